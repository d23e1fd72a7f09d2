"""Awards given to an organization, for its own page."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from plugins.listings.indexes import Indexes, grouped
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal
from plugins.pages.views import Row
from scripts.records import Award, Organization


def award_rows(body: Organization, indexes: Indexes) -> Iterator[Row]:
    """Yield its awards, the latest first; what isn't given yet is nowhere."""
    given = [award for award in _own(body, indexes) if not _waits(award, indexes)]
    for award in sorted(given, key=lambda award: (-award.year, award.id)):
        yield Row(
            title=f"{award.year}年 {award.title}",
            url=f"{urls.AWARDS}#year-{award.year}",
            lang=award.lang,
            lines=(award.authority,) if award.authority else (),
        )


def award_changes(body: Organization, indexes: Indexes) -> dt.datetime | None:
    """Return when the next of them is given."""
    days = [award.granted_on for award in _own(body, indexes) if _waits(award, indexes)]
    zone = indexes.clock.zone
    return earliest(*(dt.datetime.combine(day, dt.time(), zone) for day in days if day))


def _own(body: Organization, indexes: Indexes) -> list[Award]:
    """Return those of the organization itself, not of its people."""
    return _by_organization(indexes.portal).get(body.id, [])


@lru_cache(maxsize=1)
def _by_organization(portal: Portal) -> dict[str, list[Award]]:
    awards = (one for one in portal.snapshot.of("awards").values() if not one.person)
    return grouped(awards, lambda award: [award.organization])


def _waits(award: Award, indexes: Indexes) -> bool:
    return award.granted_on is not None and award.granted_on > indexes.portal.today
