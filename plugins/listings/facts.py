"""Small helpers for labelled values. What the record doesn't say has no value: 未提供."""

from collections.abc import Iterable

from plugins.pages import text, urls
from plugins.pages.chrome import telephone
from plugins.pages.pillars import pillars_of
from plugins.pages.views import Fact
from scripts.records.fields import Period
from scripts.records.person import Person
from scripts.rules.naming import NOBODY


def fact(label: str, value: str | None, url: str | None = None, lang: str | None = None) -> Fact:
    """Return a fact of one value, or of none."""
    return Fact(
        label=label, values=(value,) if value else (), url=url if value else None, lang=lang
    )


def known(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Keep the facts that say something: for what is optional, not owed."""
    return tuple(found for found in facts if found.values)


def phone(number: str | None) -> Fact:
    """Return an office's phone, to call by touching it."""
    return fact("办公电话", number, telephone(number) if number else None)


def spirit(codes: Iterable[str]) -> Fact:
    """Return the pillars of the volunteer spirit that something shows, and the way to them."""
    return fact("志愿精神", "、".join(pillar.name for pillar in pillars_of(codes)), urls.SPIRIT)


def person(label: str, who: Person | None, lang: str | None = None) -> Fact:
    """Return who it is: the name where it may be shown, else what stands in its place.

    Names were judged when the snapshot was read for this day.
    """
    if who is None:
        return Fact(label=label)
    return fact(label, who.name or who.masked or NOBODY, lang=lang if who.name else None)


def yes_or_no(label: str, value: bool | None, yes: str, no: str) -> Fact:
    """Return a yes or a no in words."""
    return fact(label, None if value is None else yes if value else no)


def period(found: Period | None) -> str | None:
    """Return such as 2026年3月5日 至 2026年12月5日."""
    if found is None:
        return None
    if found.end is None:
        return f"{text.date(found.start)}起"
    return f"{text.date(found.start)} 至 {text.date(found.end)}"
