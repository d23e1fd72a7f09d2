import datetime as dt

from plugins.finding.facets.facet import NoticeFacet, Value
from scripts.records import City, Opening


def _values(_city: City, _now: dt.datetime) -> tuple[Value, ...]:
    return (Value("yes", "有志愿者保险"), Value("no", "没有志愿者保险"))


def _of(opening: Opening) -> tuple[str, ...]:
    if opening.insured is None:
        return ()
    return ("yes",) if opening.insured else ("no",)


INSURED = NoticeFacet(name="insured", title="按保险", values=_values, of=_of)
"""条例 art. 17; many notices don't say."""
