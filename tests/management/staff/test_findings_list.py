"""数据质量: all findings by organization; an organization's staff see theirs alone."""

import csv
import io

from bs4 import BeautifulSoup

from tests.management.office import Office
from tests.management.staff.conftest import Staffed

LIST = "/admin/findings/"
ELSEWHERE = ("SR-1", "AW-1", "CM-1", "CM-2", "SV-1")
"""Star rules, awards and commitments lie in no division; the survey is of the whole city."""


def listed(who: Office, query: str = "") -> BeautifulSoup:
    return who.page(f"{LIST}?{query}")


def table(who: Office, query: str = "") -> list[dict[str, str]]:
    answer = who.browser.get(f"{who.url}{LIST}?format=csv&{query}", timeout=20)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_office_sees_everything_and_the_counts_add_up(staffed: Staffed) -> None:
    rows = table(staffed["city"])
    assert {row["组织编号"] for row in rows} == {"ORG-1", "ORG-2", ""}
    page = listed(staffed["city"])
    sums = [
        [cell.get_text() for cell in line.select("th, td")]
        for line in page.select(".findings-totals tbody tr")
    ]
    told = {"必须改": 1, "请补充或核对": 2}
    for weight, column in told.items():
        assert sum(int(line[column]) for line in sums) == sum(r["轻重"] == weight for r in rows)
    assert {line[0] for line in sums} == {"林邑志愿服务队", "苏仙岭守望队", "不属于任何组织"}
    assert len(page.select(".record-findings > li")) == min(100, len(rows))


def test_an_organizations_staff_see_theirs_alone(staffed: Staffed) -> None:
    rows = table(staffed["team"])
    assert {row["组织编号"] for row in rows} == {"ORG-1"}
    assert "DRAFT-1" in {row["记录编号"] for row in rows}
    assert "苏仙岭" not in listed(staffed["team"]).get_text()
    assert table(staffed["team"], "organization=ORG-2") == []


def test_who_has_nothing_to_mend_has_no_list(staffed: Staffed) -> None:
    media = staffed["media"]
    assert media.browser.get(media.url + LIST, timeout=20).status_code == 403
    assert not media.page("/admin/").select(f'a[href="{LIST}"]')
    assert staffed["city"].page("/admin/").select(f'a[href="{LIST}"]')


def test_it_can_be_narrowed(staffed: Staffed) -> None:
    who = staffed["city"]
    everything = table(who)
    for query, keeps in (
        ("organization=ORG-2", lambda row: row["组织编号"] == "ORG-2"),
        ("organization=-", lambda row: row["组织编号"] == ""),
        ("collection=stations", lambda row: row["种类"] == "服务站点"),
        ("rule=missing-risks", lambda row: row["规则"] == "写明可能发生的风险"),
        ("severity=error", lambda row: row["轻重"] == "必须改"),
        ("division=431002", lambda row: row["记录编号"] not in ELSEWHERE),
        ("severity=error&organization=ORG-1", lambda row: row["记录编号"] == "DRAFT-1"),
    ):
        wanted = [row for row in everything if keeps(row)]
        assert table(who, query) == wanted, query
        assert wanted, query


def test_each_line_leads_to_its_field(staffed: Staffed) -> None:
    who = staffed["team"]
    for link in listed(who, "collection=openings").select(".record-findings > li > a"):
        address, _, anchor = str(link["href"]).partition("#")
        assert who.page(address).select_one(f'[id="{anchor}"]'), link


def test_it_follows_every_change(staffed: Staffed) -> None:
    from scripts.management.models import Opening, StarRule

    who = staffed["city"]
    before = [row for row in table(who) if row["记录编号"] == "OP-1"]
    row = Opening.objects.get(pk="OP-1")
    row.risks = "岸边湿滑，可能滑倒"
    row.save()
    after = [row for row in table(who) if row["记录编号"] == "OP-1"]
    assert [one for one in before if one not in after] == [
        one for one in before if one["规则"] == "写明可能发生的风险"
    ]
    Opening.objects.filter(pk="OP-1").delete()
    assert "OP-1" not in {one["记录编号"] for one in table(who)}
    assert "认定时要有生效的星级标准" not in {one["规则"] for one in table(who)}
    StarRule.objects.update(effective_from="2090-01-01")
    assert "认定时要有生效的星级标准" in {one["规则"] for one in table(who)}


def test_a_text_is_no_formula_in_the_table(staffed: Staffed) -> None:
    from scripts.management.models import Project

    Project.objects.filter(pk="PRJ-1").update(title="=HYPERLINK(1)")
    titles = {row["标题"] for row in table(staffed["city"]) if row["记录编号"] == "PRJ-1"}
    assert titles == {"'=HYPERLINK(1)"}
