"""For whom an opening is fit by its requirements: minors, families, elders; or for whom not.

Law and practice: 14 and over register themselves, to 18 with a guardian's consent, younger with
a guardian (docs/finding.md). Elder is who is over 60 (老年人权益保障法 art. 2).
"""

import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City, Opening
from scripts.records.opening import Requirements

GROWN_UP, REGISTERS_ALONE, ELDER = 18, 14, 60
_VALUES = (
    Value("minors", "适合未成年人"),
    Value("families", "适合家庭（大人带孩子）"),
    Value("elders", "适合长者"),
    Value("adults-only", "只限成年人"),
    Value("under-60", "只限 60 岁以下"),
)


def _values(_city: City, _now: dt.datetime) -> tuple[Value, ...]:
    return _VALUES


def _of(opening: Opening) -> Iterator[str]:
    asked = opening.requirements
    if asked is None:
        return
    if _for_minors(asked):
        yield "minors"
    if _for_families(asked):
        yield "families"
    if _for_elders(asked):
        yield "elders"
    if asked.age_min is not None and asked.age_min >= GROWN_UP:
        yield "adults-only"
    if asked.age_max is not None and asked.age_max <= ELDER:
        yield "under-60"


def _for_minors(asked: Requirements) -> bool:
    """Tell: the lowest age is below 18; if none is given, only minors or guardians are meant."""
    if asked.age_min is not None:
        return asked.age_min < GROWN_UP
    only_minors = asked.age_max is not None and asked.age_max < GROWN_UP
    return only_minors or asked.guardian_required is True


def _for_families(asked: Requirements) -> bool:
    """Tell: children too young to come alone may come, with a guardian, and adults may too."""
    children = asked.age_min is not None and asked.age_min < REGISTERS_ALONE
    adults = asked.age_max is None or asked.age_max >= GROWN_UP
    return children and adults and asked.guardian_required is True


def _for_elders(asked: Requirements) -> bool:
    """Tell: an age is given that goes beyond 60, and nothing is asked of one's health."""
    said = asked.age_min is not None or asked.age_max is not None
    return said and (asked.age_max is None or asked.age_max > ELDER) and asked.health is None


FIT = NoticeFacet(name="fit", title="按年龄", values=_values, of=_of)
"""By the requirements alone; see the rules above."""
