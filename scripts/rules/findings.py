"""What a published record still owes the public: findings, never crashes.

A page says 未提供 for each missing duty; the report and the admin name it for the office. How
much each weighs for a record, the city says: scripts/rules/severity.py.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain

from scripts.records import (
    Award,
    City,
    Commitment,
    Need,
    Opening,
    Organization,
    Project,
    Recognition,
    Record,
    StarRule,
    Station,
    Survey,
    Training,
)
from scripts.rules.finding import Finding
from scripts.rules.honor_findings import award_findings, recognition_findings, star_rule_findings
from scripts.rules.missing import missing
from scripts.rules.need_findings import need_findings, survey_findings
from scripts.rules.notice_findings import notice_findings
from scripts.rules.personal_numbers import personal_numbers
from scripts.rules.programme_findings import (
    circle_findings,
    commitment_findings,
    training_findings,
)
from scripts.rules.rulebook import found
from scripts.rules.severity import weighed
from scripts.rules.substance import has_number

NOBODY: Mapping[str, str | None] = {}


def findings(
    record: Record,
    city: City,
    star_rules: Collection[StarRule] = (),
    parents: Mapping[str, str | None] = NOBODY,
    *,
    first: bool = False,
) -> Iterator[Finding]:
    """Yield everything the record's type owes and this record lacks, weighed for its source.

    A recognition is judged by `star_rules`, an organization by `parents` (organization → parent):
    all that there are. `first` tells that the record was never public.
    """
    found = _all(record, city, star_rules, first=first)
    if isinstance(record, Organization):
        found = chain(found, circle_findings(record, parents))
    return weighed(found, record, city)


def _all(
    record: Record, city: City, star_rules: Collection[StarRule], *, first: bool
) -> Iterator[Finding]:
    yield from _unknown_codes(record, city)
    yield from _pictures(record)
    if isinstance(record, Recognition):
        yield from recognition_findings(record, star_rules)
    if isinstance(record, Opening):
        yield from notice_findings(record, city, first=first)
    yield from _office_phone(record)
    for kind, check in _CHECKS:
        if isinstance(record, kind):
            yield from check(record)


def _pictures(record: Record) -> Iterator[Finding]:
    for index, picture in enumerate(getattr(record, "pictures", ())):
        if picture.file is None:
            yield found(
                "picture-file", f"pictures[{index}]",
                "图片没有取用：应为 12 MB 以内的 JPEG、PNG 或 WebP，摘要与文件相符，请重新上传",
            )  # fmt: skip


def _office_phone(record: Record) -> Iterator[Finding]:
    for number in personal_numbers(getattr(record, "office_phone", None) or ""):
        if number.kind == "手机号":
            yield found(
                "mobile-as-office-phone", "office_phone",
                f"办公电话写的是手机号 {number.masked}，会公开；请换成单位的固定电话",
            )  # fmt: skip
            return


def _organization(organization: Organization) -> Iterator[Finding]:
    yield from missing(
        organization,
        {
            "kind": "没有写组织类型，请选一个",
            "description": "没有写组织简介，请写一两句",
            "office_phone": "没有写办公电话，请填单位的公开电话",
        },
    )


def _project(project: Project) -> Iterator[Finding]:
    yield from missing(
        project,
        {
            "category": "没有写服务类别，请选一个",
            "service_object": "没有写服务对象，请至少选一个",
            "description": "没有写项目介绍，请写一两句",
            "period": "没有写起止日期，请写明",
        },
    )


def _station(station: Station) -> Iterator[Finding]:
    yield from missing(
        station,
        {
            "street": "没有写所在街道（乡镇），请选一个",
            "address": "没有写地址，请写带门牌号的地址",
            "open_hours": "没有写开放时间，请写明",
            "services": "没有写提供的服务，请至少写一项",
            "office_phone": "没有写办公电话，请填单位的公开电话",
        },
    )
    if station.address and not has_number(station.address, station.lang):
        yield found("address-number", "address", "地址里没有门牌号，请写到几号或几栋")


_CHECKS: tuple[tuple[type[Record], Callable[..., Iterator[Finding]]], ...] = (
    (Organization, _organization),
    (Project, _project),
    (Station, _station),
    (StarRule, star_rule_findings),
    (Award, award_findings),
    (Need, need_findings),
    (Survey, survey_findings),
    (Training, training_findings),
    (Commitment, commitment_findings),
)


def _unknown_codes(record: Record, city: City) -> Iterator[Finding]:
    lists = {
        "category": {entry.code for entry in city.categories},
        "service_object": {entry.code for entry in city.service_objects},
        "fields": {entry.code for entry in city.categories},
        "kind": {entry.code for entry in city.organization_kinds},
        "street": {street.code for d in city.divisions for street in d.streets},
    }
    if isinstance(record, Station):
        del lists["kind"]
    for field, known in lists.items():
        value = getattr(record, field, None) or ()
        for code in (value,) if isinstance(value, str) else value:
            if code not in known:
                yield found(
                    f"unknown-{field.replace('_', '-')}", field,
                    f"代码 {code} 不在 city.yaml 的清单中，请改用清单中的代码",
                )  # fmt: skip
