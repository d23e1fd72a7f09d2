"""Duties that are met by writing anything at all."""

from collections.abc import Iterator

from scripts.records.base import Record
from scripts.rules.finding import Finding
from scripts.rules.rulebook import found


def missing(record: Record, duties: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding for each field without a value; `duties` say what to do, by field."""
    for field, message in duties.items():
        if getattr(record, field) in (None, "", ()):
            yield found(f"missing-{field.replace('_', '-')}", field, message)
