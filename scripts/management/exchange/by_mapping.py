"""A sheet and one of the office's mappings → what it would do."""

from collections.abc import Iterator

from django.conf import settings

from scripts.errors import ImportFileError
from scripts.management.exchange import checked
from scripts.management.exchange.checked import Checked, Difference, Fault, Remark, short
from scripts.management.exchange.own_records import only_theirs, theirs
from scripts.management.exchange.standing import Standing
from scripts.management.load import upload
from scripts.management.load.changes import Change, What
from scripts.management.load.mapping import Mapping
from scripts.management.load.outcome import Outcome
from scripts.management.load.problem import Problem
from scripts.management.load.stored import Stored
from scripts.management.models import BY_COLLECTION
from scripts.management.staff.actor import by_way_of

_DEMO = (
    "管理系统里还是演示数据，真实数据不能和它混在一起。请系统管理员先在命令行导入第一份表格，"
    "加上 --clear-demo 删除演示数据（写法见 docs/loading.md），以后就可以在这里导入"
)


def check(data: bytes, name: str, mapping: Mapping, standing: Standing) -> Checked:
    """Check a sheet by a mapping.

    Raises ImportFileError where the file can't be read, lacks a column, or may not be imported.
    """
    if reason := standing.why_not(BY_COLLECTION[_collection(mapping)]):
        raise ImportFileError(f"{reason}")
    held = upload.held()
    if held.demo:
        raise ImportFileError(_DEMO)
    found = upload.check_upload(
        data, name, mapping, settings.CITY, theirs(held, standing), mapping_name="这个映射"
    )
    return _worded(only_theirs(found, mapping, standing), held)


def _collection(mapping: Mapping) -> str:
    from scripts.management.load.targets import MAIN

    return MAIN[mapping.main].COLLECTION


def _worded(outcome: Outcome, held: Stored) -> Checked:
    faults = tuple(_fault(problem, held) for problem in outcome.problems)
    changed = [one for one in outcome.changes if one.what is What.CHANGED]
    stored = [(one.COLLECTION, one) for one in outcome.records]
    return Checked(
        rows=outcome.rows,
        faults=faults,
        withheld=tuple(_withheld(*pair) for pair in sorted(outcome.withheld.items())),
        remarks=tuple(_remarks(outcome)),
        new=tuple(_record(one) for one in outcome.changes if one.what is What.NEW),
        changed=tuple(map(_record, changed)),
        unchanged=outcome.counts()[What.UNCHANGED],
        digest=checked.digest(stored, sorted(outcome.basis.items()), faults),
        by_rows=True,
        store=lambda accept: _store(outcome, accept=accept),
    )


def _store(outcome: Outcome, *, accept: bool) -> int:
    with by_way_of("导入"):
        return upload.store(outcome, accept_valid=accept)


def _fault(problem: Problem, held: Stored) -> Fault:
    cell = f" {problem.cell}" if problem.cell else ""
    column = f"“{problem.column}”列{cell}" if problem.column else ""
    field = _field(problem.field, held)
    return Fault(
        "", problem.row, problem.id, column, "" if field == problem.column else field,
        short(problem.value), problem.expected,
    )  # fmt: skip


def _field(place: str, held: Stored) -> str:
    """Name a field such as `session.start_date` as the admin's forms do."""
    section, _, name = place.partition(".")
    names = {"opening": "openings", "session": "sessions", "organization": "organizations",
             "project": "projects", "station": "stations"}  # fmt: skip
    return held.labels.get(names.get(section, section), {}).get(name, "")


def _withheld(row: int, because: int) -> Fault:
    said = f"与第 {because} 行是同一条记录，那一行有问题，所以也不导入"
    return Fault("", row, "", "", "", "", said)


def _remarks(outcome: Outcome) -> Iterator[Remark]:
    yield from (Remark(0, text) for text in outcome.remarks)
    yield from (Remark(note.row, f"（{note.id}）{note.text}") for note in outcome.notes)


def _record(one: Change) -> checked.Record:
    return checked.Record(
        one.collection, one.label, one.id, one.title, one.rows[0],
        tuple(Difference(d.label, short(d.before), short(d.after)) for d in one.differences),
    )  # fmt: skip
