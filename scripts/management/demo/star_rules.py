"""Two star rules: a trial one with low hours, and the one that replaced it on 1 January."""

import datetime as dt

from scripts.management.demo.honor_words import honor_words
from scripts.management.demo.setting import Setting, source
from scripts.records.star_rule import StarRule, StarStep

_TRIAL_HOURS = (30, 60, 100, 200, 300)
_HOURS = (100, 300, 600, 1000, 1500)
_TRIAL_YEARS = 6


def star_rules(setting: Setting) -> list[StarRule]:
    """Return the rules in the order in which they came into force."""
    words, year = honor_words().rules, setting.at.year
    began = dt.date(year - _TRIAL_YEARS, 3, 5)
    trial = (words.trial, words.trial_explanation)
    lasting = (words.title, words.explanation)
    return [
        _rule(setting, "SR-0001", trial, began, _TRIAL_HOURS),
        _rule(setting, "SR-0002", lasting, dt.date(year, 1, 1), _HOURS),
    ]


def _rule(
    setting: Setting, key: str, named: tuple[str, str], began: dt.date, hours: tuple[int, ...]
) -> StarRule:
    words, city = honor_words().rules, setting.city.name
    title, explanation = named
    return StarRule(
        id=key,
        updated_at=setting.before(key),
        source=source(key),
        title=title.format(city=city),
        authority=words.authority.format(city=city),
        effective_from=began,
        steps=tuple(StarStep(star=star, hours=least) for star, least in enumerate(hours, 1)),
        document=words.document.format(city=city, year=began.year),
        explanation=explanation,
    )
