"""All that gives somebody away in one record; such a record is published in no version."""

from collections.abc import Iterator

from scripts.records import City, Need, Record, Survey
from scripts.records.explain import Fault
from scripts.rules.anonymity.groups import need_groups, survey_groups
from scripts.rules.anonymity.names import name_in
from scripts.rules.anonymity.said import plain, texts
from scripts.rules.anonymity.traces import traces


def gives_away(record: Record, city: City) -> Iterator[Fault]:
    """Yield everything in a record of an anonymous type by which somebody is recognized.

    Messages hold a surname at most. Records of other types yield nothing.
    """
    if not record.ANONYMOUS:
        return
    if isinstance(record, Need):
        yield from need_groups(record, city)
    if isinstance(record, Survey):
        yield from survey_groups(record, city)
    for place, text in texts(record):
        yield from (Fault(place, said) for said in in_text(text, city))


def in_text(text: str, city: City) -> Iterator[str]:
    """Yield what one text gives away, each as what to do."""
    said = plain(text, city)
    if name := name_in(said):
        yield f"好像写了人的姓名（{name}），需求里不写任何个人，请删去"
    yield from traces(said, city.least_group)
