"""Demo records: any city, any scale, every state; the same bytes on every machine."""

import datetime as dt
import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

from scripts.city import load_city
from scripts.management.demo.organizations import UMBRELLA
from scripts.management.demo.records import demo_records
from scripts.management.demo.wording import activities
from scripts.records import COLLECTIONS, City, Opening, Organization, Project, Record, Station
from scripts.rules.findings import findings
from scripts.rules.opening_state import State, is_public, state
from scripts.snapshot import encode_lines
from tests.support import FIXTURES, ROOT

AT = dt.datetime.fromisoformat("2026-11-24T08:00:00+08:00")
CHENZHOU = ROOT / "content" / "city.yaml"
CITIES = (CHENZHOU, FIXTURES / "newyork" / "city.yaml")
SCALES = (1, 2, 7, 300)


@pytest.fixture(scope="module")
def chenzhou() -> City:
    return load_city(CHENZHOU)


@pytest.fixture(scope="module")
def records(chenzhou: City) -> list[Record]:
    return list(demo_records(chenzhou, openings=300, at=AT))


@pytest.fixture(scope="module")
def openings(records: list[Record]) -> list[Opening]:
    return [record for record in records if isinstance(record, Opening)]


def of(records: list[Record], kind: type[Record]) -> list[Record]:
    return [record for record in records if type(record) is kind]


def digest(records: list[Record]) -> str:
    parts = [encode_lines(of(records, kind)) for kind in COLLECTIONS.values()]
    return hashlib.sha256(b"".join(parts)).hexdigest()


DIGEST = """
import datetime as dt
from pathlib import Path
from scripts.city import load_city
from scripts.management.demo.records import demo_records
from tests.management.demo.test_demo_records import AT, CHENZHOU, digest
print(digest(list(demo_records(load_city(CHENZHOU), openings=300, at=AT))))
"""


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("4711", "America/New_York")])
def test_the_same_bytes_whatever_the_hash_seed_and_time_zone(
    records: list[Record], seed: str, zone: str
) -> None:
    environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    done = subprocess.run(
        [sys.executable, "-c", DIGEST], cwd=ROOT, env=environ, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == digest(records)


def test_the_same_moment_in_another_time_zone_gives_the_same_records(
    chenzhou: City, records: list[Record]
) -> None:
    elsewhere = AT.astimezone(ZoneInfo("Europe/London"))
    assert digest(list(demo_records(chenzhou, openings=300, at=elsewhere))) == digest(records)


def test_another_moment_moves_the_dates(chenzhou: City, records: list[Record]) -> None:
    later = AT + dt.timedelta(days=365)
    assert digest(list(demo_records(chenzhou, openings=300, at=later))) != digest(records)


def test_every_state_category_and_division_is_there(
    chenzhou: City, openings: list[Opening]
) -> None:
    zone = ZoneInfo(chenzhou.timezone)
    assert {state(opening, AT, zone) for opening in openings} == set(State)
    assert {o.category for o in openings} == {None, *(e.code for e in chenzhou.categories)}
    assert {o.division for o in openings} == {entry.code for entry in chenzhou.divisions}
    streets = {session.street for opening in openings for session in opening.sessions}
    assert len(streets) > 100


def test_two_thirds_lie_round_the_moment(chenzhou: City, openings: list[Opening]) -> None:
    zone = ZoneInfo(chenzhou.timezone)
    past = sum(state(opening, AT, zone) is State.ENDED for opening in openings)
    assert 0.25 < past / len(openings) < 0.4


def test_most_divisions_have_something_open_this_weekend(
    chenzhou: City, openings: list[Opening]
) -> None:
    zone = ZoneInfo(chenzhou.timezone)
    weekend = {dt.date(2026, 11, 28), dt.date(2026, 11, 29)}
    divisions = {
        opening.division
        for opening in openings
        if state(opening, AT, zone) is State.OPEN
        and is_public(opening, AT)
        and any(session.start_date in weekend for session in opening.sessions)
    }
    assert len(divisions) >= 9


def test_every_way_of_being_closed_cancelled_and_ended(openings: list[Opening]) -> None:
    cancelled = [opening for opening in openings if opening.status == "cancelled"]
    assert {bool(opening.cancellation_reason) for opening in cancelled} == {True, False}
    assert {opening.status for opening in openings} == {"published", "closed", "cancelled"}
    assert any(o.sign_up_deadline and o.sign_up_deadline < AT for o in openings)
    assert any(opening.publish_at and opening.publish_at > AT for opening in openings)
    assert any(opening.sign_up_opens and opening.sign_up_opens > AT for opening in openings)
    assert {bool(opening.afterwards) for opening in openings} == {True, False}
    assert any(o.afterwards and not o.afterwards.reflections for o in openings)


def test_sessions_of_every_shape(openings: list[Opening]) -> None:
    sessions = [session for opening in openings for session in opening.sessions]
    assert max(len(opening.sessions) for opening in openings) >= 6
    assert any(session.start_time is None for session in sessions)
    assert any(session.end_date > session.start_date for session in sessions)
    assert any(session.needed is None for session in sessions)
    assert any((s.confirmed or 0) > (s.needed or 0) > 0 for s in sessions)
    unsaid = [s for s in sessions if s.needed is not None and s.confirmed is None]
    assert 0 < len(unsaid) < len(sessions) / 5
    assert {session.latitude is None for session in sessions} == {True, False}


def test_titles_from_two_characters_to_more_than_sixty(openings: list[Opening]) -> None:
    lengths = [len(opening.title) for opening in openings if opening.lang is None]
    assert min(lengths) <= 4
    assert max(lengths) > 60
    assert set("“”：｜（），？") <= set("".join(opening.title for opening in openings))


def test_characters_that_many_fonts_lack_stand_in_texts_not_in_titles(
    openings: list[Opening],
) -> None:
    rare = set("䴙䴘𠮷犇羴鱻")
    assert rare <= set("".join(opening.description or "" for opening in openings))
    assert not rare & set("".join(opening.title for opening in openings))


def test_every_duty_is_missing_somewhere(records: list[Record], chenzhou: City) -> None:
    found = {finding.rule for record in records for finding in findings(record, chenzhou)}
    assert {
        "missing-category", "missing-service-object", "missing-description",
        "missing-sign-up-deadline", "missing-sign-up-url", "missing-insured", "missing-risks",
        "missing-protection", "missing-hours-credited", "missing-leader-role",
        "missing-office-phone", "missing-requirements",
        "missing-cancellation-reason", "title-length", "session-time", "session-address",
        "session-needed", "session-confirmed", "missing-street", "missing-open-hours",
        "missing-kind",
    } <= found  # fmt: skip
    assert not {rule for rule in found if rule.startswith(("unknown", "session-order"))}


def test_people_insurance_access_and_languages_vary(openings: list[Opening]) -> None:
    assert {opening.insured for opening in openings} == {True, False, None}
    assert {opening.wheelchair for opening in openings} == {True, False, None}
    asked = [opening.requirements for opening in openings if opening.requirements]
    assert {entry.guardian_required for entry in asked} == {True, False, None}
    assert any(entry.age_min is not None and entry.age_min < 14 for entry in asked)
    assert {bool(opening.allowance) for opening in openings} == {True, False}
    assert {opening.lang for opening in openings} == {None, "en"}


def test_organizations_with_nothing_and_with_very_many(
    records: list[Record], openings: list[Opening]
) -> None:
    count = Counter(opening.organization for opening in openings)
    assert count[UMBRELLA] > 20
    everyone = [one for one in records if isinstance(one, Organization)]
    assert count[everyone[-1].id] == 0
    assert sum(one.parent is not None for one in everyone) > 20
    assert len({one.name for one in everyone}) == len(everyone)


def test_projects_of_every_status_and_with_an_open_end(records: list[Record]) -> None:
    library = [one for one in records if isinstance(one, Project)]
    assert {one.status for one in library} == {"published", "closed", "cancelled"}
    assert any(one.period and one.period.end is None for one in library)
    assert any(one.plan for one in library)


def test_stations_of_every_kind_and_streets_without_one(
    chenzhou: City, records: list[Record]
) -> None:
    made = [one for one in records if isinstance(one, Station)]
    assert {one.kind for one in made} == {"kiosk", "community", "venue"}
    streets = {street.code for entry in chenzhou.divisions for street in entry.streets}
    served = {one.street for one in made if one.street}
    assert len(streets) * 0.6 < len(served) < len(streets)
    assert {one.division for one in made} == {entry.code for entry in chenzhou.divisions}


@pytest.mark.parametrize("path", CITIES, ids=["chenzhou", "newyork"])
@pytest.mark.parametrize("count", SCALES)
def test_any_city_at_any_scale_gives_valid_records(path: Path, count: int) -> None:
    made = list(demo_records(load_city(path), openings=count, at=AT))
    assert len(of(made, Opening)) == count
    check_records(made)


def test_twenty_thousand(chenzhou: City) -> None:
    made = list(demo_records(chenzhou, openings=20_000, at=AT))
    assert len(of(made, Opening)) == 20_000
    check_records(made)


def check_records(made: list[Record]) -> None:
    """Every record survives the wire, ids are unique, what is named came before."""
    seen: set[tuple[str, str]] = set()
    for record in made:
        sent = msgspec.json.encode(record)
        assert msgspec.json.decode(sent, type=type(record)) == record
        for collection, name in references(record):
            assert name is None or (collection, name) in seen
        assert (record.COLLECTION, record.id) not in seen
        assert record.updated_at, "storing would write the hour of the machine"
        assert record.updated_at < AT
        seen.add((record.COLLECTION, record.id))


def references(record: Record) -> list[tuple[str, str | None]]:
    names = {
        "organization": "organizations", "parent": "organizations", "project": "projects",
        "rule": "star_rules", "survey": "surveys", "commitment": "commitments",
        "supersedes": "commitments",
    }  # fmt: skip
    return [(names[field], getattr(record, field, None)) for field in names]


def test_nothing_of_chenzhou_in_another_city(chenzhou: City) -> None:
    other = load_city(FIXTURES / "newyork" / "city.yaml")
    text = encode_all(other)
    words = {"郴州", "北湖", "苏仙", "桂阳", "湖南", "4310"} | {
        street.name for entry in chenzhou.divisions for street in entry.streets
    }
    assert not [word for word in words if word in text]
    assert "曼哈顿" in text


def encode_all(city: City) -> str:
    made = list(demo_records(city, openings=300, at=AT))
    return msgspec.json.encode(made).decode()


def test_an_unknown_category_is_worded_by_its_name() -> None:
    text = encode_all(load_city(FIXTURES / "newyork" / "city.yaml"))
    assert "“应急准备”" in text


def test_every_usual_category_has_words_of_its_own(chenzhou: City) -> None:
    general = activities("no-such-category")
    for entry in chenzhou.categories:
        assert activities(entry.code) != general
        assert len(activities(entry.code)) >= 3


def test_phones_cannot_be_real(records: list[Record]) -> None:
    phones = {getattr(record, "office_phone", None) for record in records} - {None}
    assert len(phones) > 100
    assert all(phone.startswith("0000-0") for phone in phones if phone)


def test_invented_names_stay_in_private_fields(records: list[Record]) -> None:
    private = {"leader", "contact"}
    for record in records:
        fields = msgspec.to_builtins(record)
        public = {name: value for name, value in fields.items() if name not in private}
        for name in private & fields.keys():
            assert fields[name]["name"].startswith("演示")
            assert fields[name]["name"] not in msgspec.json.encode(public).decode()
