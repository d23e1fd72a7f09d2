"""Every address, as each role and as nobody, reading and sending, against the table."""

from collections.abc import Iterator

import pytest
import requests
from bs4 import BeautifulSoup

from tests.management.office import Office
from tests.management.staff import world
from tests.management.staff.addresses import example, patterns
from tests.management.staff.conftest import PASSWORD, Staffed
from tests.management.staff.expected import (
    COLUMNS,
    KINDS,
    LAST,
    OTHERS,
    RECORDS,
    STATION_WITHDRAW,
)

Cells = tuple[str, str]


def table() -> dict[str, Cells]:
    """Return address → cells; a row's address holds {row} in place of its identifier."""
    found = dict(OTHERS)
    for name, (kind, _, _) in KINDS.items():
        for page, cells in RECORDS[kind].items():
            special = name in ("station", "commitment") and "withdraw" in page
            address = f"admin/records/{name}/{page.replace('<path:object_id>', '{row}')}"
            found[address] = STATION_WITHDRAW if special else cells
    return found


def addresses() -> set[str]:
    """Return what there is to try, in the table's way of writing it."""
    found = set()
    for route in patterns():
        path = example(route)
        model = path.split("/")[2] if path.startswith("admin/records/") else ""
        found.add(path.replace("<path:object_id>", "{row}" if model in KINDS else "1"))
    return found


def test_every_address_is_in_the_table(staffed: Staffed) -> None:
    assert staffed
    assert addresses() == {*table(), *LAST}


def test_an_address_that_is_not_in_the_table_would_be_noticed(staffed: Staffed) -> None:
    from django.contrib.auth.models import Permission

    from scripts.management.staff.rows import RoleAdmin

    assert staffed
    from django.contrib import admin
    from django.urls import path

    site = type(admin.site._wrapped)()  # type: ignore[attr-defined]  # noqa: SLF001 - the office's site, without its models
    site.register(Permission, RoleAdmin)
    fresh = type("Resolver", (), {"url_patterns": [path("admin/", site.urls)]})
    assert "admin/auth/permission/add/" in set(patterns(fresh))


@pytest.mark.parametrize("column", range(len(COLUMNS)), ids=COLUMNS)
@pytest.mark.parametrize("sends", [False, True], ids=["reading", "sending"])
def test_each_role_gets_what_the_table_says(staffed: Staffed, column: int, *, sends: bool) -> None:
    who = staffed[COLUMNS[column].split()[0]]
    assert not [
        (address, said, wanted)
        for address, wanted in _wanted(column, sends=sends)
        if (said := _outcome(who, address, sends=sends)) not in _accepted(wanted)
    ]


def _wanted(column: int, *, sends: bool) -> Iterator[tuple[str, str]]:
    for address, cells in table().items():
        wanted = cells[sends].split()[column]
        if wanted == "-":
            continue
        name = address.split("/")[2] if "{row}" in address else ""
        row = KINDS[name][2 if "another" in COLUMNS[column] else 1] if name else ""
        yield address.replace("{row}", row), wanted
        if sends and "withdraw" in address:
            world.fill()


def _accepted(wanted: str) -> set[str]:
    return {"ok", "form"} if wanted in ("ok", "form") else {wanted}


def _outcome(who: Office, address: str, *, sends: bool) -> str:
    """Say in the table's words what came back."""
    if sends:
        token = who.browser.cookies.get("csrftoken", "")
        if not token:
            who.browser.get(who.url + "/admin/login/", timeout=20)
            token = who.browser.cookies["csrftoken"]
        answer = who.browser.post(
            f"{who.url}/{address}", {"csrfmiddlewaretoken": token},
            headers={"Referer": who.url}, timeout=20, allow_redirects=False,
        )  # fmt: skip
    else:
        answer = who.browser.get(f"{who.url}/{address}", timeout=20, allow_redirects=False)
    return _word(answer)


def _word(answer: requests.Response) -> str:
    words = {200: "ok", 401: "key", 403: "no", 404: "gone", 405: "no405"}
    if answer.status_code in words:
        return words[answer.status_code]
    where = answer.headers.get("Location", "")
    if answer.status_code in (301, 302):
        return "login" if "/login/?" in where else "home" if where == "/admin/" else "done"
    return str(answer.status_code)


def test_leaving_ends_the_session(staffed: Staffed) -> None:
    browser = Office(staffed["city"].url)
    browser.log_in("city", PASSWORD)
    assert _outcome(browser, "admin/logout/", sends=False) == "no405"
    token = browser.browser.cookies["csrftoken"]
    browser.post("/admin/logout/", {"csrfmiddlewaretoken": token})
    assert _outcome(browser, "admin/", sends=False) == "login"


def test_nothing_is_sent_from_another_site(staffed: Staffed) -> None:
    """Without the form's token nothing is done, whoever is logged in."""
    from scripts.management.models import Opening

    who = staffed["city"]
    for page in ("change", "delete", "withdraw"):
        answer = who.browser.post(
            f"{who.url}/admin/records/opening/OP-1/{page}/", {"step": "ask", "reason": "x"},
            headers={"Referer": "https://elsewhere.example/"}, timeout=20,
        )  # fmt: skip
        assert answer.status_code == 403
        assert "没有保存" in answer.text
    assert Opening.objects.get(pk="OP-1").status == "published"


def test_what_is_refused_is_said_in_chinese(staffed: Staffed) -> None:
    who = staffed["media"]
    for path, status in (
        ("/admin/records/opening/add/", 403),
        ("/admin/records/opening/?leader__name__startswith=欧", 400),
        ("/admin/records/opening/?_to_field=leader", 400),
    ):
        answer = who.browser.get(who.url + path, timeout=20)
        page = BeautifulSoup(answer.text, "html5lib")
        assert answer.status_code == status, path
        assert not any("a" <= letter <= "z" for letter in page.text.lower()), page.text
