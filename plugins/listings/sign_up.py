"""How things stand with signing up, in words; and the way to the official system."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.listings import offers
from plugins.listings.entries import places
from plugins.listings.qr import qr_code
from plugins.listings.sessions import Clock
from plugins.pages import text
from plugins.pages.views import Link, SignUpWay
from scripts.records import City, Offer
from scripts.rules.opening_state import State, is_over, sign_up_closes


def state_sentence(opening: Offer, state: State, clock: Clock) -> str:
    """Say what the state means for the reader."""
    if state is State.CANCELLED:
        over = is_over(opening, clock.now, clock.zone)
        held = f"{offers.event(opening)}没有举行。" if over else "请不要前往。"
        return f"这次{offers.notice(opening)}已取消，{held}"
    if state is State.ENDED:
        last = max(session.end_date for session in opening.sessions)
        return f"{offers.event(opening)}已于 {text.date(last)} 结束。"
    if state is State.CLOSED:
        return _closed(opening, clock)
    if state is State.FULL:
        counted = places(opening, state, clock)
        return f"名额已满（{counted}）。" if counted else "名额已满。"
    return "，".join(_joinable(opening, state, clock)) + "。"


def _closed(opening: Offer, clock: Clock) -> str:
    """Say when sign-up ended; where the office closed it, or it has begun, only that it has."""
    deadline = opening.sign_up_deadline
    if opening.status == "closed" or deadline is None or deadline > clock.now:
        return "报名已截止。"
    return f"报名已于 {text.moment(clock.local(deadline), clock.now.year)} 截止。"


def _joinable(opening: Offer, state: State, clock: Clock) -> Iterator[str]:
    year = clock.now.year
    if counted := places(opening, state, clock):
        yield counted
    if state is State.SCHEDULED and opening.sign_up_opens:
        yield f"{text.moment(clock.local(opening.sign_up_opens), year)} 开始报名"
    if opening.sign_up_deadline:
        closes = min(opening.sign_up_deadline, sign_up_closes(opening, clock.zone))
        yield f"{text.moment(clock.local(closes), year)} 截止报名"
    else:
        yield "没有写明截止时间，请尽早报名"


def sign_up(opening: Offer, state: State, city: City) -> Link | None:
    """Lead to the official system while one can sign up."""
    if state is not State.OPEN:
        return None
    return Link(label="去官方平台报名", url=opening.sign_up_url or city.sign_up.url)


def sign_up_way(opening: Offer, state: State, city: City) -> SignUpWay | None:
    """Return the same for the end of the page, with a code that leads to the same address."""
    link = sign_up(opening, state, city)
    if link is None:
        return None
    return SignUpWay(
        link=link,
        host=urlsplit(link.url).hostname or link.url,
        system=city.sign_up.name,
        qr=qr_code(link.url),
    )


def sign_up_note(opening: Offer, state: State, city: City) -> str:
    """Say where one signs up; where one can't, what else to do: why, the sentence has said."""
    if state is State.OPEN and opening.sign_up_url:
        return f"报名在{city.sign_up.name}办理，本站不收集你的信息。"
    if state is State.OPEN:
        return f"这条信息没有提供报名网址，请在{city.sign_up.name}查找，或致电主办单位。"
    if state is State.SCHEDULED:
        return f"到时在{city.sign_up.name}报名，本站不收集你的信息。"
    return f"可以看看别的{offers.event(opening)}。"
