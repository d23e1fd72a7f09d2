"""People in stories: named with consent, masked without, gone when withdrawn."""

import json
from pathlib import Path

import pytest

from tests.photographs import photograph
from tests.plugins.building import Kept, keep, pelican, story, workspace
from tests.support import tree

CONSENT = "{purpose: story, given_on: 2026-01-01%s}"
BODY = """
**张三丰**说，张 三 丰和 [张三丰](/openings/) 一样；&#24352;三丰也是。

## 张三丰的下午

![张三丰在河边](/images/river.jpg "张三丰（左）")

见 [那个下午](#张三丰的下午)。
"""


def told(root: Path, people: str, body: str = BODY, **more: str) -> Kept:
    text = story(
        "told", title="张三丰的一天", body=body,
        more=(
            f"{more.get('front', '')}{people}"
            "cover: {path: /images/river.jpg, alt: 张三丰捡起一只瓶子}\n"
            "corrections:\n  - {date: 2026-11-23, text: 张三丰的年龄写错了}\n"
        ),
    ).replace("summary: 一句话。", "summary: 张三丰做了什么。")  # fmt: skip
    files: dict[str, str | bytes] = {"stories/told.md": text, "images/river.jpg": photograph()}
    return keep(workspace(root, files))


def everything(kept: Kept) -> str:
    return b"".join(tree(kept.place.output).values()).decode(errors="replace")


def people(consents: str = "", **more: object) -> str:
    fields = "".join(f", {name}: {value}" for name, value in more.items())
    return f"people:\n  - {{name: 张三丰, role: 老师, consents: [{consents}]{fields}}}\n"


@pytest.mark.parametrize(
    ("entry", "called"),
    [
        (people(), "张**"),
        (people(CONSENT % ", withdrawn_on: 2026-11-24"), "张**"),
        (people(CONSENT % ", valid_until: 2026-11-23"), "张**"),
        (people(CONSENT.replace("story", "picture") % ""), "张**"),
        (people(CONSENT % "", never_named="true"), "某老师"),
        (people(CONSENT % "", named_from="2026-12-01"), "张**"),
        ("author: 张三丰\n", "张**"),
    ],
)
def test_a_name_without_consent_is_masked_everywhere(
    tmp_path: Path, entry: str, called: str
) -> None:
    kept = told(tmp_path, entry)
    assert "张三丰" not in everything(kept)
    assert "张 三 丰" not in everything(kept)
    page = kept.url("/story/told/")
    assert f"<strong>{called}</strong>说，{called}和" in page
    assert f'<h2 id="{called}的下午">{called}的下午</h2>' in page
    assert f'href="#{called}的下午"' in page
    assert f'alt="{called}在河边"' in page
    assert f"{called}做了什么" in kept.text("feeds/stories.atom.xml")
    assert f"{called}的一天" in kept.url("/stories/")
    assert json.loads((kept.place.root / "build/shown.json").read_text()) == {}


def test_a_name_with_consent_stands_until_its_end(tmp_path: Path) -> None:
    entry = people(CONSENT % ", valid_until: 2026-12-31")
    kept = told(tmp_path, entry)
    assert "张三丰的一天" in kept.url("/stories/")
    changes = kept.pages["story/told/index.html"].changes_at
    assert changes is not None
    assert changes.isoformat() == "2027-01-01T00:00:00+08:00"
    (holders,) = json.loads((kept.place.root / "build/shown.json").read_text()).values()
    assert {"story/told/index.html", "feeds/stories.atom.xml"} <= set(holders)
    later = keep(kept.place, BUILD_TIME="2027-01-01T00:00:00+08:00")
    assert "张三丰" not in everything(later)


def test_who_wrote_and_edited_it_is_named_with_consent(tmp_path: Path) -> None:
    editor = f"editor: {{name: 李四光, consents: [{CONSENT % ''}]}}\nauthor: 王五\n"
    page = told(tmp_path, editor).url("/story/told/")
    assert "责任编辑：李四光" in page
    assert "作者" not in page
    assert "王五" not in page


def test_a_picture_of_people_needs_the_consent_of_all(tmp_path: Path) -> None:
    both = (
        "people:\n  - {name: 张三丰, consents: [{purpose: picture, given_on: 2026-01-01}]}\n"
        "  - {name: 李四光, consents: [%s]}\n"
        "pictures:\n  - {path: /images/river.jpg, shows: [张三丰, 李四光]}\n"
    )
    without = told(tmp_path / "without", both % "")
    assert "river.jpg" not in everything(without)
    assert not (without.place.output / "images/river.jpg").exists()
    agreed = told(tmp_path / "agreed", both % "{purpose: picture, given_on: 2026-01-01}")
    assert (agreed.place.output / "images/river.jpg").exists()
    assert "张**在河边" in agreed.url("/story/told/")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("张**三丰**说", "姓名被标记隔开"),
        ("[百科](https://example.org/%E5%BC%A0%E4%B8%89%E4%B8%B0)", "链接的地址含有"),
    ],
)
def test_what_no_mask_can_mend_stops_the_build(tmp_path: Path, body: str, sentence: str) -> None:
    files = {"stories/told.md": story("told", body=body, more=people())}
    assert sentence in pelican(workspace(tmp_path, files), code=1)


def test_a_withdrawn_story_is_gone_and_its_address_says_so(tmp_path: Path) -> None:
    front = "withdrawn: 2026-11-24\n"
    kept = told(tmp_path, people(CONSENT % ""), front=front)
    assert "told" not in everything(kept)
    assert not (kept.place.output / "images").exists()
    lines = (kept.place.root / "build/gone.map").read_text().splitlines()
    assert [line for line in lines if "told" in line or "images" in line] == [
        "/images/river.jpg 410;",
        "/story/told 410;",
        "/story/told/ 410;",
        "/story/told/index.html 410;",
        "/story/told/card.png 410;",
    ]
    assert "told" not in kept.pages
    again = keep(kept.place, GONE_PAGES="1")
    page = again.url("/story/told/")
    assert 'name="robots" content="noindex' in page
    assert "张三丰" not in page


def test_every_picture_of_a_withdrawn_story_is_gone_but_what_another_shows(tmp_path: Path) -> None:
    body = "![一条河](/images/river.jpg)\n\n![一座山](/images/hill.jpg)"
    files: dict[str, str | bytes] = {
        "stories/back.md": story("back", body=body, more="withdrawn: 2026-11-24\n"),
        "stories/stays.md": story("stays", body="![一座山](/images/hill.jpg)"),
        "images/river.jpg": photograph(),
        "images/hill.jpg": photograph(),
    }
    kept = keep(workspace(tmp_path, files))
    gone = (kept.place.root / "build/gone.map").read_text()
    assert "/images/river.jpg 410;" in gone
    assert "hill.jpg" not in gone
    assert (kept.place.output / "images/hill.jpg").exists()
    assert not (kept.place.output / "images/river.jpg").exists()


def test_a_picture_that_lost_a_consent_answers_that_it_is_gone(tmp_path: Path) -> None:
    entry = (
        "people:\n  - {name: 张三丰, consents: [{purpose: picture, given_on: 2026-01-01%s}]}\n"
        "pictures:\n  - {path: /images/river.jpg, shows: [张三丰]}\n"
    )
    shown = told(tmp_path / "shown", entry % "")
    assert (shown.place.root / "build/gone.map").read_text() == ""
    lost = told(tmp_path / "lost", entry % ", withdrawn_on: 2026-11-24")
    assert (lost.place.root / "build/gone.map").read_text() == "/images/river.jpg 410;\n"


def test_a_story_to_be_withdrawn_stands_until_then(tmp_path: Path) -> None:
    kept = told(tmp_path, people(CONSENT % ""), front="withdrawn: 2026-12-01\n")
    changes = kept.pages["story/told/index.html"].changes_at
    assert changes is not None
    assert changes.isoformat() == "2026-12-01T00:00:00+08:00"
    assert (kept.place.root / "build/gone.map").read_text() == ""
