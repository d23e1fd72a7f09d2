"""The people of a story: what is owed when one is listed, and what may be shown of them."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from scripts.rules.manuscript.front_matter import Cover, ShownPeople, StoryMatter, StoryPerson
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.naming import Names, judged, masked_texts, may_be_named, names_of, turns
from scripts.rules.naming.consent import days_of
from scripts.rules.naming.credit import credited, keys
from scripts.rules.problem import Problem, Rule

PEOPLE = Rule(
    "matter-people",
    "写到的人要写清楚能不能公开姓名",
    "照 docs/consent.md 改 people 中的这一项",
)
_DAY = dt.timedelta(days=1)


def find_people_problems(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what a story's list of people lacks; entries of a wrong kind are reported elsewhere."""
    try:
        people = msgspec.convert(manuscript.entries.get("people") or (), tuple[StoryPerson, ...])
        shown = msgspec.convert(manuscript.entries.get("pictures") or (), tuple[ShownPeople, ...])
    except msgspec.ValidationError:
        return
    for number, person in enumerate(people):
        at = f"people[{number}]"
        for place, found in _lacking(person):
            yield PEOPLE.broken(manuscript.path, manuscript.line_of(f"{at}{place}"), found)
    slug = str(manuscript.entries.get("slug") or "").replace("-", " ")
    if names_of((person, False) for person in people).reveals(slug):
        line = manuscript.line_of("slug")
        found = "slug 里有 people 中的姓名，网址隐不去姓名，请换一个 slug"
        yield PEOPLE.broken(manuscript.path, line, found)
    names = {person.name for person in people}
    for number, picture in enumerate(shown):
        for name in set(picture.shows) - names:
            line = manuscript.line_of(f"pictures[{number}].shows")
            found = f"pictures 里写了 {name}，people 里却没有这个人"
            yield PEOPLE.broken(manuscript.path, line, found)


def _lacking(person: StoryPerson) -> Iterator[tuple[str, str]]:
    """Yield the place within the entry, and what is wrong there."""
    if not (person.name or "").strip():
        yield "", "people 里的人没有写 name"
    if person.masked or person.named_until:
        yield "", "masked 和 named_until 由程序得出，不能写"
    if person.never_named and not person.role:
        yield ".never_named", "不公开姓名的人要写 role，文中就称“某”加它，例如 role: 学生"
    for number, consent in enumerate(person.consents):
        at = f".consents[{number}]"
        if consent.valid_until and consent.valid_until < consent.given_on:
            yield f"{at}.valid_until", "同意的到期日早于同意日"
        if consent.withdrawn_on and consent.withdrawn_on < consent.given_on:
            yield f"{at}.withdrawn_on", "撤回日早于同意日"
    given = [consent for consent in person.consents if consent.withdrawn_on is None]
    if person.minor_until and given and not any(consent.by_guardian for consent in given):
        yield ".consents", "未成年人要有监护人的同意，写上 by_guardian: true"


class Told(NamedTuple):
    """A story as it may be told on a day."""

    matter: StoryMatter
    """Its texts masked, its people judged; who wrote it only where they may be named."""
    names: Names
    """For the body, which gets the same mask."""
    withheld: frozenset[str]
    """Addresses of pictures that show somebody who doesn't consent to it."""
    lost: frozenset[str]
    """Those of them that everybody once consented to: they may have been published."""
    changes_on: dt.date | None
    """The next day on which that is judged differently."""

    @property
    def named(self) -> list[StoryPerson]:
        """Everybody who may be named."""
        desk = (self.matter.author, self.matter.editor)
        by = [who for who in desk if isinstance(who, StoryPerson)]
        return [person for person in (*self.matter.people, *by) if person.name]


def told(matter: StoryMatter, on: dt.date) -> Told:
    """Judge everybody a story names or shows."""
    everybody = [*matter.people, *_desk(matter)]
    names = names_of((one, may_be_named(one, "story", on)) for one in everybody)
    kept_back = [picture for picture in matter.pictures if not _all_agree(picture, matter, on)]
    withheld = frozenset(picture.path for picture in kept_back)
    lost = frozenset(picture.path for picture in kept_back if _all_agreed(picture, matter, on))
    masked: StoryMatter = masked_texts(matter, names)
    public = msgspec.structs.replace(
        masked,
        people=tuple(judged(person, on) for person in matter.people),
        author=_by_name(matter.author, on),
        editor=_by_name(matter.editor, on),
        cover=_cover(masked.cover, names, withheld),
        pictures=(),
    )
    return Told(public, names, withheld, lost, _next_turn(everybody, on))


def _cover(cover: Cover | None, names: Names, withheld: frozenset[str]) -> Cover | None:
    """Return a cover that may be shown; its credit names who may be named, or organizations."""
    if cover is None or cover.path in withheld:
        return None
    known = keys((*names.shown, *names.hidden.values()))
    credit = credited(cover.credit, known) if cover.credit else None
    return msgspec.structs.replace(cover, credit=credit)


def _desk(matter: StoryMatter) -> Iterator[StoryPerson]:
    """Yield who wrote and edited it; a name alone is one without consent."""
    for who in (matter.author, matter.editor):
        if who:
            yield StoryPerson(name=who) if isinstance(who, str) else who


def _by_name(who: "str | StoryPerson | None", on: dt.date) -> StoryPerson | None:
    """Return a judged author or editor, None where they may not be named."""
    if who is None or isinstance(who, str) or not may_be_named(who, "story", on):
        return None
    return judged(who, on)


def _all_agree(picture: ShownPeople, matter: StoryMatter, on: dt.date) -> bool:
    seen = [person for person in matter.people if person.name in picture.shows]
    return bool(seen) and all(may_be_named(person, "picture", on) for person in seen)


def _all_agreed(picture: ShownPeople, matter: StoryMatter, on: dt.date) -> bool:
    """Tell whether everybody agreed on some day before."""
    days = {day for person in matter.people for day in days_of(person)}
    return any(_all_agree(picture, matter, day) for day in days if day < on)


def _next_turn(everybody: list[StoryPerson], on: dt.date) -> dt.date | None:
    days: list[dt.date] = []
    for person in everybody:
        for purpose in ("story", "picture"):
            until, again = turns(person, purpose, on)
            days += [until + _DAY] if until else []
            days += [again] if again else []
    return min(days, default=None)
