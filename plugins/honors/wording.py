"""Names, stars and hours in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from plugins.honors.book import Book, Entry
from plugins.pages import text, urls
from plugins.pages.views import HonoredName, HonorGroup
from scripts.records.person import Person
from scripts.rules.naming import shown_name

_STARS = "零一二三四五"


def star_word(star: int) -> str:
    """Return such as 三星."""
    return f"{_STARS[star]}星"


def hours_word(hours: float) -> str:
    """Return such as 612.5 小时."""
    return f"{text.number(hours)} 小时"


def is_masked(person: Person) -> bool:
    """Tell whether something stands in the name's place; the person is settled."""
    return person.name is None


def honored(entry: Entry, book: Book, *, star: bool = True) -> HonoredName:
    """Make one name of a roll, with its star or without."""
    found = entry.recognition
    where = [book.indexes.names.division(found.division)]
    body = book.indexes.organizations.get(found.organization or "")
    if body:
        where.append(body.name)
    return HonoredName(
        name=shown_name(found.person, book.today),
        url=urls.recognition(found.id),
        masked=is_masked(found.person),
        star=star_word(found.star) if star else None,
        where=" · ".join(where),
        hours=hours_word(found.hours),
    )


def by_star(entries: Sequence[Entry], book: Book) -> Iterator[HonorGroup]:
    """Group entries that are sorted by star."""
    for star, found in groupby(entries, key=lambda entry: entry.recognition.star):
        yield group(f"{star_word(star)}志愿者", found, book, star=False)


def by_year(entries: Sequence[Entry], book: Book) -> Iterator[HonorGroup]:
    """Group entries of one star that are sorted by the day they were granted."""
    for year, found in groupby(entries, key=lambda entry: entry.granted_on.year):
        yield group(f"{year}年认定", found, book, star=False)


def group(title: str, entries: Iterable[Entry], book: Book, *, star: bool = True) -> HonorGroup:
    """Put names together under a title."""
    names = tuple(honored(entry, book, star=star) for entry in entries)
    return HonorGroup(title=title, names=names)


def full_date(day: dt.date) -> str:
    """Return such as 2026年11月22日: a roll is read in other years too."""
    return text.date(day)
