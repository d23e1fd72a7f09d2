"""Stories and pages of prose, as front matter makes them; and other people's plugins on them."""

from pathlib import Path

from plugins.pages.views import StoryPage
from tests.photographs import photograph
from tests.plugins.building import FILES, Kept, keep, pelican, story, workspace
from tests.plugins.sample import sample_snapshot
from tests.plugins.test_site import OTHER_CITY
from tests.support import ROOT, tree

FULL = story(
    "full", title='The "old" & the <new>', date="2026-11-23T08:00:00+00:00", body="Text.",
    more=(
        "lang: en\nsource: 样例报\nmodified: 2026-11-24 09:00\nspirit: [friendship]\n"
        "cover: {path: /images/river.jpg, alt: 河岸, credit: 样例日报}\n"
        "corrections:\n  - date: 2026-11-24\n    text: 改正了一个数字\n"
        "related: {openings: [OP-HIDDEN, OP-404], stations: [ST-1]}\n"
    ),
)  # fmt: skip

OTHER_PLUGIN = """
from pelican.generators import Generator
from pelican.plugins import signals

class Extra(Generator):
    def generate_output(self, writer):
        template = self.env.from_string("{{ SITENAME }} {{ articles | length }}")
        writer.write_file(PATH, template, self.context, url="extra/")

def _written(path, context):
    if "article" in context:
        print("WRITTEN", path, context["article"].title)

def _give(pelican):
    return Extra

def register():
    signals.get_generators.connect(_give)
    signals.content_written.connect(_written)
"""


def _with_other_plugin(place_root: Path, path: str) -> str:
    (place_root / "other_plugin.py").write_text(OTHER_PLUGIN.replace("PATH", repr(path)))
    settings = place_root / "otherconf.py"
    settings.write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(place_root)!r}]\n"
        "from pelicanconf import *\nPLUGINS = [*PLUGINS, 'other_plugin']\n"
    )
    return str(settings)


def test_a_story_shows_all_that_its_front_matter_says(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "stories/2026/full.md": FULL, "images/river.jpg": photograph("secret"),
    }  # fmt: skip
    kept = keep(workspace(tmp_path, files))
    view = kept.pages["story/full/index.html"].view
    assert isinstance(view, StoryPage)
    assert (view.lang, view.source, view.kind) == ("en", "样例报", "报道")
    assert view.cover is not None
    assert view.cover.alt == "河岸"
    assert view.corrections == ("2026年11月24日：改正了一个数字",)
    assert [row.title for related in view.related for row in related.rows] == [
        "样例广场志愿服务岗亭"
    ]
    published = (kept.place.output / "images/river.jpg").read_bytes()
    assert published.startswith(b"\xff\xd8")
    assert b"secret" not in published
    html = kept.url("/story/full/")
    assert 'lang="en"' in html
    assert "the &lt;new&gt;" in html
    assert "<updated>2026-11-24T09:00:00+08:00</updated>" in kept.text("feeds/stories.atom.xml")


def test_a_day_alone_is_midnight_in_the_city(tmp_path: Path) -> None:
    files = {"stories/day.md": story("day", date="2026-11-24")}
    kept = keep(workspace(tmp_path, files), BUILD_TIME="2026-11-24T00:00:00+08:00")
    assert "story/day/index.html" in kept.pages
    kept = keep(kept.place, BUILD_TIME="2026-11-23T15:59:59+00:00")
    assert "story/day/index.html" not in kept.pages


def test_no_persons_name_is_published(sample_site: Kept) -> None:
    for path, data in tree(sample_site.place.output).items():
        assert "张三丰" not in data.decode(), path
        assert "李四光" not in data.decode(), path


def test_prose_stands_at_the_foot_in_its_order(tmp_path: Path) -> None:
    files = {
        f"pages/{slug}.md": f"---\ntitle: 第{order}页\nslug: {slug}\norder: {order}\n---\n正文"
        for slug, order in (("a", 3), ("b", 1), ("c", 2))
    }
    kept = keep(workspace(tmp_path, files))
    assert [link.url for link in kept.site.footer][:3] == ["/b/", "/c/", "/a/"]


def test_the_programme_and_the_regulation_are_built(tmp_path: Path) -> None:
    pages = {
        f"pages/{file.name}": file.read_text(encoding="utf-8")
        for file in (ROOT / "content" / "pages").glob("*.md")
    }
    kept = keep(workspace(tmp_path, pages))
    assert {"programme/index.html", "regulation/index.html"} <= set(kept.pages)


def test_other_peoples_plugins_write_and_listen(tmp_path: Path) -> None:
    place = workspace(tmp_path, FILES)
    said = pelican(place, _with_other_plugin(tmp_path, "extra/index.html"))
    assert (place.output / "extra" / "index.html").read_text() == "郴州志愿之城 1"
    assert f"WRITTEN {place.output}/story/river/index.html 沿河一上午" in said


def test_other_peoples_plugins_take_no_page_of_ours(tmp_path: Path) -> None:
    place = workspace(tmp_path, FILES)
    said = pelican(place, _with_other_plugin(tmp_path, "openings/index.html"), code=1)
    assert "openings/index.html" in said


def test_a_city_whose_language_pelican_does_not_know_is_built(tmp_path: Path) -> None:
    city = OTHER_CITY.replace("zh-CN", "zh-Hans").replace(", emblem: mark.svg", "")
    kept = keep(workspace(tmp_path, {"city.yaml": city}, sample_snapshot({}, city="000100")))
    assert '<html lang="zh-Hans"' in kept.url("/")
