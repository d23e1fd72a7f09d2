"""The registry of facets: pages, counts, data and the finder's form all follow from it.

A new facet is a file here with its rule in its docstring, and a line below; then its row in
docs/finding.md and its count in tests/finding.
"""

from plugins.finding.facets.access import ACCESS
from plugins.finding.facets.category import CATEGORY
from plugins.finding.facets.days import DAY, WEEKDAY, WEEKEND
from plugins.finding.facets.division import DIVISION
from plugins.finding.facets.facet import Facet, NoticeFacet, SessionFacet, Value
from plugins.finding.facets.fit import FIT
from plugins.finding.facets.insured import INSURED
from plugins.finding.facets.needs import NEEDS
from plugins.finding.facets.people import PEOPLE, without
from plugins.finding.facets.places import PLACES
from plugins.finding.facets.street import STREET
from plugins.finding.facets.time_of_day import TIME
from scripts.records import City

__all__ = ["Facet", "NoticeFacet", "SessionFacet", "Value", "facets"]


def facets(city: City) -> tuple[Facet, ...]:
    """Return all of them, in the order of addresses and of pages."""
    return (
        DIVISION, STREET, CATEGORY, PEOPLE, without(city), FIT, NEEDS, ACCESS, INSURED, PLACES,
        DAY, WEEKDAY, TIME, WEEKEND,
    )  # fmt: skip


PAIRS: tuple[tuple[str, ...], ...] = (
    ("division", "category"),
    ("division", "people"),
    ("division", "weekend"),
    ("division", "fit"),
    ("category", "weekend"),
    ("division", "category", "weekend"),
)
"""What has pages when combined, in the order of addresses."""
PAIRED = {"fit": frozenset(("minors",))}
"""Of these facets, only these values are combined."""
