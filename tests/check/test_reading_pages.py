"""The quick way of reading a page says what html5lib by itself says, whatever is written there."""

import random

import pytest
from html5lib._tokenizer import HTMLTokenizer
from html5lib.treebuilders import getTreeBuilder

from scripts.check import read_html
from scripts.check.document import Document
from scripts.check.plain_tags import PlainTags
from tests.check.small_site import small_site
from tests.proofs import Tell
from tests.support import share

RICH = """<table><caption>表</caption><tr><th scope="col">周一<td>二</table>
<form action="/openings/"><label for=a>找</label><select id="a" name="q"><option selected>甲
<option value="乙&amp;丙">乙</select><textarea>
<p></textarea><input type="checkbox" checked><button disabled>找</button></form>
<ul><li><b>一<i>二</b>三</i><li><a href="/x/?a=1&b=2">四<a href='/y/'>五</a></ul>
<svg viewBox="0 0 9 9"><path d="M0 0"/><title>画</title></svg><math><mi>x</mi></math>
<details open><summary>更多</summary><dl><dt>时<dd>八点</dl></details><pre>
空行</pre><noscript><p>没有脚本</p></noscript><img src="a.png" alt="<图>" src="b.png"><br/><p/>
"""
PIECES = (
    "<", ">", '"', "=", "&", "/", "\0", "'", " ", "\n", "\r\n", "\t", "A", "&amp;", "&copy",
    "\ufdd0", "<p>", "</p>", "<table>", "<a>", "</a>", "<b>", "<li>", "<td>", "<select>", 'x="1"',
    "<!--", "-->", "<title>", "<script>", "</script>", "<style>", "</style>", "<textarea>\n",
    "<form>", "</body>", "<svg><path/>", "</svg>", "<math>", "<frameset>", "</br>", "<plaintext>",
    "<P CLASS=a>",
)  # fmt: skip


def plainly(monkeypatch: pytest.MonkeyPatch, text: str) -> Document:
    """Read with html5lib's own tokenizer and tree."""
    with monkeypatch.context() as patch:
        patch.setattr(PlainTags, "dataState", HTMLTokenizer.dataState)
        patch.setattr(read_html, "BareTree", getTreeBuilder("etree"))
        return read_html.read_html("page", text)


def spoiled(chance: random.Random, page: str) -> str:
    """Return a page with pieces put in at places by chance, and a few signs taken out."""
    for _ in range(chance.randrange(1, 9)):
        at = chance.randrange(len(page))
        page = page[:at] + chance.choice(PIECES) + page[at + chance.randrange(3) :]
    return page


@pytest.mark.parametrize("seed", range(share(2, 20)))
def test_a_spoiled_page_is_read_as_html5lib_reads_it(
    monkeypatch: pytest.MonkeyPatch, proof: Tell, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 # a repeatable one is meant
    pages = [text for path, text in small_site().items() if path.endswith(".html")]
    pages += [pages[0].replace("<h1>", f"{RICH * 40}<h1>"), pages[0].replace("<h1>", f"{RICH}<h1>")]
    proof("a page is read as html5lib itself reads it", count=100, seed=seed)
    faults = 0
    for _ in range(100):
        text = spoiled(chance, chance.choice(pages))
        found, expected = read_html.read_html("page", text), plainly(monkeypatch, text)
        assert vars(found) == vars(expected), text
        faults += len(expected.faults)
    assert faults > 1000


def test_a_good_page_needs_no_help_from_html5lib(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all tags go the quick way; else it proves nothing that both ways agree."""
    slow = []

    def tag_open(self: HTMLTokenizer) -> bool:
        slow.append(self.stream.position())
        return bool(HTMLTokenizer.tagOpenState(self))

    monkeypatch.setattr(PlainTags, "tagOpenState", tag_open, raising=False)
    found = read_html.read_html("page", small_site()["index.html"])
    assert found.tags
    assert len(slow) == 1  # <!doctype html>
