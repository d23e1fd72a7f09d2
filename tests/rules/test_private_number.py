import datetime as dt

from scripts.records import Opening, Session
from scripts.records.person import PicturedPerson
from scripts.records.picture import Picture
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
    seen = PicturedPerson(name="某人", also=("某人 13812345678",))
    shot = Picture(path="/media/a.jpg", sha256="0" * 64, alt="河岸", people=(seen,))
    fine = Session(id="s1", start_date=DAY, end_date=DAY)
    assert private_number(opening(sessions=(fine,), pictures=(shot,))) is None
