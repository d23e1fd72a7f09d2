"""Commitments: three editions of the city's (past, in force, to come), and two teams' own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.management.demo.programme_words import SideWords, programme_words
from scripts.management.demo.setting import Setting, source
from scripts.records import Commitment, Organization
from scripts.records.commitment import Side

NAMED = "CM-0001"
"""The edition that some openings name: it was in force when they were agreed on."""
_TRIAL_YEARS = 3


def commitments(setting: Setting, teams: Sequence[Organization]) -> Iterator[Commitment]:
    """Yield the city's editions in their order, then those of teams."""
    words, year = programme_words().commitments, setting.at.year
    trial, lasting, coming = words.editions[:3]
    yield _edition(
        setting, NAMED, edition=trial, effective_from=dt.date(year - _TRIAL_YEARS, 3, 5),
        volunteers=_side(words.volunteers, duties=words.trial_only),
        organizers=_side(words.organizers),
    )  # fmt: skip
    yield _edition(
        setting, "CM-0002", edition=lasting, effective_from=dt.date(year, 1, 1),
        supersedes=NAMED, **_sides(),
    )  # fmt: skip
    yield _edition(
        setting, "CM-0003", edition=coming, effective_from=dt.date(year + 1, 1, 1),
        supersedes="CM-0002", **{**_sides(), "volunteers": _side(words.volunteers, words.new)},
    )  # fmt: skip
    yield _edition(
        setting, "CM-0004", title=words.team, organization=teams[0].id,
        effective_from=dt.date(year, 6, 1), content=words.team_content, document=None,
        organizers=Side(duties=tuple(words.team_duties)),
    )  # fmt: skip
    yield _edition(
        setting, "CM-0005", title=words.team, organization=teams[-1].id, authority=None,
        effective_from=dt.date(year, 9, 5), content=None, document=None,
    )  # fmt: skip


def _edition(setting: Setting, key: str, **fields: Any) -> Commitment:
    words, city = programme_words().commitments, setting.city.name
    year = fields["effective_from"].year
    usual = {
        "title": words.city.format(city=city),
        "content": words.content,
        "authority": words.authority.format(city=city),
        "document": words.document.format(city=city, year=year),
    }
    common = {"id": key, "updated_at": setting.before(key), "source": source(key)}
    return Commitment(**{**common, **usual, **fields})


def _sides() -> dict[str, Side]:
    words = programme_words().commitments
    names = ("volunteers", "organizers", "recipients")
    return {name: _side(getattr(words, name)) for name in names}


def _side(words: SideWords, rights: Sequence[str] = (), duties: Sequence[str] = ()) -> Side:
    return Side(rights=(*words.rights, *rights), duties=(*words.duties, *duties))
