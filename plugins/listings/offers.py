"""What differs between openings and trainings, where pages say the same of both."""

from plugins.pages import urls
from scripts.records import Offer, Training


def url(offer: Offer) -> str:
    """Return the address of its page."""
    return urls.training(offer.id) if isinstance(offer, Training) else urls.opening(offer.id)


def calendar(offer: Offer, session_id: str) -> str:
    """Return the address of one session's calendar file."""
    if isinstance(offer, Training):
        return urls.training_calendar(offer.id, session_id)
    return urls.session_calendar(offer.id, session_id)


def notice(offer: Offer) -> str:
    """Return what it is called as a notice: 这次招募 is cancelled."""
    return "培训" if isinstance(offer, Training) else "招募"


def event(offer: Offer) -> str:
    """Return what takes place: the 活动 was not held."""
    return "培训" if isinstance(offer, Training) else "活动"


def capacity(offer: Offer, needed: int) -> str:
    """Return how many it takes, where nobody knows how many are left."""
    return f"共 {needed} 个名额" if isinstance(offer, Training) else f"需要 {needed} 人"
