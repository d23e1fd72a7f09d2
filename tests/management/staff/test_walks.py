"""Each role at a real browser, through a working day: what it does, and what isn't there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.browsers import browser
from tests.management.staff.conftest import PASSWORD, Staffed

pytestmark = pytest.mark.browser


@contextmanager
def entered(staffed: Staffed, name: str) -> Iterator[Page]:
    """Log in as somebody does, and leave in the end.

    Nothing in the block may ask the database: Playwright's loop runs in this thread.
    """
    with browser() as started:
        page = started.new_context(locale="zh-CN").new_page()
        page.goto(f"{staffed[name].url}/admin/")
        page.get_by_label("用户名").fill(name)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.get_by_role("heading", name="资料管理").wait_for()
        yield page
        page.get_by_role("button", name="注销").click()
        page.goto(f"{staffed[name].url}/admin/")
        assert page.get_by_label("密码").is_visible()


def kinds(page: Page) -> list[str]:
    """Return what the index lists."""
    return page.locator("#content-main .app-records th[scope=row]").all_inner_texts()


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).first.click()
    page.locator(".messagelist .success").wait_for()


def test_an_organizations_staff(staffed: Staffed) -> None:
    with entered(staffed, "team") as page:
        assert kinds(page) == ["招募信息", "培训", "项目", "组织", "服务站点", "服务承诺"]
        page.get_by_role("link", name="招募信息", exact=True).click()
        page.locator("#result_list").wait_for()
        assert page.locator("#result_list tbody tr").count() == 2
        page.get_by_role("link", name="东江湖净滩1").click()
        assert (
            page.locator(".field-organization .readonly").inner_text().strip() == "林邑志愿服务队"
        )
        page.get_by_label("标题").fill("东江湖净滩，周六见")
        save(page)
        page.get_by_role("link", name="东江湖净滩，周六见").first.click()
        page.get_by_role("link", name="历史").click()
        assert "东江湖净滩，周六见" in page.locator("#change-history tbody tr").first.inner_text()
        page.go_back()
        page.get_by_role("link", name="删除", exact=True).first.click()
        page.get_by_label("删除的原因").fill("重复发布")
        page.get_by_role("button", name="申请删除").click()
        page.locator(".messagelist .success").wait_for()
        assert "确认以前，公开的网页不变" in page.locator(".messagelist").inner_text()


def test_a_new_notice_of_an_organization_offers_only_itself(staffed: Staffed) -> None:
    with entered(staffed, "team") as page:
        page.goto(f"{staffed['team'].url}/admin/records/opening/add/")
        page.locator(".field-organization .select2-selection").click()
        page.locator(".select2-results__option", has_text="林邑").wait_for()
        assert page.locator(".select2-results__option").all_inner_texts() == ["林邑志愿服务队"]


def test_the_responsible_editor(staffed: Staffed) -> None:
    with entered(staffed, "editor") as page:
        assert {"变更历史", "删除申请", "招募信息", "星级认定"} <= set(kinds(page))
        assert "账号" not in kinds(page)
        page.get_by_role("link", name="招募信息", exact=True).click()
        page.get_by_role("link", name="东江湖净滩1").click()
        assert page.get_by_role("button", name="保存").count() == 0
        assert "欧阳**" in page.locator("#content").inner_text()
        page.get_by_role("link", name="撤回公开").click()
        page.get_by_role("button", name="撤回公开").click()
        assert "已撤回" in page.locator(".messagelist .success").inner_text()


def test_the_city_office(staffed: Staffed) -> None:
    from scripts.management.models import Opening
    from scripts.management.staff import requests

    requests.ask(Opening.objects.get(pk="OP-1"), "重复发布", None)
    with entered(staffed, "city") as page:
        assert {"账号", "变更历史", "删除申请", "星级标准", "组织"} <= set(kinds(page))
        page.get_by_role("link", name="删除申请", exact=True).click()
        page.get_by_role("link", name="查看并处理").click()
        assert "410" in page.locator("#unreachable").inner_text()
        typed = page.get_by_label("请输入这条记录的标题或编号")
        typed.fill("OP-2")
        page.get_by_role("button", name="确认删除").click()
        assert "不一致" in page.locator(".errorlist").inner_text()
        typed.fill("OP-1")
        page.get_by_role("button", name="确认删除").click()
        assert "已删除" in page.locator(".messagelist .success").inner_text()
        page.goto(f"{staffed['city'].url}/admin/records/change/")
        first = page.locator("#result_list tbody tr").first.inner_text()
        assert "city（市志愿办）" in first
        assert "删除" in first


def test_media_staff(staffed: Staffed) -> None:
    with entered(staffed, "media") as page:
        assert not {"账号", "变更历史", "删除申请"} & set(kinds(page))
        assert page.get_by_role("link", name="增加").count() == 0
        page.get_by_role("link", name="招募信息", exact=True).click()
        page.locator("#result_list").wait_for()
        assert page.locator("#result_list tbody tr").count() == 2
        page.get_by_role("link", name="东江湖净滩1").click()
        text = page.locator("#content").inner_text()
        assert "欧阳**" in text
        assert "欧阳小满" not in text
        for action in ("保存", "删除", "历史", "撤回公开"):
            assert page.locator("#content").get_by_text(action, exact=True).count() == 0, action
        page.goto(f"{staffed['media'].url}/admin/records/opening/add/")
        assert page.get_by_role("heading", name="没有权限").is_visible()
        page.goto(f"{staffed['media'].url}/admin/")
