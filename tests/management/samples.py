"""Records of every type: as small as the contract allows, and with every field filled in."""

import datetime as dt
from zoneinfo import ZoneInfo

from scripts.records import (
    Award,
    Commitment,
    Need,
    Opening,
    Organization,
    Project,
    Recognition,
    Record,
    Session,
    StarRule,
    Station,
    Survey,
    Training,
)
from scripts.records.commitment import Side
from scripts.records.fields import OpenHours, Period, Source
from scripts.records.need import PeopleRange
from scripts.records.opening import Afterwards, Requirements
from scripts.records.person import Consent, HonoredPerson, Person, PicturedPerson
from scripts.records.picture import Picture
from scripts.records.project import PlanStep
from scripts.records.recognition import Decision, NoticePeriod
from scripts.records.star_rule import StarStep
from scripts.records.survey import SurveyResult
from scripts.records.training import Material, RequiredFor

DAY = dt.date(2026, 3, 5)
NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PICTURE = Picture(
    path="/media/2026/planting.jpg",
    sha256="a" * 64,
    alt="志愿者在河边种树",
    taken_by=Person(name="某志愿者乙", consents=(Consent(purpose="name", given_on=DAY),)),
    credit="市志愿服务中心",
    width=1200,
    height=800,
    shows_people=True,
    people=(
        PicturedPerson(
            name="某志愿者甲",
            consents=(Consent(purpose="picture", given_on=DAY, valid_until=dt.date(2027, 3, 5)),),
        ),
    ),
)


def person(name: str) -> Person:
    first = Consent(
        purpose="name", given_on=DAY, withdrawn_on=dt.date(2026, 5, 1),
        valid_until=dt.date(2027, 3, 5), by_guardian=True,
    )  # fmt: skip
    return Person(
        name=name, role="领队", also=("某某",), named_from=DAY, never_named=True,
        minor_until=dt.date(2030, 1, 1), consents=(first,),
    )  # fmt: skip


PLAN_STEP = PlanStep(day=dt.date(2026, 3, 1), what="启动", month_only=True, done=False)
SOURCE = Source(system="全国志愿服务信息系统", id="A-1", url="https://example.org/a/1")


def organization(id_: str = "ORG-1", name: str = "林邑志愿服务队") -> Organization:
    return Organization(id=id_, name=name, division="431002")


def session(id_: str = "S-1", day: dt.date = DAY) -> Session:
    return Session(id=id_, start_date=day, end_date=day)


def opening(id_: str = "OP-1", title: str = "东江湖净滩") -> Opening:
    return Opening(
        id=id_, title=title, organization="ORG-1", division="431002", sessions=(session(),)
    )


def full_organization() -> Organization:
    return Organization(
        id="ORG-FULL", updated_at=NOON, lang="en", source=SOURCE, name="Riverside Volunteers",
        division="431002", kind="social", parent="ORG-1", street="431002001",
        fields=("environment", "health"), registration="民办非企业单位", party_branch=False,
        guiding_unit="市民政局", description="一段。\n\n又一段。", address="人民路 1 号",
        office_phone="0735-1234567", website="https://example.org/",
        active=Period(start=DAY, end=dt.date(2027, 1, 1)), pictures=(PICTURE,),
        contact=person("某联系人"),
    )  # fmt: skip


def full_project() -> Project:
    return Project(
        id="PRJ-FULL", updated_at=NOON, lang="en", source=SOURCE, title="护河行动",
        organization="ORG-1", division="431002", status="closed", category="environment",
        service_object=("residents", "public"), description="说明", group="沿河居民",
        period=Period(start=DAY), plan=(PLAN_STEP,),
        office_phone="0735-1234567", spirit=("friendship",), pictures=(PICTURE,),
    )  # fmt: skip


def full_station() -> Station:
    hours = OpenHours(days=(1, 2, 3, 4, 5), opens="08:30", closes="17:30")
    return Station(
        id="ST-FULL", updated_at=NOON, lang="en", source=SOURCE, name="北湖岗亭",
        division="431002", kind="kiosk", organization="ORG-1", street="431002002",
        address="北湖路 2 号", latitude=25.8, longitude=113.03, open_hours=(hours,),
        open_on_holidays=False, hours_note="中午不休息", services=("饮水", "雨伞"),
        description="介绍", wheelchair=True, office_phone="0735-1234567", pictures=(PICTURE,),
    )  # fmt: skip


def full_opening() -> Opening:
    first = Session(
        id="B", start_date=DAY, end_date=DAY, start_time="08:30", end_time="11:00",
        place="码头", address="湖滨路 3 号", division="431081", street="431081002",
        latitude=25.9, longitude=113.3, needed=20, confirmed=7,
    )  # fmt: skip
    return Opening(
        id="OP-FULL", updated_at=NOON, lang="en", source=SOURCE, title="Clean the shore",
        organization="ORG-1", division="431002", sessions=(first, session("A")),
        status="cancelled", publish_at=NOON, project="PRJ-FULL", commitment="CM-1",
        category="environment", service_object=("public",), description="说明", sign_up_opens=NOON,
        sign_up_deadline=NOON + dt.timedelta(days=2), sign_up_url="https://example.org/sign",
        requirements=Requirements(
            age_min=14, age_max=60, guardian_required=True, skills=("游泳",),
            training=("安全课",), health="身体健康",
        ),
        insured=True, insurance_policy="意外险", risks="水边湿滑", protection="救生衣",
        hours_credited=2.5, leader_role="站长", leader=person("某领队"),
        office_phone="0735-1234567", version=4, allowance="午餐", gear="水鞋",
        spirit=("dedication", "mutual-aid"), wheelchair=False, pictures=(PICTURE,),
        cancellation_reason="暴雨", afterwards=Afterwards(people=30, hours=75.0, reflections="好"),
    )  # fmt: skip


def commitment(id_: str = "CM-1") -> Commitment:
    return Commitment(id=id_, title="志愿服务承诺", effective_from=DAY)


def full_commitment() -> Commitment:
    return Commitment(
        id="CM-FULL", updated_at=NOON, lang="en", source=SOURCE, title="Our promise",
        edition="2026 年版", organization="ORG-1", effective_from=DAY, supersedes="CM-1",
        content="一段。\n\n又一段。", volunteers=Side(rights=("知情", "保险"), duties=("守时",)),
        organizers=Side(duties=("培训",)), recipients=Side(rights=("尊重",)),
        authority="市志愿者协会", document="二号文件",
    )  # fmt: skip


def training(id_: str = "TR-1") -> Training:
    return Training(
        id=id_, title="急救课", organization="ORG-1", division="431002", sessions=(session(),)
    )


def full_training() -> Training:
    first = full_opening().sessions[0]
    return Training(
        id="TR-FULL", updated_at=NOON, lang="en", source=SOURCE, title="First aid",
        organization="ORG-1", division="431002", status="cancelled", publish_at=NOON,
        mode="practice", sessions=(first, session("A")), topics=("包扎", "搬运"), audience="新队员",
        description="说明", materials=(Material(title="讲义", url="https://example.org/a.pdf"),),
        required_for=RequiredFor(
            openings=("OP-FULL",), projects=("PRJ-FULL",), categories=("environment",),
            skills=("游泳",),
        ),
        sign_up_opens=NOON, sign_up_deadline=NOON + dt.timedelta(days=2),
        sign_up_url="https://example.org/sign", office_phone="0735-1234567", version=3,
        cancellation_reason="停电",
    )  # fmt: skip


def star_rule(id_: str = "SR-1") -> StarRule:
    step = StarStep(star=1, hours=100)
    return StarRule(
        id=id_, title="星级标准", authority="市志愿者协会", effective_from=DAY, steps=(step,)
    )


def full_star_rule() -> StarRule:
    return StarRule(
        id="SR-FULL", updated_at=NOON, lang="en", source=SOURCE, title="Star rule",
        authority="市文明办", effective_from=DAY, notice_days=7, document="一号文件",
        explanation="一段。\n\n又一段。",
        steps=(StarStep(star=1, hours=100), StarStep(star=2, hours=300.5)),
    )  # fmt: skip


def volunteer(name: str = "某志愿者") -> HonoredPerson:
    return HonoredPerson(name=name)


def full_volunteer() -> HonoredPerson:
    first = Consent(
        purpose="honor", given_on=DAY, withdrawn_on=dt.date(2026, 5, 1),
        valid_until=dt.date(2027, 3, 5), by_guardian=True,
    )  # fmt: skip
    return HonoredPerson(
        name="某志愿者", role="教师", also=("某某",), named_from=DAY, never_named=True,
        minor_until=dt.date(2030, 1, 1), consents=(first, Consent(purpose="story", given_on=DAY)),
    )  # fmt: skip


def recognition(id_: str = "RC-1") -> Recognition:
    return Recognition(
        id=id_, person=volunteer(), star=1, hours=100, judged_on=DAY, division="431002",
        notice=NoticePeriod(start=DAY, end=dt.date(2026, 3, 12)),
    )  # fmt: skip


def full_recognition() -> Recognition:
    return Recognition(
        id="RC-FULL", updated_at=NOON, lang="en", source=SOURCE, person=full_volunteer(), star=2,
        hours=300.5, judged_on=DAY, division="431002", organization="ORG-1", rule="SR-1",
        notice=NoticePeriod(start=DAY, end=dt.date(2026, 3, 12)), objection_channel="窗口",
        office_phone="0735-1234567", deeds="事迹", spirit=("dedication", "progress"),
        decision=Decision(
            granted_on=dt.date(2026, 3, 16), withdrawn_on=dt.date(2026, 4, 1), reason="异议成立",
        ),
    )  # fmt: skip


def full_award() -> Award:
    return Award(
        id="AW-FULL", updated_at=NOON, lang="en", source=SOURCE, title="市长奖", year=2026,
        person=full_volunteer(), organization="ORG-1", division="431002", authority="市政府",
        granted_on=DAY, deeds="事迹", spirit=("friendship",),
    )  # fmt: skip


def survey(id_: str = "SV-1") -> Survey:
    return Survey(id=id_, title="春季调查", date=DAY, by="市民政局", division="431000")


def full_survey() -> Survey:
    return Survey(
        id="SV-FULL", updated_at=NOON, lang="en", source=SOURCE, title="Spring survey", date=DAY,
        by="市民政局", division="431002", organization="ORG-1", scope="范围", method="问卷",
        results=(
            SurveyResult(what="独居老人", number=320, unit="人"),
            SurveyResult(what="想要陪伴的比例", number=42.5, unit="%"),
        ),
        summary="一段。\n\n又一段。",
    )  # fmt: skip


def need(id_: str = "ND-1") -> Need:
    return Need(
        id=id_, title="陪诊", division="431002", people_range=PeopleRange(least=10, most=20)
    )  # fmt: skip


def full_need() -> Need:
    return Need(
        id="ND-FULL", updated_at=NOON, lang="en", source=SOURCE, title="Company for walks",
        division="431002", street="431002001", category="care",
        service_object=("elders", "disabled"), people_range=PeopleRange(least=50, most=80),
        needs=("陪着散步", "读报"), status="partly", valid_from=DAY,
        valid_until=dt.date(2027, 3, 5), survey="SV-1",
    )  # fmt: skip


def varied() -> list[Record]:
    """Return records in the order of reference, minimal and full ones."""
    return [
        organization(), full_organization(),
        Project(id="PRJ-1", title="小项目", organization="ORG-1", division="431003"),
        full_project(),
        commitment(), full_commitment(),
        opening(), full_opening(),
        training(), full_training(),
        Station(id="ST-1", name="小站", division="431003"), full_station(),
        star_rule(), full_star_rule(), recognition(), full_recognition(),
        Award(id="AW-1", title="市长奖", year=2026), full_award(),
        survey(), full_survey(), need(), full_need(),
    ]  # fmt: skip
