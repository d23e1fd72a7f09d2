"""Recognitions of every star, year, division and state."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.honor_words import honor_words
from scripts.management.demo.notice_rounds import Round, rounds
from scripts.management.demo.setting import Setting, Spot, phone, source
from scripts.management.demo.volunteers import Volunteers
from scripts.records import Organization
from scripts.records.recognition import Decision, Recognition
from scripts.records.star_rule import StarRule
from scripts.rules.stars import hours_needed, rule_in_force

_LEAST, _EACH = 60, 2
"""At least so many; one for every so many openings."""
_STARS = (1,) * 7 + (2,) * 5 + (3,) * 4 + (4,) * 2 + (5,)
_WITHDRAWN_EVERY = 13
_DEEDS_EVERY = 5
_OWN_OFFICE_EVERY = 19
_SPIRIT: tuple[Literal["dedication", "friendship", "mutual-aid", "progress"], ...] = (
    "dedication", "friendship", "mutual-aid", "progress",
)  # fmt: skip
_BELOW_EVERY = 70
"""One whose hours are too few, so that the report has something to say."""


def recognitions(
    setting: Setting, rules: Sequence[StarRule], teams: Sequence[Organization]
) -> Iterator[Recognition]:
    """Yield them, dealt over the rounds of public notice."""
    city, found = setting.city, rounds(setting)
    shares = [one for one in found for _ in range(one.share)]
    in_rounds = Deck(shares, city.code, "rounds")
    stars = Deck(_STARS, city.code, "stars")
    volunteers = Volunteers(city.code, "stars", day=setting.at.date())
    divisions = Deck(city.divisions, city.code, "recognized")
    for n in range(max(_LEAST, setting.openings // _EACH)):
        spot = Spot(division=divisions[n], street=None)
        near = [team.id for team in teams if team.division == spot.division.code]
        fields = _judged(n, in_rounds[n], stars[n], rules)
        yield Recognition(
            **_common(setting, n, spot),
            **fields,
            person=volunteers[n],
            organization=near[n % len(near)] if near and n % 4 else None,
            notice=in_rounds[n].notice,
            decision=_decision(n, in_rounds[n]),
            deeds=_deeds(n, spot, volunteers[n].name or ""),
            spirit=_SPIRIT[n % 4 :][:1] if n % _DEEDS_EVERY == 0 else (),
        )


def _common(setting: Setting, n: int, spot: Spot) -> dict[str, Any]:
    key = f"RC-{n + 1:04d}"
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        "division": spot.division.code,
        **_objections(setting, spot, n),
    }


def _objections(setting: Setting, spot: Spot, n: int) -> dict[str, Any]:
    """Let the city's office hear objections, and a division's own one now and then."""
    place = spot.division.name if n % _OWN_OFFICE_EVERY == 0 else setting.city.name
    return {
        "objection_channel": honor_words().channel.format(place=place),
        "office_phone": phone("objections", place),
    }


def _judged(n: int, found: Round, star: int, rules: Sequence[StarRule]) -> dict[str, Any]:
    """Return star, hours, day and rule, such that they agree (but for one in many)."""
    rule = rule_in_force(rules, found.judged_on) or rules[0]
    least = hours_needed(rule, star) or 0
    above = hours_needed(rule, star + 1) or least * 1.6
    more = dice("hours", n).randrange(int(above - least) * 2) / 2
    hours = least - 4.5 if n % _BELOW_EVERY == _BELOW_EVERY - 1 else least + more
    return {
        "star": star,
        "hours": hours,
        "judged_on": found.judged_on,
        "rule": rule.id if n % 3 else None,
    }


def _decision(n: int, found: Round) -> Decision | None:
    if found.granted_on is None:
        return None
    if n % _WITHDRAWN_EVERY:
        return Decision(granted_on=found.granted_on)
    reasons = honor_words().reasons
    reason = reasons[n // _WITHDRAWN_EVERY % len(reasons)]
    return Decision(withdrawn_on=found.notice.end, reason=reason)


def _deeds(n: int, spot: Spot, name: str) -> str | None:
    if n % _DEEDS_EVERY:
        return None
    texts = honor_words().deeds
    return spot.words(texts[n // _DEEDS_EVERY % len(texts)], name=name)
