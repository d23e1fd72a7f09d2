"""The server as a program: first account, one at a time, loopback, never left behind."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from scripts.errors import SourceError
from scripts.management.running import running
from scripts.workspace import Workspace, workspace
from tests.support import ROOT, Sandbox


def places_of(place: Sandbox) -> Workspace:
    return workspace(place.environ)


@contextmanager
def served(place: Sandbox, *options: str, **environ: str) -> Iterator[str]:
    """Run `manage` until it greets; yield all it said."""
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts", "manage", "--port", "0", *options],
        env={**place.environ, "PYTHONIOENCODING": "utf-8", **environ},
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    assert server.stdout
    said = ""
    try:
        for line in server.stdout:
            said += line
            if "Ctrl+C" in line:
                break
        yield said
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


def admin_address(said: str) -> str:
    found = re.search(r"http://[\d.]+:\d+/admin/", said)
    assert found, said
    return found[0]


def log_in(address: str, password: str) -> requests.Response:
    with requests.Session() as browser:
        browser.get(address + "login/", timeout=20)
        form = {
            "username": "admin",
            "password": password,
            "csrfmiddlewaretoken": browser.cookies["csrftoken"],
        }
        return browser.post(address + "login/?next=/admin/", form, timeout=20)


def test_the_first_password_is_random_and_said_once(place: Sandbox) -> None:
    with served(place) as said:
        found = re.search(r"账号 admin，密码：(\S+)", said)
        assert found, said
        page = log_in(admin_address(said), found[1])
        assert page.url.endswith("/admin/password_change/")
        refused = log_in(admin_address(said), "admin")
        assert refused.url.endswith("/admin/login/?next=/admin/")
    with served(place) as said:
        assert "密码" not in said
    stored = [path.read_bytes() for path in place.var.rglob("*") if path.is_file()]
    assert not any(found[1].encode() in data for data in stored)


def test_a_lost_password_is_renewed(place: Sandbox) -> None:
    with served(place) as said:
        renewed = place.run("manage", "password").stdout.strip().rpartition("：")[2]
        assert log_in(admin_address(said), renewed).url.endswith("/admin/password_change/")
        assert "没有 someone 这个账号" in place.run("manage", "password", "someone", code=1).stderr


def test_the_verb_does_not_undo_the_options_before_it(place: Sandbox) -> None:
    done = place.run("manage", "--host", "192.0.2.1", "serve", code=1)
    assert "--host 192.0.2.1" in done.stderr


def test_a_second_server_on_the_same_database_is_refused(place: Sandbox) -> None:
    with served(place):
        done = place.run("manage", "--port", "0", code=1)
        assert re.search(r"管理系统（进程 \d+，.*正在进行", done.stderr)


def test_make_site_works_beside_an_open_management_system(place: Sandbox) -> None:
    with served(place), running(places_of(place)) as endpoint:
        assert endpoint.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])  # noqa: S104 - what must be refused
def test_other_machines_are_shut_out_by_default(place: Sandbox, host: str) -> None:
    done = place.run("manage", "serve", "--host", host, "--port", "0", code=1)
    assert "MANAGEMENT_ALLOWED_HOSTS" in done.stderr


def test_named_hosts_are_served_with_secure_cookies(place: Sandbox) -> None:
    with served(place, "--host", "0.0.0.0", MANAGEMENT_ALLOWED_HOSTS="vol.example.org") as said:  # noqa: S104 - named on purpose
        port = admin_address(said).split(":")[2].split("/")[0]
        login = f"http://127.0.0.1:{port}/admin/login/"
        answer = requests.get(login, headers={"Host": "vol.example.org"}, timeout=20)
        assert answer.status_code == 200
        assert "Secure" in answer.headers["Set-Cookie"]
        other = requests.get(login, headers={"Host": "other.example.org"}, timeout=20)
        assert other.status_code == 400


def test_a_taken_port_is_explained(place: Sandbox) -> None:
    with running(places_of(place)) as endpoint:
        port = endpoint.url.rpartition(":")[2]
        place_too = Sandbox(root=place.root, extra={"PORTAL_VAR": str(place.root / "other")})
        done = place_too.run("manage", "--port", port, code=1)
    assert "请用 --port 换一个端口" in done.stderr


def test_the_block_ends_the_server(place: Sandbox) -> None:
    with running(places_of(place)) as endpoint:
        assert requests.get(endpoint.url + "/api/v1/", timeout=20).status_code == 401
    with pytest.raises(requests.ConnectionError):
        requests.get(endpoint.url + "/api/v1/", timeout=20)


@pytest.mark.parametrize("interrupt", [signal.SIG_DFL, signal.SIG_IGN])
def test_a_killed_parent_takes_the_server_with_it(
    place: Sandbox, interrupt: signal.Handlers
) -> None:
    """Also where a shell started everything in the background, deaf to interrupts."""
    code = (
        "from scripts.management.running import running\n"
        "from scripts.workspace import workspace\n"
        "with running(workspace()) as endpoint:\n"
        "    print(endpoint.url, flush=True)\n"
        "    input()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", f"import signal; signal.signal(2, {int(interrupt)})\n{code}"],
        env=place.environ, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert parent.stdout
    assert parent.stdin
    url = parent.stdout.readline().strip()
    assert requests.get(url + "/api/v1/", timeout=20).status_code == 401
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(20)
    # The server inherited nothing of ours but standard error, so its lock tells when it is gone.
    place.run("manage", "token")
    wait_for_the_lock(place)
    with pytest.raises(requests.ConnectionError):
        requests.get(url + "/api/v1/", timeout=20)
    parent.stdout.close()
    parent.stdin.close()


def wait_for_the_lock(place: Sandbox) -> None:
    """Wait, without polling, until nobody holds the database's lock."""
    import fcntl

    with (place.var / "management.lock").open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)


def test_a_server_that_does_not_start_says_why(place: Sandbox) -> None:
    place.var.mkdir()
    (place.var / "management.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(SourceError, match="没有启动"), running(places_of(place)):
        pytest.fail("it started on a broken database")


def test_the_admin_needs_no_collected_files(place: Sandbox) -> None:
    with served(place) as said:
        page = requests.get(admin_address(said) + "login/", timeout=20).text
        base = admin_address(said).removesuffix("/admin/")
        styles = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
        assert styles
        for path in styles:
            assert requests.get(base + path, timeout=20).status_code == 200
