"""What a database can't hold is named by record and field, the same for every kind of database."""

from typing import Any

import msgspec
import pytest

from scripts.errors import ImportFileError
from scripts.management import store
from scripts.records import COLLECTIONS
from scripts.records.fields import Source
from scripts.records.opening import Requirements
from tests.management import samples


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "净滩\0"}, "title"),
        ({"description": "半个\ud83d字"}, "description"),
        ({"requirements": Requirements(skills=("游泳\0",))}, "requirements"),
        ({"source": Source(system="甲", id="\0")}, "source"),
        ({"title": "长" * 201}, "title"),
        ({"version": 2**31}, "version"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_stored(
    changed: dict[str, Any], field: str
) -> None:
    bad = msgspec.structs.replace(samples.opening("OP-9"), **changed)
    with pytest.raises(ImportFileError, match=f"招募信息 OP-9：{field} .*请改正"):
        store.save_records([samples.organization(), samples.opening(), bad])
    assert store.is_empty()


@pytest.mark.usefixtures("places")
def test_a_part_of_a_record_is_named_too() -> None:
    opening = samples.opening("OP-9")
    session = msgspec.structs.replace(opening.sessions[0], place="码头\0")
    bad = msgspec.structs.replace(opening, sessions=(session,))
    with pytest.raises(ImportFileError, match=r"sessions\.place 里有数据库存不下的字符"):
        store.save_records([samples.organization(), bad])


@pytest.mark.usefixtures("places")
def test_whatever_the_contract_allows_fits_into_its_column() -> None:
    """A column shorter than its field's longest text would refuse some records on PostgreSQL."""
    from scripts.management.models import BY_COLLECTION
    from scripts.management.plain import columns

    short = []
    for name, kind in COLLECTIONS.items():
        model = BY_COLLECTION[name]
        lengths = {field.attname: field.max_length for field in model._meta.concrete_fields}
        for field in msgspec.structs.fields(kind):
            column = lengths.get(columns(model).get(field.name, ""))
            longest = longest_text(field.type)
            if column and longest and column < longest:
                short.append((name, field.name, column, longest))
    assert short == []


def longest_text(kind: Any) -> int:
    described = msgspec.json.schema(kind)
    choices = [described, *described.get("anyOf", ())]
    return max((choice.get("maxLength", 0) for choice in choices), default=0)


def test_the_longest_text_is_found() -> None:
    from scripts.records.fields import Line

    assert longest_text(Line) == longest_text(Line | None) == 200
    assert longest_text(int) == 0
