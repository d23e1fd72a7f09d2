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


def honored(entry: Entry, book: Book) -> HonoredName:
    """Make one name of a roll."""
    found = entry.recognition
    where = [book.indexes.names.division(found.division)]
    body = book.indexes.organizations.get(found.organization or "")
    if body:
        where.append(body.name)
    return HonoredName(
        name=shown_name(found.person, book.today),
        url=urls.recognition(found.id),
        masked=is_masked(found.person),
        star=star_word(found.star),
        where=" · ".join(where),
        hours=hours_word(found.hours),
    )


def by_star(entries: Sequence[Entry], book: Book) -> Iterator[HonorGroup]:
    """Group entries that are sorted by star."""
    for star, found in groupby(entries, key=lambda entry: entry.recognition.star):
        yield group(f"{star_word(star)}志愿者", found, book)


def by_year(entries: Sequence[Entry], book: Book) -> Iterator[HonorGroup]:
    """Group entries that are sorted by the day they were granted."""
    for year, found in groupby(entries, key=lambda entry: entry.granted_on.year):
        yield group(f"{year}年认定", found, book)


def group(title: str, entries: Iterable[Entry], book: Book) -> HonorGroup:
    """Put names together under a title."""
    return HonorGroup(title=title, names=tuple(honored(entry, book) for entry in entries))


def any_masked(groups: Iterable[HonorGroup]) -> bool:
    """Tell whether a name of the groups is masked."""
    return any(name.masked for found in groups for name in found.names)


def full_date(day: dt.date) -> str:
    """Return such as 2026年11月22日: a roll is read in other years too."""
    return text.date(day)
