"""docs/operations.md, lived through: login, forms, API and refusals over TLS by a real nginx."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import requests

from tests.management.behind_tls import NAME, Front, front
from tests.management.office import Office
from tests.support import ROOT, Sandbox, sandbox

PUBLIC = f"https://{NAME}"
MAKE_ACCOUNT = """
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from django.contrib.auth.models import User
User.objects.create_superuser("office", password="correct horse")
"""


@pytest.fixture(scope="module")
def behind(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    place = filled(sandbox(tmp_path_factory.mktemp("tls") / "city"))
    with pytest.MonkeyPatch.context() as patched, front(place, place.root / "tls", patched) as made:
        yield made


def filled(place: Sandbox) -> Sandbox:
    place.run("manage", "demo", "--openings", "12")
    command = [sys.executable, "-c", MAKE_ACCOUNT]
    subprocess.run(command, env=place.environ, cwd=ROOT, check=True)
    return place


def test_the_office_logs_in_and_saves_over_tls(behind: Front) -> None:
    office = Office(PUBLIC, behind.browser())
    office.log_in("office", "correct horse")
    cookies: list[Any] = list(office.browser.cookies)
    assert {cookie.name for cookie in cookies} == {
        "management_session", "csrftoken", "management_known",
    }  # fmt: skip
    assert all(cookie.secure for cookie in cookies)
    rows = office.page("/admin/records/station/").select("#result_list tbody th a")
    path = str(rows[0]["href"])
    answer = office.change(path, name="新的站名")
    assert answer.status_code == 200
    assert office.form(path)["name"] == "新的站名"
    assert (
        answer.history[0].headers["Location"].startswith("/")
    )  # no name, no http://, is given away


def test_a_form_from_another_site_is_refused(behind: Front) -> None:
    office = Office(PUBLIC, behind.browser())
    values = {**office.form("/admin/login/"), "username": "office", "password": "correct horse"}
    for headers in (
        {"Referer": "https://other.example.org/"},
        {"Origin": "https://other.example.org"},
        {"Origin": f"http://{NAME}"},
        {},
    ):
        answer = office.browser.post(f"{PUBLIC}/admin/login/", values, headers=headers, timeout=20)
        assert answer.status_code == 403, headers


def test_http_is_sent_to_https(behind: Front) -> None:
    answer = behind.browser().get(f"http://{NAME}/admin/?a=b", allow_redirects=False, timeout=20)
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"{PUBLIC}/admin/?a=b"


def test_another_name_gets_nothing(behind: Front) -> None:
    with behind.browser() as browser, pytest.raises(requests.ConnectionError):
        browser.get("https://other.example.org/admin/", timeout=20)
    direct = requests.get(
        f"{behind.endpoint.url}/admin/login/", headers={"Host": "other.example.org"}, timeout=20
    )
    assert direct.status_code == 400


def test_the_client_cannot_claim_what_the_proxy_says(behind: Front) -> None:
    claims = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "other.example.org"}
    answer = behind.browser().get(f"{PUBLIC}/admin/", headers=claims, timeout=20)
    assert answer.status_code == 200
    assert answer.url.startswith(f"{PUBLIC}/admin/login/")
    assert "other.example.org" not in answer.text


def test_pages_of_the_office_are_kept_nowhere(behind: Front) -> None:
    office = Office(PUBLIC, behind.browser())
    office.log_in("office", "correct horse")
    for path in ("/admin/", "/admin/records/opening/", "/admin/login/"):
        headers = office.browser.get(PUBLIC + path, timeout=20).headers
        assert "no-store" in headers["Cache-Control"]
        assert "private" in headers["Cache-Control"]
        assert headers["Strict-Transport-Security"] == "max-age=31536000"
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_api_goes_through_unchanged(behind: Front, encoding: str) -> None:
    browser = behind.browser()
    browser.headers.update({
        "Authorization": f"Bearer {behind.endpoint.token}", "Accept-Encoding": encoding,
    })  # fmt: skip
    first = browser.get(f"{PUBLIC}/api/v1/openings?limit=5", timeout=20)
    straight = requests.get(
        f"{behind.endpoint.url}/api/v1/openings?limit=5",
        headers={**browser.headers}, timeout=20,
    )  # fmt: skip
    assert first.json() == straight.json()
    assert first.headers["ETag"] == straight.headers["ETag"]
    assert (first.headers.get("Content-Encoding") == "gzip") == (encoding == "gzip")
    for _ in range(3):
        again = browser.get(
            f"{PUBLIC}/api/v1/openings?limit=5",
            headers={"If-None-Match": first.headers["ETag"]}, timeout=20,
        )  # fmt: skip
        assert (again.status_code, again.content) == (304, b"")
    assert (
        requests.get(f"{PUBLIC}/api/v1/", verify=str(behind.certificate), timeout=20).status_code
        == 401
    )


def test_an_invisible_character_in_an_address_is_refused(behind: Front) -> None:
    office = Office(PUBLIC, behind.browser())
    office.log_in("office", "correct horse")
    for path, code in (("/admin/records/opening/?division=a%00", 400), ("/media/a%00b", 401)):
        with requests.Session() as direct:
            direct.cookies.update(office.browser.cookies)
            answer = direct.get(behind.endpoint.url + path, timeout=20)
        assert answer.status_code == code, path
