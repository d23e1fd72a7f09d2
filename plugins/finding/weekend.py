"""What one can do this weekend, for the front page."""

from plugins.finding.lists import lists
from plugins.listings.indexes import Indexes
from plugins.pages.views import OpeningRow


def weekend_rows(indexes: Indexes) -> list[OpeningRow]:
    """Return what one can join and that has a session this weekend, each naming that session."""
    found = lists(indexes.portal).found
    return [hit.row for hit in found[("weekend", "this"),]]
