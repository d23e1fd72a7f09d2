"""What stops a build: each with one clear message, exit code 1, and no half-made silence."""

from pathlib import Path

import pytest

from plugins.pages.assets import publish_assets
from plugins.pages.declare import DeclaredPage
from plugins.pages.stylesheet import minify, stylesheet
from scripts.city import load_city
from scripts.errors import BuildError
from tests.photographs import photograph
from tests.plugins.building import FILES, pelican, story, workspace
from tests.plugins.sample import sample_snapshot
from tests.support import ROOT

BAD_TEXTS = {
    "stories/status.md": (
        story("status", more="status: scheduled\n"),
        ":7: status：不认识的取值 'scheduled'",
    ),
    "stories/yaml.md": ('---\ntitle: "没有收尾\nslug: a\n---\n正文', "YAML 格式有误"),
    "stories/bare.md": ("# 标题\n正文", ":1: 文件不是以 --- 开头"),
    "stories/list.md": ("---\n- 一\n---\n正文", "一行一项"),
    "stories/slugless.md": ("---\ntitle: 无\ndate: 2026-01-01\n---\n正文", "没有写 slug"),
    "stories/slug.md": (story("A B"), ":3: slug：应为小写字母"),
    "stories/date.md": (
        story("date", date="2026/13/5"), ":4: date 写成了 2026/13/5；日期写成 年-月-日",
    ),
    "stories/field.md": (story("field", more="save_as: x.html\n"), "save_as"),
    "stories/twice.md": (story("twice", more="kind: 新闻\n"), "kind 在第 5 行已经写过"),
    "stories/kind.md": (story("kind").replace("报道", "杂谈"), ":5: kind："),
    "stories/alt.md": (story("alt", body="![](/images/a.jpg)"), "没有替代文字"),
    "stories/none.md": (
        story("none", body="![河](/images/none.jpg)"), "没有 content/images/none.jpg",
    ),
    "stories/elsewhere.md": (
        story("elsewhere", body="![河](https://cdn.example.org/a.jpg)"), "content/images/",
    ),
    "stories/script.md": (story("script", body="[点我](javascript:alert)"), "javascript:alert"),
    "pages/kind.md": ("---\ntitle: 页\nslug: a\nkind: 报道\n---\n正文", "kind"),
    "stories/other.txt": ("正文", "应以 .md 结尾"),
    "stories/capitals.MD": (story("a"), "应以 .md 结尾"),
}  # fmt: skip


def test_all_bad_texts_stop_the_build_and_are_named_at_once(tmp_path: Path) -> None:
    files = {file: text for file, (text, _) in BAD_TEXTS.items()}
    said = pelican(workspace(tmp_path, {**FILES, **files}), code=1)
    assert "Traceback" not in said
    lines = said.splitlines()
    for file, (_, expected) in BAD_TEXTS.items():
        assert [
            line
            for line in lines
            if line.startswith((f"{file}：", f"{file}:")) and expected in line
        ], file
    assert not [line for line in lines if line.startswith(("stories/river", "pages/words"))]


def test_one_bad_text_alone_stops_the_build(tmp_path: Path) -> None:
    said = pelican(workspace(tmp_path, {"stories/a.md": "# 标题"}), fatal="", code=1)
    assert "stories/a.md:1: " in said


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (
            {"stories/a.md": story("same", title="甲"), "stories/b.md": story("same", title="乙")},
            ["story/same/index.html", "甲", "乙"],
        ),
        (
            {"pages/a.md": "---\ntitle: 抢地方\nslug: openings\n---\n正文"},
            ["openings/index.html", "抢地方", "招募信息"],
        ),
        (
            {"stories/a.md": story("a", title="甲").replace("kind:", "lang: en\nkind:"),
             "stories/b.md": story("a", title="乙")},
            ["story/a/index.html", "甲", "乙"],
        ),
    ],
)  # fmt: skip
def test_two_pages_with_one_path_are_both_named(
    tmp_path: Path, files: dict[str, str], names: list[str]
) -> None:
    said = pelican(workspace(tmp_path, files), code=1)
    assert "两个页面用了同一个路径" in said
    assert [name for name in names if name not in said] == []


BROKEN_AT_THE_END = """
from pelican.plugins import signals
def _break(pelican):
    raise ValueError("broken")
def register():
    signals.finalized.connect(_break)
"""


@pytest.mark.parametrize(
    ("plugin", "fatal"),
    [
        ("import nothing_of_this_name\n", "warnings"),
        ("import nothing_of_this_name\n", ""),
        ("def register():\n    raise ValueError('broken')\n", ""),
        (BROKEN_AT_THE_END, ""),
    ],
)
def test_a_broken_plugin_stops_the_build_even_without_fatal(
    tmp_path: Path, plugin: str, fatal: str
) -> None:
    place = workspace(tmp_path, {})
    (tmp_path / "broken_plugin.py").write_text(plugin)
    settings = tmp_path / "brokenconf.py"
    settings.write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]\n"
        "from pelicanconf import *\nPLUGINS = [*PLUGINS, 'broken_plugin']\n"
    )
    pelican(place, settings=str(settings), fatal=fatal, code=1)


@pytest.mark.parametrize("path", ["../outside.html", "/etc/x.html"])
def test_a_path_outside_the_output_is_refused(tmp_path: Path, path: str) -> None:
    place = workspace(tmp_path, {})
    (tmp_path / "outside_plugin.py").write_text(
        "from pelican.plugins import signals\n"
        "from plugins.pages.declare import DeclaredPage\n"
        "from plugins.pages.generator import PageGenerator\n"
        "class Outside(PageGenerator):\n"
        "    def pages(self):\n"
        f"        yield DeclaredPage(path={path!r}, template='files/robots.txt', view=None)\n"
        "def _give(pelican):\n    return Outside\n"
        "def register():\n    signals.get_generators.connect(_give)\n"
    )
    settings = tmp_path / "outsideconf.py"
    settings.write_text(
        f"import sys\nsys.path[:0] = [{str(ROOT)!r}, {str(tmp_path)!r}]\n"
        "from pelicanconf import *\nPLUGINS = [*PLUGINS, 'outside_plugin']\n"
    )
    said = pelican(place, settings=str(settings), code=1)
    assert "不在输出文件夹内" in said
    assert not (tmp_path / "outside.html").exists()


def test_a_snapshot_of_another_city_is_refused(tmp_path: Path) -> None:
    place = workspace(tmp_path, {}, sample_snapshot(city="110100"))
    said = pelican(place, code=1)
    assert "110100" in said
    assert "scripts pull" in said


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"BUILD_TIME": "2026-11-24 10:00"}, "BUILD_TIME"),
        ({"BUILD_TIME": "soon"}, "BUILD_TIME"),
        ({"PORTAL_CONTENT": "/nowhere"}, "city.yaml"),
    ],
)
def test_a_wrong_setting_is_told_in_one_sentence(
    tmp_path: Path, environ: dict[str, str], expected: str
) -> None:
    said = pelican(workspace(tmp_path, {}), code=1, **environ)
    assert expected in said
    assert "Traceback" not in said


def test_content_of_another_folder_is_refused(tmp_path: Path) -> None:
    place = workspace(tmp_path / "one", {})
    other = workspace(tmp_path / "other", FILES)
    said = pelican(place, code=1, PORTAL_CONTENT=str(other.content))
    assert "PORTAL_CONTENT" in said


def test_a_draft_and_a_coming_story_leave_no_trace(tmp_path: Path) -> None:
    picture = "images/draft.jpg"
    files: dict[str, str | bytes] = {
        "stories/draft.md": story("draft", title="草稿一篇", more="status: draft\n",
                                  body="![河](/images/draft.jpg)"),
        "stories/coming.md": story("coming", title="明天的故事", date="2026-11-25",
                                   body="![河](/images/draft.jpg)"),
        "stories/now.md": story("now", body="![河](/images/now.jpg)"),
        picture: photograph(), "images/now.jpg": photograph(),
    }  # fmt: skip
    place = workspace(tmp_path, files)
    pelican(place)
    assert not (place.output / picture).exists()
    assert (place.output / "images" / "now.jpg").exists()
    assert not (place.output / "drafts").exists()
    for file in place.output.rglob("*.*ml"):
        text = file.read_text(encoding="utf-8")
        assert "草稿一篇" not in text
        assert "明天的故事" not in text
    pelican(place, BUILD_TIME="2026-11-25T00:00:00+08:00")
    assert (place.output / "story" / "coming" / "index.html").exists()


def test_what_a_former_build_left_is_gone(tmp_path: Path) -> None:
    place = workspace(tmp_path, FILES)
    pelican(place)
    (place.content / "stories" / "river.md").unlink()
    pelican(place)
    assert not (place.output / "story" / "river").exists()


def test_style_sheets_are_joined_and_strings_stay(tmp_path: Path) -> None:
    css = tmp_path / "css"
    (css / "components").mkdir(parents=True)
    (css / "base.css").write_text('a::before { content: "/* kept */  ; {" } /* gone */\n')
    (css / "tokens.css").write_text(":root { --x: calc(1px + 2px) ; }\n\n")
    (css / "components" / "b.css").write_text(".b > .c , .d { color : red ; }")
    (css / "components" / "a.css").write_text(".a :hover { margin: 0  auto }")
    colours = load_city(ROOT / "content" / "city.yaml").colours
    text = stylesheet(css, colours)
    assert text.index("--x") < text.index("a::before") < text.index(".a :hover") < text.index(".b")
    assert '"/* kept */  ; {"' in text
    assert "gone" not in text
    assert "calc(1px + 2px)" in text
    assert ".a :hover{margin: 0 auto}" in text
    assert text.rstrip().endswith(f"--city-accent:{colours.accent}}}")
    assert minify("a { }") == "a{}"
    (css / "base.css").write_text("@import 'x.css';")
    with pytest.raises(BuildError, match="@import"):
        stylesheet(css, colours)


def test_declared_pages_know_their_address() -> None:
    assert DeclaredPage(path="index.html", template="x", view=None).url == "/"
    assert DeclaredPage(path="a/index.html", template="x", view=None).url == "/a/"
    assert DeclaredPage(path="404.html", template="x", view=None).url == "/404.html"
    assert publish_assets.__doc__


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"HEIC", "不是完整的"), (photograph(kind="PNG"), "请把文件名改成以 .png 结尾")],
)
def test_a_picture_is_what_its_name_says(tmp_path: Path, data: bytes, sentence: str) -> None:
    text = story("now", body="![河](/images/now.jpg)")
    files: dict[str, str | bytes] = {"stories/now.md": text, "images/now.jpg": data}
    said = pelican(workspace(tmp_path, files), code=1)
    assert sentence in said
    assert "images/now.jpg" in said


@pytest.mark.parametrize("name", ["dance.gif", "sign.svg", "phone.heic", "LOUD.JPG"])
def test_what_cannot_be_written_anew_is_not_published(tmp_path: Path, name: str) -> None:
    text = story("now", body=f"![河](/images/{name})")
    files: dict[str, str | bytes] = {"stories/now.md": text, f"images/{name}": photograph()}
    said = pelican(workspace(tmp_path, files), code=1)
    assert f"images/{name}" in said
    assert "请另存为 JPEG 或 PNG" in said
