"""The repository's stories are invented, say so, and show every kind and every difficulty."""

import re
from typing import Any

import pytest
import yaml

from tests.support import ROOT, Sandbox

STORIES = sorted((ROOT / "content" / "stories").rglob("*.md"))


def _parts(text: str) -> tuple[dict[str, Any], str]:
    _, front, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(front), body


READ = {path: _parts(path.read_text(encoding="utf-8")) for path in STORIES}


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_each_says_that_it_is_invented_and_keeps_its_length(path: Any) -> None:
    front, body = READ[path]
    assert front["demo"] is True
    assert front["source"] == "演示稿"
    assert front["slug"] == path.stem
    assert 300 <= len(re.findall(r"[\u4e00-\u9fff]", body)) <= 900


def test_together_they_show_everything_a_story_can_have() -> None:
    fronts = [front for front, _ in READ.values()]
    text = "\n".join(body for _, body in READ.values())
    assert {front["kind"] for front in fronts} == {
        "新闻", "报道", "评论", "知识", "经验", "人物", "通知",
    }  # fmt: skip
    assert {pillar for front in fronts for pillar in front["spirit"]} == {
        "dedication", "friendship", "mutual-aid", "progress",
    }  # fmt: skip
    assert any(front.get("corrections") for front in fronts)
    assert max(len(front["title"]) for front in fronts) > 60
    for sign in ("\n## ", "\n- ", "\n1. ", "\n|---", "\n> ", "[^1]: ", "**"):
        assert sign in text


def test_the_demo_portal_shows_them_all(demo_site: Sandbox) -> None:
    for front, _ in READ.values():
        page = demo_site.output / "story" / front["slug"] / "index.html"
        assert front["title"] in page.read_text(encoding="utf-8")
