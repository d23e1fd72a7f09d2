"""The whole way in a real browser, on a telephone and at a desk, and without scripts."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.browsers import AXE, browser
from tests.management.exchange.conftest import BODIES, OPENINGS
from tests.management.exchange.counter import EXPORT, IMPORT
from tests.management.load.county import FIRST, rows
from tests.management.load.county_files import write_bodies, write_workbook
from tests.management.office import Office
from tests.management.sheets import books
from tests.management.staffed import Staffed

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("kept")]
SOME = 60
_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_SCAN = "axe.run(document).then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"


@contextmanager
def at_page(who: Office, path: str, *, width: int, scripts: bool = True) -> Iterator[Page]:
    """Open a page as somebody who is logged in.

    Nothing in the block may ask the database: Playwright's loop runs in this thread.
    """
    with browser() as started:
        context = started.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=scripts,
            locale="zh-CN", accept_downloads=True,
        )  # fmt: skip
        context.add_cookies(
            [
                {"name": cookie.name, "value": cookie.value or "", "url": who.url}
                for cookie in who.browser.cookies
            ]
        )
        page = context.new_page()
        page.goto(who.url + path)
        yield page
        context.close()


def check(page: Page, file: Path, mapping: str = "从这里导出的表格") -> None:
    page.goto(page.url.partition("/admin/")[0] + IMPORT)
    page.get_by_label("表格文件").set_input_files(file)
    page.get_by_label("怎样读").select_option(label=mapping)
    page.get_by_role("button", name="检查这个文件").click()


def is_fit(page: Page) -> None:
    """Require that the page fits its screen, and that axe finds nothing."""
    assert page.evaluate(_WIDE) <= 0, page.url
    page.add_script_tag(path=AXE)
    assert page.evaluate(_SCAN) == [], page.url


def county(folder: Path) -> tuple[Path, Path, Path]:
    """Write the organizations, a sheet with faults, and the corrected one."""
    made = list(rows()[:SOME])
    made[8] = made[8].written(县市区="南湖区")
    made[30] = made[30].written(活动日期="2027年2月30日")
    return (
        write_bodies(folder / "组织.csv"),
        write_workbook(folder / "招募信息.xlsx", made),
        write_workbook(folder / "改正的.xlsx", rows()[:SOME]),
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_the_county_sheet_from_faults_to_a_second_import(
    staffed: Staffed, tmp_path: Path, width: int
) -> None:
    bodies, bad, good = county(tmp_path)
    with at_page(staffed["city"], "/admin/", width=width) as page:
        page.get_by_role("link", name="导入：把表格里的记录存进来").click()
        expect(page.get_by_label("表格文件")).to_be_visible()
        is_fit(page)
        check(page, bodies, BODIES)
        page.get_by_role("button", name="确认导入").click()
        expect(page.get_by_text("已导入：新增 33 条记录")).to_be_visible()
        is_fit(page)

        check(page, bad, OPENINGS)
        faults = page.locator("section", has_text="有问题，不能导入")
        expect(faults.locator("tbody tr")).to_have_count(2)
        expect(faults.get_by_text("2027年2月30日", exact=True)).to_be_visible()
        expect(faults.get_by_text(f"E{FIRST + 8}")).to_be_visible()
        expect(page.get_by_role("button", name="确认导入")).to_have_count(0)
        expect(page.get_by_role("button", name="只导入没有问题的 58 行")).to_be_visible()
        is_fit(page)
        with page.expect_download() as taken:
            page.get_by_role("link", name="下载有问题的行").click()
        assert taken.value.suggested_filename == "招募信息-有问题的行.xlsx"

        check(page, good, OPENINGS)
        page.get_by_role("button", name="确认导入").click()
        expect(page.get_by_text("已导入：新增")).to_be_visible()
        check(page, good, OPENINGS)
        expect(page.get_by_text("没有变化：表格里的内容")).to_be_visible()
        is_fit(page)


@pytest.mark.parametrize(("width", "scripts"), [(360, True), (1280, False)])
def test_out_changed_in_three_cells_and_back(
    staffed: Staffed, tmp_path: Path, width: int, *, scripts: bool
) -> None:
    with at_page(staffed["city"], EXPORT, width=width, scripts=scripts) as page:
        for kind in ("招募信息", "服务站点"):
            page.get_by_label(kind, exact=True).check()
        with page.expect_download() as taken:
            page.get_by_role("button", name="导出").click()
        file = tmp_path / "改过.xlsx"
        file.write_bytes(
            books.edited(
                Path(taken.value.path()).read_bytes(),
                ("招募信息", "OP-1", "标题", "周六净滩"),
                ("招募信息", "OP-1", "可能的风险", "岸边湿滑，可能滑倒"),
                ("服务站点", "ST-2", "名称", "东门岗亭"),
            )
        )
        check(page, file)
        changed = page.locator("section", has_text="修改（2 条记录）")
        expect(changed.locator("tbody tr")).to_have_count(3)
        expect(changed.get_by_text("东江湖净滩1", exact=True).last).to_be_visible()
        if scripts:
            is_fit(page)
        page.get_by_role("button", name="确认导入").click()
        expect(page.get_by_text("已导入：新增 0 条记录，修改 2 条")).to_be_visible()
    after = openpyxl.load_workbook(io.BytesIO(books.exported("openings", "stations")))
    before = openpyxl.load_workbook(file)
    for title in ("招募信息", "场次", "服务站点"):
        assert cells(after[title]) == cells(before[title])


def cells(sheet: object) -> list[tuple[object, ...]]:
    """Return a sheet's cells without what the system writes itself."""
    lines = list(sheet.iter_rows(values_only=True))  # type: ignore[attr-defined]  # a worksheet
    counted = {"变更序号", "内容更新时间", "修订次数", "招募信息标题"}
    kept = [
        place for place, name in enumerate(lines[0])
        if name not in counted and not str(name).startswith(("领队", "图片"))
    ]  # fmt: skip
    return [tuple(line[place] for place in kept) for line in lines]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_other_pages_fit_and_read_well(
    staffed: Staffed, tmp_path: Path, kept: dict[str, str], width: int
) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04 broken")
    mapping = f"/admin/records/importmapping/{kept[OPENINGS]}/change/"
    with at_page(staffed["city"], EXPORT, width=width) as page:
        is_fit(page)
        page.get_by_role("button", name="导出").click()
        is_fit(page)
        check(page, tmp_path / "坏.xlsx")
        expect(page.get_by_text("这个文件不能导入")).to_be_visible()
        is_fit(page)
        page.goto(staffed["city"].url + mapping)
        assert page.evaluate(_WIDE) <= 0
