"""The hubs of the four pillars gather what is tagged, as an independent count has it."""

import copy
import re
from pathlib import Path
from typing import Any

import pytest

from plugins.pages.views import HomePage, PillarPage, SpiritPage
from tests.honors.honored import AWARDS, RECOGNITIONS, honors_snapshot
from tests.plugins.building import Kept, keep, story, workspace
from tests.plugins.sample import OPENINGS, PROJECTS
from tests.support import Sandbox

CODES = {"dedication": "奉献", "friendship": "友爱", "mutual-aid": "互助", "progress": "进步"}
TAGS: dict[str, list[str]] = {
    "OP-OPEN": ["dedication", "friendship"], "OP-FULL": ["dedication"],
    "OP-ENDED": ["dedication"], "OP-HIDDEN": ["dedication"], "OP-ENGLISH": ["friendship"],
    "PR-1": ["dedication"], "PR-2": ["friendship", "dedication"],
    "RC-GRANTED": ["dedication"], "RC-MASKED": ["dedication"], "RC-LAPSED": ["friendship"],
    "RC-NOTICE": ["dedication"], "RC-WITHDRAWN": ["dedication"], "RC-COMING": ["dedication"],
    "AW-1": ["dedication"], "AW-2": ["friendship"], "AW-COMING": ["dedication"],
}  # fmt: skip
SHOWN = {
    "dedication": {"OP-OPEN", "OP-FULL", "PR-1", "PR-2", "RC-GRANTED", "RC-MASKED", "AW-1"},
    "friendship": {"OP-OPEN", "OP-ENGLISH", "PR-2", "RC-LAPSED", "AW-2"},
    "mutual-aid": set(),
    "progress": set(),
}
STORIES = {
    "stories/a.md": story("a", title="甲故事", more="spirit: [dedication, progress]\n"),
    "stories/b.md": story("b", title="乙故事", more="spirit: [dedication]\n"),
    "stories/c.md": story("c", title="丙故事"),
    "stories/draft.md": story("draft", more="spirit: [mutual-aid]\nstatus: draft\n"),
    "stories/later.md": story("later", date="2026-12-01", more="spirit: [mutual-aid]\n"),
}


def tagged(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = copy.deepcopy(rows)
    for row in found:
        row["spirit"] = TAGS.get(row["id"], [])
    return found


def place(root: Path, files: dict[str, str]) -> Sandbox:
    snapshot = honors_snapshot(
        openings=tagged(OPENINGS), projects=tagged(PROJECTS),
        recognitions=tagged(RECOGNITIONS), awards=tagged(AWARDS),
    )  # fmt: skip
    return workspace(root, files, snapshot)


@pytest.fixture(scope="module")
def spirit_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep(place(tmp_path_factory.mktemp("spirit"), STORIES))


def hub(site: Kept, code: str, page: str = "") -> PillarPage:
    view = site.pages[f"spirit/{code}/{page}index.html"].view
    assert isinstance(view, PillarPage)
    return view


def main(site: Kept, url: str) -> str:
    return site.url(url).partition("<main")[2].partition("</main>")[0]


def shown(site: Kept, code: str) -> set[str]:
    """Return the records that a hub shows: those it links to, and awards by what was done."""
    page = main(site, f"/spirit/{code}/")
    linked = re.findall(r'href="/(?:opening|project|recognition)/([A-Z0-9-]+)/"', page)
    return {*linked, *(award["id"] for award in AWARDS if award.get("deeds", "<none>") in page)}


@pytest.mark.parametrize("code", CODES)
def test_a_hub_gathers_what_is_tagged_and_public(spirit_site: Kept, code: str) -> None:
    assert shown(spirit_site, code) == SHOWN[code]
    stories = [row.title for group in hub(spirit_site, code).groups for row in group.stories]
    expected = {"dedication": ["乙故事", "甲故事"], "progress": ["甲故事"]}
    assert stories == expected.get(code, [])
    assert hub(spirit_site, code).title == CODES[code]


def test_the_balance_is_counted(spirit_site: Kept) -> None:
    view = spirit_site.pages["spirit/index.html"].view
    assert isinstance(view, SpiritPage)
    assert view.columns == ("故事", "招募", "项目", "荣誉")
    assert {row.name: row.counts for row in view.pillars} == {
        "奉献": (2, 2, 2, 3), "友爱": (0, 2, 1, 2), "互助": (0, 0, 0, 0), "进步": (1, 0, 0, 0),
    }  # fmt: skip
    assert view.balance == "故事里写得最多的是奉献（2 篇），最少的是友爱、互助（还没有）。"


def test_names_in_a_hub_are_as_consent_allows(spirit_site: Kept) -> None:
    assert "赵甲子" in spirit_site.url("/spirit/dedication/")
    assert "钱**" in spirit_site.url("/spirit/friendship/")
    everything = "".join(spirit_site.url(f"/spirit/{code}/") for code in CODES)
    for name in ("钱乙丑", "郑庚午", "卫癸酉", "褚壬申", "朱丁丑"):
        assert name not in everything


def test_an_empty_hub_says_what_to_do(spirit_site: Kept) -> None:
    page = spirit_site.url("/spirit/mutual-aid/")
    assert "还没有标注“互助”的故事和活动" in page
    assert "spirit 里写上 mutual-aid" in page
    assert 'href="/openings/"' in main(spirit_site, "/spirit/mutual-aid/")


def test_a_site_without_stories_says_so_too(tmp_path: Path) -> None:
    site = keep(workspace(tmp_path, {}))
    assert "还没有标注志愿精神的故事。" in site.url("/spirit/")
    view = site.pages["index.html"].view
    assert isinstance(view, HomePage)
    assert view.pillars == ()


def test_many_stories_are_paged_and_the_rest_stands_first(tmp_path: Path) -> None:
    files = {
        f"stories/{n}.md": story(f"s{n}", title=f"故事{n}", more="spirit: [dedication]\n")
        for n in range(23)
    }
    site = keep(place(tmp_path, files))
    first, second = hub(site, "dedication"), hub(site, "dedication", "page/2/")
    assert [len(group.stories) for group in first.groups] == [20, 0, 0, 0]
    assert [len(group.stories) for group in second.groups] == [3]
    assert "23 篇故事" in first.summary


def test_the_hubs_are_found(spirit_site: Kept) -> None:
    for url in ("/", "/about/"):
        assert 'href="/spirit/"' in spirit_site.url(url).partition("<footer")[2]
    for code, name in CODES.items():
        assert f'<a href="/spirit/{code}/">{name}</a>' in spirit_site.url("/sitemap/")
        assert f'href="/spirit/{code}/"' in main(spirit_site, "/")
        assert f"/spirit/{code}/" in spirit_site.text("sitemap.xml")
    assert (
        '志愿精神：<a href="/spirit/dedication/">奉献</a> <a href="/spirit/progress/">进步</a>'
        in spirit_site.url("/story/a/")
    )
    assert (
        "志愿精神" not in spirit_site.url("/story/c/").partition("<main")[2].partition("</main")[0]
    )
    assert "奉献、友爱" in spirit_site.url("/opening/OP-OPEN/")
    assert "奉献、友爱" in spirit_site.url("/project/PR-2/")


def test_a_hub_changes_when_a_story_comes_or_an_opening_turns(tmp_path: Path) -> None:
    soon = keep(place(tmp_path / "now", STORIES))
    moment = soon.pages["spirit/mutual-aid/index.html"].changes_at
    assert moment
    for later in (moment.isoformat(), "2026-12-01T00:00:00+08:00"):
        after = keep(place(tmp_path / later[:13], STORIES), BUILD_TIME=later)
        for code in CODES:
            path = f"spirit/{code}/index.html"
            changes = soon.pages[path].changes_at
            if changes is None or changes > after.now:
                assert after.text(path) == soon.text(path)
    assert "一个故事" in after.url("/spirit/mutual-aid/")
