"""Two organizations with one of everything each, and honors that belong to neither."""

import msgspec

from scripts.management import store
from scripts.records import Award, Commitment, Opening, Project, Record, Station, Training
from scripts.records.person import Person
from tests.management import samples

SECRET = "欧阳小满"
"""A made-up leader's name, without any consent."""


def records() -> list[Record]:
    return [
        samples.organization("ORG-1", "林邑志愿服务队"),
        samples.organization("ORG-2", "苏仙岭守望队"),
        *(_project(n) for n in "12"),
        *(_opening(n) for n in "12"),
        *(_station(n) for n in "12"),
        *(_commitment(n) for n in "12"),
        *(_training(n) for n in "12"),
        samples.star_rule(), samples.recognition(), Award(id="AW-1", title="市长奖", year=2026),
        samples.survey(), samples.need(),
    ]  # fmt: skip


def _project(number: str) -> Project:
    return Project(
        id=f"PRJ-{number}", title=f"护河行动{number}", organization=f"ORG-{number}",
        division="431002",
    )  # fmt: skip


def _opening(number: str) -> Opening:
    return msgspec.structs.replace(
        samples.opening(f"OP-{number}", f"东江湖净滩{number}"),
        organization=f"ORG-{number}",
        leader=Person(name=SECRET, role="领队"),
        description=f"由{SECRET}带队。",
    )


def _station(number: str) -> Station:
    return Station(
        id=f"ST-{number}", name=f"岗亭{number}", division="431002", organization=f"ORG-{number}"
    )


def _commitment(number: str) -> Commitment:
    found = samples.commitment(f"CM-{number}")
    return msgspec.structs.replace(found, organization=f"ORG-{number}")


def _training(number: str) -> Training:
    found = samples.training(f"TR-{number}")
    return msgspec.structs.replace(found, title=f"急救课{number}", organization=f"ORG-{number}")


def fill() -> None:
    """Put the world back as it was, and a draft of each organization with it."""
    from scripts.management.models import Opening as Row

    store.save_records(records())
    for number in "12":
        if not Row.objects.filter(pk=f"DRAFT-{number}").exists():
            Row.objects.create(
                id=f"DRAFT-{number}", title=f"草稿{number}", status="draft",
                organization_id=f"ORG-{number}", division="431002",
            )  # fmt: skip
