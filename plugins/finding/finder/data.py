"""What can be joined now, as compact JSON for the finder's script.

Columns instead of rows, codes as their place in the facet's list, each distinct place and time
once, and alike openings side by side, so that 2,000 of them weigh less than 45 KB gzipped.
docs/finding.md describes the format.
"""

import json
from typing import Any

from plugins.finding.candidates import Candidate
from plugins.finding.facets import Facet, NoticeFacet, SessionFacet
from plugins.finding.finder.columns import identifiers, sparse, steps
from plugins.finding.finder.tables import Tables, ahead, short_title
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes
from plugins.pages import text

FORMAT = 1


def open_data(found: Lists, indexes: Indexes) -> str:
    """Return the JSON; nothing in it changes with the clock before the lists do."""
    tables = Tables(found, indexes)
    shown = sorted(
        (one for one in found.candidates if one.entry.joinable), key=lambda one: _alike(one, tables)
    )
    data = {
        "format": FORMAT,
        **({"note": text.DEMO_DATA} if indexes.portal.demo else {}),
        "base": int(tables.midnight.timestamp()),
        "day": tables.midnight.date().isoformat(),
        "facets": {facet.name: _facet(facet, found) for facet in asked(found)},
        "openings": _openings(shown, found, tables),
        "sessions": _sessions(shown, tables),
        **tables.columns(),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def asked(found: Lists) -> tuple[Facet, ...]:
    """Return the facets that the finder asks; those that mirror another are its negatives."""
    return tuple(facet for facet in found.facets if not facet.mirrors)


def _alike(one: Candidate, tables: Tables) -> tuple[Any, ...]:
    """Order so that what is alike stands together: it compresses to half."""
    notice, opening = one.notice, one.entry.opening
    kind = (notice["category"], notice["people"], notice["needs"])
    return (*kind, short_title(opening, tables), one.entry.starts, opening.id)


def _facet(facet: Facet, found: Lists) -> dict[str, Any]:
    """Return a facet's codes; the words of places, and a street's division, for the rows."""
    values = found.values[facet.name]
    where = isinstance(facet, SessionFacet) and facet.asks == "where"
    divisions = [value.code for value in found.values["division"]]
    parents = [divisions.index(value.parent) for value in values if value.parent]
    return {
        "asks": facet.asks if isinstance(facet, SessionFacet) else "notice",
        "codes": [value.code for value in values],
        **({"labels": [value.label for value in values]} if where else {}),
        **({"parents": parents} if parents else {}),
    }


def _openings(shown: list[Candidate], found: Lists, tables: Tables) -> dict[str, Any]:
    openings = [one.entry.opening for one in shown]
    whole = [facet for facet in asked(found) if isinstance(facet, NoticeFacet)]
    return {
        **identifiers([opening.id for opening in openings]),
        "title": [short_title(opening, tables) for opening in openings],
        "lang": sparse(opening.lang for opening in openings),
        "organization": [tables.organization(opening) for opening in openings],
        "closes": [tables.closes(opening) for opening in openings],
        "deadline": [int(opening.sign_up_deadline is not None) for opening in openings],
        "opens": sparse(tables.opens(one) for one in shown),
        "sessions": [len(ahead(opening, tables.clock)) for opening in openings],
        "stands": sparse(tables.stands(one) for one in shown),
        "answers": {
            facet.name: [tables.codes.packed(facet.name, one.notice[facet.name]) for one in shown]
            for facet in whole
        },
    }


def _sessions(shown: list[Candidate], tables: Tables) -> dict[str, Any]:
    """Return a column for each thing of the sessions that haven't begun, opening by opening."""
    pairs = [
        (one.entry.opening, session)
        for one in shown
        for session in ahead(one.entry.opening, tables.clock)
    ]
    return {
        "date": [tables.date(*pair) for pair in pairs],
        "hours": [tables.hours_of(*pair) for pair in pairs],
        "place": steps([tables.place(*pair) for pair in pairs]),
        "left": [tables.left(*pair) for pair in pairs],
    }
