"""Rounds in which a city asked what is needed: the whole city's and a division's own."""

import datetime as dt
from collections.abc import Iterator

from scripts.management.demo.deck import dice
from scripts.management.demo.need_words import need_words
from scripts.management.demo.setting import Setting, source
from scripts.records import Organization, Survey
from scripts.records.survey import SurveyResult, Unit

_SEASONS = ("春季", "夏季", "秋季", "冬季")
_ROUNDS = ((-20, True), (-45, False), (-200, True), (-400, True), (-150, False), (12, True))
"""Days from the moment, and whether the whole city was asked: the last one is still to come."""
_UNITS: tuple[Unit, ...] = ("户", "人", "人", "人", "份")
COMING, WITHOUT_NEEDS = len(_ROUNDS) - 1, 4
"""Places of the round to come, and of one that found nothing new."""


def surveys(setting: Setting, teams: list[Organization]) -> list[Survey]:
    """Return the rounds; what they found, the needs tell."""
    return [_survey(setting, n, teams) for n in range(len(_ROUNDS))]


def _survey(setting: Setting, n: int, teams: list[Organization]) -> Survey:
    days, whole = _ROUNDS[n]
    key, words, city = f"SV-{n + 1:04d}", need_words().surveys, setting.city
    division = city.divisions[n % len(city.divisions)]
    day = setting.at.date() + dt.timedelta(days=days)
    blanks = {
        "place": city.name if whole else division.name,
        "year": day.year,
        "season": _SEASONS[(day.month % 12) // 3 - 1],
    }
    code = city.code if whole else division.code
    near = [team.id for team in teams if team.division == code]
    return Survey(
        id=key,
        updated_at=setting.before(key),
        source=source(key),
        title=words.title.format(**blanks),
        date=day,
        by=words.by.format(**blanks),
        organization=near[0] if near and n % 2 else None,
        division=code,
        scope=words.scope.format(**blanks),
        method=words.method if n != WITHOUT_NEEDS else None,
        results=tuple(_results(key)),
        summary=words.summary if n % 3 == 0 else None,
    )


def _results(key: str) -> Iterator[SurveyResult]:
    random = dice("results", key)
    for what, unit in zip(need_words().surveys.results, _UNITS, strict=True):
        yield SurveyResult(what=what, number=random.randrange(80, 2400), unit=unit)
