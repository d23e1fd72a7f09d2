import datetime as dt

from scripts.records import Opening, Organization, Session
from scripts.records.person import Person
from scripts.rules.private_number import number_in, private_number

DAY = dt.date(2026, 11, 28)


def opening(**changes: object) -> Opening:
    session = Session(id="s1", start_date=DAY, end_date=DAY, place="找 138 1234 5678")
    given = {
        "id": "op", "title": "清河行动", "organization": "org", "division": "431002",
        "sessions": (session,), **changes,
    }  # fmt: skip
    return Opening(**given)  # type: ignore[arg-type]


def test_a_number_is_found_in_a_part_and_masked() -> None:
    fault = private_number(opening())
    assert fault
    assert fault.place == "sessions[0].place"
    assert "手机号 138******78" in fault.expected


def test_a_declared_number_may_be_repeated() -> None:
    assert private_number(opening(office_phone="13812345678")) is None
    assert number_in("13812345678", "description", "0735-0000000")


def test_what_is_never_published_may_hold_one() -> None:
    contact = Person(name="某人", also=("某人 13812345678",))
    found = Organization(id="o", name="队", division="431002", contact=contact)
    assert private_number(found) is None
