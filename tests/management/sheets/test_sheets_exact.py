"""Every field of every record, with every awkward text, comes back as it went out."""

import datetime as dt
import io
import re
import zipfile
from typing import Any

import msgspec
import pytest

from scripts.management import store
from scripts.records import Opening, Record
from tests.management import samples
from tests.management.sheets import books
from tests.management.sheets.awkward import TEXTS, awkward
from tests.support import share

SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/"
STARTS = range(0, len(TEXTS), len(TEXTS) // share(2, 6))


@pytest.fixture(autouse=True)
def _empty(places: object) -> None:
    assert places


def stored() -> dict[str, Any]:
    from scripts.management.models import MODELS

    return {
        row.pk: same(row.to_record()) for model in MODELS for row in model._base_manager.all()
    }  # fmt: skip


def same(record: Any) -> Record:
    """Leave out what every write sets anew."""
    kept = {"version": 1} if hasattr(record, "version") else {}
    found: Record = msgspec.structs.replace(record, seq=0, updated_at=None, **kept)
    return found


def differences(given: list[Record]) -> list[tuple[Any, ...]]:
    """Return what is stored otherwise than given: id, field, given, stored."""
    found = stored()
    return [
        (record.id, name, getattr(same(record), name), getattr(found.get(record.id), name, None))
        for record in given
        for name in record.__struct_fields__
        if getattr(same(record), name) != getattr(found.get(record.id), name, None)
    ]


def bare(record: Any) -> Record:
    """Return a record with the same identifier that says as little as possible."""
    kept = {
        field.name: getattr(record, field.name)
        for field in msgspec.structs.fields(record)
        if field.required
    }
    if isinstance(record, Opening):
        kept["sessions"] = tuple(bare(session) for session in record.sessions)
    found: Record = type(record)(**kept)
    return found


def test_the_awkward_records_hold_every_text_in_turn() -> None:
    packed = [msgspec.json.encode(record).decode() for start in STARTS for record in awkward(start)]
    for text in TEXTS:
        assert any(msgspec.json.encode(text).decode() in one for one in packed), text


@pytest.mark.parametrize("start", STARTS)
def test_a_workbook_brings_back_what_is_gone(start: int) -> None:
    given = awkward(start)
    store.save_records(given)
    assert differences(given) == []
    data = books.without_numbers(books.exported())
    assert books.checked(shared(books.exported())).records == ()
    store.clear()
    outcome = books.loaded(data)
    assert outcome.new == len(given)
    assert differences(given) == []
    assert books.checked(books.exported()).unchanged == len(given)


@pytest.mark.parametrize("start", STARTS)
def test_csv_brings_back_every_field(start: int) -> None:
    given = awkward(start)
    store.save_records(given)
    files = {name: books.exported_csv(name) for name in books.names()}
    for name, data in files.items():
        outcome = books.checked(data, f"{name}.csv")
        assert (books.said(outcome), outcome.records) == ([], ())
    store.save_records(bare(record) for record in given)
    for name, data in files.items():
        books.loaded(data, f"{name}.csv", overwrite=True)
    assert differences(given) == []


def shared(data: bytes) -> bytes:
    """Keep a workbook's texts in one table, as Excel does when it saves."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    texts: list[str] = []

    def moved(found: re.Match[str]) -> str:
        texts.append(found[2])
        return f'<c{found[1]}t="s"><v>{len(texts) - 1}</v></c>'

    inline = re.compile(r'<c([^>]*)t="inlineStr"><is>(.*?)</is></c>', re.DOTALL)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = inline.sub(moved, parts[name])
    assert len(texts) > 100
    items = "".join(f"<si>{text}</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{SHEETS}main">{items}</sst>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    said = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", said)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def test_texts_of_white_space_alone_stay() -> None:
    from scripts.management.models import Organization

    store.save_records([samples.organization()])
    Organization._base_manager.update(address="\r", registration=" \t ", guiding_unit="")
    for data, name in (
        (books.exported(), "a.xlsx"),
        (books.exported_csv("organizations"), "a.csv"),
    ):
        assert books.checked(data, name).records == ()


def test_values_that_spreadsheets_round_or_cannot_count_stay() -> None:
    """Long decimals, days before 1900, an hour that comes twice, and one with fractions."""
    hour = dt.datetime(2026, 11, 1, 6, 30, tzinfo=dt.UTC)
    sessions = (
        msgspec.structs.replace(
            samples.session(), start_date=dt.date(1899, 12, 31), end_date=dt.date(1900, 1, 1),
            start_time="00:00", end_time="23:59", latitude=0.1 + 0.2, longitude=-73.98765432101234,
        ),
        msgspec.structs.replace(
            samples.session("S-2", dt.date(1, 1, 1)), end_date=dt.date(9999, 12, 31), latitude=0.1
        ),
    )  # fmt: skip
    moments = [hour - dt.timedelta(hours=1), hour, hour.replace(microsecond=123456)]
    openings = [
        msgspec.structs.replace(
            samples.opening(f"OP-{n}"), sessions=sessions, publish_at=moment, sign_up_opens=moment,
            hours_credited=2.675,
        )
        for n, moment in enumerate([*moments, dt.datetime(1, 1, 2, tzinfo=dt.UTC)])
    ]  # fmt: skip
    given = [samples.organization(), *openings]
    store.save_records(given)
    for zone in ("Asia/Shanghai", "America/New_York"):
        city = msgspec.structs.replace(books.city(), timezone=zone)
        data = books.exported(city=city)
        assert books.checked(data, city=city).records == ()
        store.clear()
        books.loaded(books.without_numbers(data), city=city)
        assert differences(given) == []
