import datetime as dt
from collections.abc import Iterator

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City, Opening

_VALUES = (
    Value("nothing", "不要求技能和培训"),
    Value("skills", "需要技能"),
    Value("training", "需要先培训"),
)


def _values(_city: City, _now: dt.datetime) -> tuple[Value, ...]:
    return _VALUES


def _of(opening: Opening) -> Iterator[str]:
    asked = opening.requirements
    if asked is None:
        return
    if asked.skills:
        yield "skills"
    if asked.training:
        yield "training"
    if not asked.skills and not asked.training:
        yield "nothing"


NEEDS = NoticeFacet(name="needs", title="按技能和培训", values=_values, of=_of)
"""Nothing is asked where requirements are stated without any; without requirements: unknown."""
