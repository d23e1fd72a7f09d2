"""Accounts: made by who may, one role each, an own password, and off at once."""

import re

import pytest
import requests
from bs4 import BeautifulSoup

from tests.management.office import Office, errors
from tests.management.staff.conftest import PASSWORD, Staffed
from tests.support import Sandbox

LIST, ADD = "/admin/records/staff/", "/admin/records/staff/add/"


@pytest.fixture
def city(staffed: Staffed) -> Office:
    """The city office; accounts that a test makes end with it."""
    from django.contrib.auth.models import User

    User.objects.filter(username__startswith="new").delete()
    return staffed["city"]


def make(who: Office, name: str = "new-1", role: str = "media_staff", **more: object) -> str:
    """Make an account in the admin; return the password that is shown."""
    answer = who.change(ADD, username=name, role=role, **more)
    shown = BeautifulSoup(answer.text, "html5lib").select_one("#password")
    assert shown, errors(answer)
    return shown.text


def entered(url: str, name: str, password: str) -> tuple[Office, requests.Response]:
    """Try to log in; return the browser and where it is."""
    browser = Office(url)
    values = {**browser.form("/admin/login/"), "username": name, "password": password}
    return browser, browser.post("/admin/login/", values)


def change_password(who: Office, old: str, new: str) -> requests.Response:
    return who.change(
        "/admin/password_change/", old_password=old, new_password1=new, new_password2=new
    )


def pk(name: str) -> int:
    from scripts.management.models import Staff

    return Staff.objects.get(user__username=name).pk


def test_a_given_password_is_changed_before_anything_else(city: Office) -> None:
    password = make(city, organizations=[])
    browser, page = entered(city.url, "new-1", password)
    assert page.url.endswith("/admin/password_change/")
    asked = browser.page("/admin/password_change/").select_one("#content-main")
    assert asked
    assert not re.search("[A-Za-z]{3}", asked.text), asked.text
    for path in ("/admin/", "/admin/records/opening/", "/admin/autocomplete/?x=1", "/admin/x/"):
        answer = browser.browser.get(city.url + path, timeout=20)
        assert answer.url.endswith("/admin/password_change/"), path
    assert "不同" in "".join(errors(change_password(browser, password, password)))
    done = change_password(browser, password, "green river bank 7")
    assert done.url.endswith("/password_change/done/"), errors(done)
    assert "招募信息" in browser.page("/admin/").text


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short1x", "至少"), ("password1", "常见"), ("918273645546", "数字"),
        ("new-1abc", "用户名"),
    ],
)  # fmt: skip
def test_a_weak_password_is_refused_in_chinese(city: Office, password: str, said: str) -> None:
    from django.contrib.auth.models import User
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    assert city
    with pytest.raises(ValidationError) as refused:
        validate_password(password, User(username="new-1"))
    found = refused.value.messages
    assert not re.search("[A-Za-z]{3}", "".join(found))
    assert any(said in text for text in found), found


def test_organizations_staff_are_bound_to_theirs(city: Office) -> None:
    from scripts.management.models import Staff

    answer = city.change(ADD, username="new-2", role="organization_staff")
    assert any("至少一个" in text for text in errors(answer))
    answer = city.change(ADD, username="new-2", role="media_staff", organizations=["ORG-1"])
    assert any("不要选" in text for text in errors(answer))
    make(city, "new-2", "organization_staff", organizations=["ORG-1", "ORG-2"])
    staff = Staff.objects.get(user__username="new-2")
    assert staff.organization_ids == {"ORG-1", "ORG-2"}
    assert (staff.user.is_superuser, staff.user.user_permissions.exists()) == (False, False)


def test_the_form_is_fit_for_an_office(city: Office) -> None:
    page = city.page(ADD)
    assert not page.select("[name*=permission], [name*=superuser], [name*=group]")
    labels = [label.text.strip().rstrip("：:") for label in page.select("fieldset label")]
    assert labels == ["账号", "姓名或岗位", "角色", "所属组织", "可以登录"]
    assert city.browser.get(city.url + "/admin/auth/user/", timeout=20).status_code == 404


@pytest.mark.parametrize("role", ["city_office", "superuser", "", "CITY_OFFICE"])
def test_the_office_gives_no_role_above_or_beside_its_own(city: Office, role: str) -> None:
    from django.contrib.auth.models import User

    answer = city.change(ADD, username="new-3", role=role, is_superuser="on", is_staff="on")
    assert errors(answer)
    assert not User.objects.filter(username="new-3").exists()


def test_nobody_raises_themselves_or_touches_an_equal(city: Office) -> None:
    from django.contrib.auth.models import User

    from scripts.management.models import Staff

    Staff.objects.create(
        user=User.objects.create_superuser("new-root", password=PASSWORD), role="media_staff"
    )
    Staff.objects.create(
        user=User.objects.create_user("new-peer", is_staff=True), role="city_office"
    )
    for name in ("city", "new-root", "new-peer"):
        for page in ("change/", "password/"):
            path = f"{LIST}{pk(name)}/{page}"
            assert city.browser.get(city.url + path, timeout=20).url == city.url + "/admin/", path
            token = city.form("/admin/password_change/")["csrfmiddlewaretoken"]
            city.post(path, {"csrfmiddlewaretoken": token, "role": "media_staff"})
    assert User.objects.get(username="new-root").check_password(PASSWORD)
    assert Staff.objects.get(user__username="city").role == "city_office"
    assert "new-root" not in city.page(LIST).text


def test_only_a_superuser_makes_the_citys_own(city: Office) -> None:
    from django.contrib.auth.models import User

    from scripts.management.models import Staff

    User.objects.create_superuser("new-root", password=PASSWORD)
    root = Office(city.url)
    root.log_in("new-root", PASSWORD)
    make(root, "new-office", "city_office")
    assert Staff.objects.get(user__username="new-office").role == "city_office"


def test_a_changed_role_holds_at_once_and_is_in_the_history(city: Office) -> None:
    given = make(city)
    browser, _ = entered(city.url, "new-1", given)
    change_password(browser, given, "green river bank 7")
    assert browser.browser.get(city.url + "/admin/records/award/", timeout=20).status_code == 200
    path = f"{LIST}{pk('new-1')}/change/"
    answer = city.change(path, role="organization_staff", organizations=["ORG-1"])
    assert answer.url.endswith("/staff/"), errors(answer)
    assert browser.browser.get(city.url + "/admin/records/award/", timeout=20).status_code == 403
    line = city.page("/admin/records/change/?collection=accounts&actor=city").select("tbody tr")[0]
    for said in ("账号 new-1", "角色", "所属组织"):
        assert said in line.text


def test_an_account_that_is_off_is_out_with_the_next_page(city: Office) -> None:
    given = make(city)
    browser, _ = entered(city.url, "new-1", given)
    city.change(f"{LIST}{pk('new-1')}/change/", is_active=None)
    answer = browser.browser.get(city.url + "/admin/password_change/", timeout=20)
    assert "/admin/login/" in answer.url
    _, page = entered(city.url, "new-1", given)
    assert errors(page)


def test_a_new_password_ends_other_sessions(city: Office) -> None:
    given = make(city)
    (first, _), (second, _) = (entered(city.url, "new-1", given) for _ in range(2))
    change_password(first, given, "green river bank 7")
    assert "招募信息" in first.page("/admin/").text
    assert "/login/" in second.browser.get(city.url + "/admin/", timeout=20).url
    form = city.form(f"{LIST}{pk('new-1')}/password/")
    shown = BeautifulSoup(city.post(f"{LIST}{pk('new-1')}/password/", form).text, "html5lib")
    assert "/login/" in first.browser.get(city.url + "/admin/", timeout=20).url
    renewed = shown.select("#password")[0].text
    assert entered(city.url, "new-1", renewed)[1].url.endswith("/admin/password_change/")


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_ends_with_the_browser(
    city: Office,
) -> None:
    browser, _ = entered(city.url, "city", PASSWORD)
    (cookie,) = [one for one in browser.browser.cookies if one.name == "management_session"]
    rest = {name.lower(): value for name, value in vars(cookie)["_rest"].items()}
    assert "httponly" in rest
    assert rest["samesite"] == "Strict"
    assert cookie.expires is None


def test_a_session_ends_after_eight_hours(city: Office) -> None:
    import datetime as dt

    from django.contrib.sessions.models import Session
    from django.utils import timezone

    browser, _ = entered(city.url, "city", PASSWORD)
    key = browser.browser.cookies["management_session"]
    session = Session.objects.get(pk=key)
    assert session.expire_date - timezone.now() <= dt.timedelta(hours=8)
    Session.objects.filter(pk=key).update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert "/login/" in browser.browser.get(city.url + "/admin/", timeout=20).url


@pytest.mark.parametrize("name", ["new-1", "not-there"])
def test_guessing_is_slow_and_tells_nobody_who_is_there(city: Office, name: str) -> None:
    import datetime as dt

    from django.utils import timezone

    from scripts.management.models import LoginAttempt

    given = make(city)
    said = [errors(entered(city.url, name, "guess")[1]) for _ in range(6)]
    assert said[:5] == [said[0]] * 5
    assert any("失败次数太多" in text for text in said[5])
    answer = entered(city.url, name.upper(), given)[1]
    assert any("失败次数太多" in text for text in errors(answer))  # even with the right one
    assert "new-1" not in str(list(LoginAttempt.objects.values()))
    assert entered(city.url, "city", PASSWORD)[1].url.endswith("/admin/")  # others go on
    LoginAttempt.objects.update(moment=timezone.now() - dt.timedelta(minutes=11))
    if name == "new-1":
        assert entered(city.url, name, given)[1].url.endswith("/password_change/")
        assert not LoginAttempt.objects.exists()


def test_no_stranger_shuts_out_a_browser_that_is_known(city: Office) -> None:
    from scripts.management.staff.login import KNOWN, forget_failures

    given = make(city)
    known, _ = entered(city.url, "new-1", given)
    change_password(known, given, "green river bank 7")
    known.post("/admin/logout/", known.form("/admin/"))
    for _ in range(6):
        _, refused = entered(city.url, "new-1", "guess")
    assert any("失败次数太多" in text for text in errors(refused))
    known.log_in("new-1", "green river bank 7")
    known.post("/admin/logout/", known.form("/admin/"))
    forged = Office(city.url)
    forged.browser.cookies.set(KNOWN, known.browser.cookies[KNOWN][:-1] + "x", path="/admin/login/")
    other, _ = entered(city.url, "city", PASSWORD)
    other.post("/admin/logout/", other.form("/admin/"))
    path = "/admin/login/"
    for browser in (Office(city.url), forged, other):
        values = {**browser.form(path), "username": "new-1", "password": "green river bank 7"}
        assert any("失败次数太多" in text for text in errors(browser.post(path, values)))
    for guess in ("guess",) * 5 + ("green river bank 7",):
        values = {**known.form(path), "username": "new-1", "password": guess}
        said = errors(known.post(path, values))
    assert any("失败次数太多" in text for text in said)  # it guesses no faster than others
    forget_failures("new-1")
    known.log_in("new-1", "green river bank 7")


def test_an_account_without_a_role_gets_nowhere(city: Office) -> None:
    from django.contrib.auth.models import User

    User.objects.create_user("new-none", password=PASSWORD, is_staff=True)
    _, page = entered(city.url, "new-none", PASSWORD)
    assert "资料管理" not in page.text


def test_the_command_line_makes_lists_and_switches_off(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "2")
    done = place.run("manage", "account", "add", "wang", "--role", "media_staff")
    assert "已建立账号 wang（媒体人员），密码：" in done.stdout
    listed = place.run("manage", "account", "list").stdout
    assert "wang\t媒体人员\t\t是" in listed
    place.run("manage", "account", "off", "wang")
    assert "wang\t媒体人员\t\t否" in place.run("manage", "account", "list").stdout


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("add", "li", "--role", "organization_staff"), "至少一个"),
        (("add", "li", "--role", "organization_staff", "--organization", "NO"), "没有编号为 NO"),
        (("add", "li", "--role", "media_staff", "--organization", "NO"), "没有编号为 NO"),
        (("add", "a b!", "--role", "media_staff"), "账号 a b!"),
        (("off", "nobody"), "没有 nobody 这个账号"),
    ],
)
def test_the_command_line_refuses_in_chinese(
    place: Sandbox, command: tuple[str, ...], said: str
) -> None:
    assert said in place.run("manage", "account", *command, code=1).stderr


def test_the_last_superuser_stays_on(place: Sandbox) -> None:
    place.run("manage", "password")
    assert "最后一个超级用户" in place.run("manage", "account", "off", "admin", code=1).stderr
