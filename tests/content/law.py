"""Laws quoted in content/pages: finding the quotations, and comparing them with the law.

A quotation is a blockquote that begins with its law and article in bold, such as
`> **《志愿服务条例》第十二条** 志愿服务组织可以招募志愿者……`; each of its paragraphs is a whole
paragraph of that article.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_QUOTE = re.compile(r"(?:^>.*\n?)+", re.MULTILINE)
_HEAD = re.compile(r"\*\*《(?P<law>[^》]+)》(?P<article>第[零一二三四五六七八九十百]+条)\*\*\s+")
_ARTICLE = re.compile(r"^(第[零一二三四五六七八九十百]+条)\s+", re.MULTILINE)


class Quotation(NamedTuple):
    page: str
    law: str
    article: str
    paragraphs: list[str]

    def __str__(self) -> str:
        return f"{self.page}：《{self.law}》{self.article}"


def blockquotes(text: str) -> list[str]:
    """Return the text of each blockquote, without its marks."""
    return [re.sub(r"^> ?", "", quote, flags=re.MULTILINE) for quote in _QUOTE.findall(text)]


def quotations(page: str, text: str) -> Iterator[Quotation]:
    """Yield each quotation of a page; a blockquote without law and article is an error."""
    for quote in blockquotes(text):
        head = _HEAD.match(quote)
        assert head, f"{page}：引文开头应写成 **《法律名》第几条**：{quote[:40]}"
        yield Quotation(page, head["law"], head["article"], _paragraphs(quote[head.end() :]))


def articles(law: str) -> dict[str, list[str]]:
    """Split a law's Markdown into its articles, each a list of paragraphs."""
    parts = _ARTICLE.split(re.sub(r"^#.*$", "", law, flags=re.MULTILINE))
    return {name: _paragraphs(text) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def law_text(folder: Path, name: str) -> str:
    """Read a law by its short name: the file is `名称(日期).md`."""
    found = sorted(folder.glob(f"{name}(*).md"))
    assert len(found) == 1, f"《{name}》应当正好有一个文件，找到 {len(found)} 个"
    return found[0].read_text(encoding="utf-8")


def difference(quotation: Quotation, law: str) -> str | None:
    """Say which paragraph isn't in the article, or that the order differs; None if all is true."""
    known = articles(law).get(quotation.article)
    if known is None:
        return f"{quotation}：没有这一条"
    places = []
    for paragraph in quotation.paragraphs:
        if paragraph not in known:
            return f"{quotation}：原文没有这一段：{paragraph}"
        places.append(known.index(paragraph))
    return None if places == sorted(set(places)) else f"{quotation}：各段的次序与原文不同"


def _paragraphs(text: str) -> list[str]:
    """Split at blank lines; white space within Chinese text doesn't count."""
    return [re.sub(r"\s+", "", part) for part in re.split(r"\n\s*\n", text) if part.strip()]
