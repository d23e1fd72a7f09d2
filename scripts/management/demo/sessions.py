"""An opening's sessions: where, how many people are needed, how many are confirmed."""

from random import Random
from typing import Any

from scripts.management.demo.setting import Setting, address, scattered
from scripts.management.demo.situations import Situation
from scripts.management.demo.stage import Cast
from scripts.management.demo.timing import Span
from scripts.records.opening import Afterwards, Session
from scripts.rules.opening_state import State

_SIZES = (4, 6, 8, 10, 12, 15, 20, 30, 40, 60)
_UNSAID = 10
"""One opening in so many doesn't say where exactly, one whom it needs, one who is coming."""


def sessions(
    setting: Setting, situation: Situation, times: list[Span], cast: Cast, random: Random
) -> tuple[Session, ...]:
    """Return one session for each time, all at one place."""
    where = _where(setting, cast, random)
    needed = random.choice(_SIZES)
    free = situation.filled == "some" and not situation.afterwards
    said = random.randrange(_UNSAID) if free else _UNSAID
    return tuple(
        Session(
            id=f"S{number}",
            **span.fields(),
            **where,
            needed=needed if said else None,
            confirmed=_confirmed(situation, needed, number, random) if said > 1 else None,
        )
        for number, span in enumerate(times, 1)
    )


def _where(setting: Setting, cast: Cast, random: Random) -> dict[str, Any]:
    if cast.station:
        names = ("address", "street", "latitude", "longitude")
        return {
            "place": cast.station.name, **{name: getattr(cast.station, name) for name in names},
        }  # fmt: skip
    key = random.randrange(1_000_000)
    spot, place = cast.spot, cast.activity.place
    said = random.randrange(_UNSAID)
    centre = spot.division.centre if random.random() < 2 / 3 else None
    return {
        "place": place if cast.lang else spot.here + place,
        "address": address(spot, setting.city.code, key) if said and not cast.lang else None,
        "street": spot.street.code if spot.street and said != 1 else None,
        **scattered(centre, setting.city.code, key),
    }


def _confirmed(situation: Situation, needed: int, number: int, random: Random) -> int:
    match situation.filled:
        case "one left":
            return needed - 1
        case "full":
            return needed + random.choice((0, 0, 1))
        case "first full":
            return needed if number == 1 else random.randrange(needed)
        case "some" if situation.state is State.ENDED:
            return random.randint(needed // 2, needed)
        case _:
            return random.randrange(max(1, needed - 1))


def afterwards(setting: Setting, fields: dict[str, Any], came: int, random: Random) -> Afterwards:
    """Return what came of an ended opening: people, hours of them all, words or none."""
    text = random.choice((*setting.wording.reflections, None))
    return Afterwards(
        people=came,
        hours=came * fields["hours_credited"],
        reflections=None if fields["lang"] else text,
    )
