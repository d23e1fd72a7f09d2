"""Records as a spreadsheet: the query sets say which ones."""

import csv
import datetime as dt
import io
from typing import Any

from django.db import models

from scripts.management.models import BY_COLLECTION
from scripts.management.models.base import RecordModel
from scripts.management.plain import children
from scripts.management.sheets.kinds import Cell
from scripts.management.sheets.pages import EVERYTHING, Eyes, Page, Rows, pages
from scripts.management.sheets.safe import for_csv
from scripts.management.sheets.workbook import workbook
from scripts.records import City


def export(
    rows_by_collection: Rows, city: City, *, personal: bool = True, eyes: Eyes = EVERYTHING
) -> bytes:
    """Return a workbook (.xlsx) of the given rows; a collection that isn't given has no sheet.

    Without `personal`, the columns that tell of persons are left out.
    """
    return workbook(pages(rows_by_collection, city, personal=personal, eyes=eyes))


def export_csv(
    name: str,
    rows: models.QuerySet[Any],
    city: City,
    *,
    personal: bool = True,
    eyes: Eyes = EVERYTHING,
) -> bytes:
    """Return one kind of record as CSV (UTF-8 with BOM, as spreadsheets expect it).

    `name` is a collection, or parts with a table of their own, such as sessions; `rows` are
    records in either case.
    """
    collection = owner_of(name).RECORD.COLLECTION
    shown = pages({collection: rows}, city, personal=personal, eyes=eyes)
    return _csv(next(page for page in shown if page.form.name == name))


def names() -> tuple[str, ...]:
    """Return what can be exported by itself."""
    return tuple(name for model in BY_COLLECTION.values() for name in _own_names(model))


def owner_of(name: str) -> type[RecordModel]:
    """Return the model of a collection, or of the records that have such parts."""
    return next(
        model for model in BY_COLLECTION.values() if name in _own_names(model)
    )  # fmt: skip


def _own_names(model: type[RecordModel]) -> tuple[str, ...]:
    """Return the collection, and what the records' parts are called as sheets of their own."""
    parts = (child.SHEET or name for name, child in children(model).items())
    return (model.RECORD.COLLECTION, *parts)


def _csv(page: Page) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(column.heading for column in page.columns)
    writer.writerows([_text(cell) for cell in row] for row in page.rows)
    return made.getvalue().encode("utf-8-sig")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return for_csv(cell)
        case dt.datetime():
            return cell.isoformat(" ", "seconds" if cell.second else "minutes")
        case dt.time():
            return f"{cell:%H:%M}"
    return str(cell)
