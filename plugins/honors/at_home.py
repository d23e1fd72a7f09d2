"""What the front page says of honors: who is under public notice, whom we honor this month."""

from plugins.honors.book import Book
from plugins.honors.notices import rounds
from plugins.honors.wording import honored
from plugins.pages import urls
from plugins.pages.views import HonoredName, HonorsAtHome, Link
from scripts.rules.recognition_state import State

_NAMES = 8


def honors_at_home(book: Book | None) -> HonorsAtHome | None:
    """Return the front page's part, or None where there is nobody to name."""
    if book is None:
        return None
    notices = tuple(
        Link(label=f"{one.title}，公示到 {one.end}", url=f"{urls.HONORS}#{one.anchor}")
        for one in rounds(book)
    )
    month, names = _month(book)
    if not notices and not names:
        return None
    more = Link(label="看看全部荣誉", url=urls.HONORS)
    return HonorsAtHome(notices=notices, granted=month, names=names, more=more)


def _month(book: Book) -> tuple[str, tuple[HonoredName, ...]]:
    """Return the month of the last grants, and the first names of it, the highest star first."""
    granted = book.in_state(State.GRANTED)
    last = max((entry.granted_on for entry in granted), default=None)
    if last is None:
        return "", ()
    of_month = [
        entry
        for entry in granted
        if (entry.granted_on.year, entry.granted_on.month) == (last.year, last.month)
    ]
    return f"{last.year}年{last.month}月", tuple(
        honored(entry, book) for entry in of_month[:_NAMES]
    )
