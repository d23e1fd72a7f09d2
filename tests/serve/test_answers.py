"""Browsers get what the real nginx would answer, and others get nothing."""

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.serve.answers import Site
from scripts.serve.asked import asked
from scripts.serve.live import Live
from scripts.serve.loop import Outcome, State
from scripts.serve.server import answering
from scripts.swap import swap_in
from tests.deploy.servers import nginx
from tests.deploy.sites import Made, build, gone, site
from tests.deploy.test_nginx import FILES
from tests.support import Sandbox, share, tree

SCRIPT = b'<script src="/.serve/refresh.js" data-site="'
PATHS = [
    "/", "/index.html", "/?x=1", "/opening/OP-1", "/opening/OP-1/", "/opening/OP-1/index.html",
    "//opening//OP-1//", "/opening", "/opening/", "/nothing", "/nothing/", "/opening/OP-9",
    "/opening/OP-9/", "/opening/OP-9/index.html", "/404.html", "/assets/", "/index.html/",
    "/opening%2FOP-1%2F", "/%E6%B2%B3/", "/.git/config", "/opening/.hidden", "/icon.svg/",
    "/search", "/search/", "/search/?q=x",
    *(f"/{name}" for name in FILES),
]  # fmt: skip


@pytest.fixture
def made(place: Sandbox) -> Sandbox:
    build(place, {**site("1"), **FILES}, Made(gone=gone("opening/OP-9")))
    (place.root / "outside.txt").write_text("secret")
    return place


def site_of(place: Sandbox) -> Site:
    return Site(output=place.output, gone_map=place.root / "build" / "gone.map")


@pytest.fixture
def live(made: Sandbox) -> Live:
    return Live(made.output)


@pytest.fixture
def address(made: Sandbox, live: Live) -> Iterator[str]:
    with answering(site_of(made), live, 0) as port:
        yield f"127.0.0.1:{port}"


def ask(
    address: str, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Ask for exactly this path, as no well-meaning library would."""
    connection = http.client.HTTPConnection(address, timeout=20)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, found, answer.read()
    finally:
        connection.close()


def without_script(page: bytes) -> bytes:
    before, found, after = page.partition(SCRIPT)
    return before + after.partition(b"</script>\n")[2] if found else page


def test_every_answer_is_that_of_nginx(made: Sandbox, address: str, tmp_path: Path) -> None:
    target = tmp_path / "target"
    made.run("deploy", str(target))
    with nginx(tmp_path / "nginx", target) as real:
        for path in PATHS:
            status, headers, body = ask(address, path)
            wanted, real_headers, real_body = ask(real.removeprefix("http://"), path)
            assert status == wanted, path
            assert headers.get("location") == real_headers.get("location"), path
            assert headers["content-type"] == real_headers["content-type"], path
            if status != 301:
                assert without_script(body) == real_body, path
            for name in real_headers.keys() - {"server", "date", "connection", "cache-control"}:
                if name.startswith(("content-sec", "x-", "referrer", "permissions", "cross")):
                    assert headers[name] == real_headers[name], (path, name)


def test_nothing_is_kept_and_the_site_stays_as_it_is(made: Sandbox, address: str) -> None:
    before = tree(made.output)
    status, headers, body = ask(address, "/")
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert SCRIPT in body
    assert ask(address, "/", "HEAD")[1]["content-length"] == str(len(body))
    assert ask(address, "/", "HEAD")[2] == b""
    status, headers, _script = ask(address, "/.serve/refresh.js")
    assert (status, headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert tree(made.output) == before


def test_the_script_stands_in_front_of_the_last_end(made: Sandbox, address: str) -> None:
    page = "<body><pre>&lt;/body></pre><!-- </body> --><p>x</p></body></html>"
    (made.output / "index.html").write_text(page)
    body = ask(address, "/")[2].decode()
    assert body.startswith("<body><pre>&lt;/body></pre><!-- </body> --><p>x</p><script ")
    assert body.endswith("</script>\n</body></html>")


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.txt", "/opening/../../outside.txt", "/%2e%2e/outside.txt",
        "/..%2foutside.txt", "/%2e%2e%2foutside.txt", "/opening/%2E%2E/%2E%2E/outside.txt",
        "/opening/.hidden", "/leak.txt", "/leak/outside.txt", "/.serve/../../outside.txt",
        "/.serve/answers.py", "/.serve/../browser/waiting.html", "/.serve/", "/.serve/waiting.html",
        "/.serve/refresh.js/../waiting.html", "/%00", "/%ff", "outside.txt",
        "/" + "x" * 5000, "/" + "a/" * 3000,
    ],
)  # fmt: skip
def test_nothing_outside_the_site_is_read(made: Sandbox, address: str, path: str) -> None:
    (made.output / "opening" / ".hidden").write_text("secret")
    (made.output / "leak.txt").symlink_to(made.root / "outside.txt")
    (made.output / "leak").symlink_to(made.root)
    status, _headers, body = ask(address, path)
    assert status == 404
    assert b"secret" not in body
    assert "找不到" in body.decode()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FETCH"])
def test_only_reading_is_answered(address: str, method: str) -> None:
    status, headers, body = ask(address, "/", method)
    assert (status, headers["allow"]) == (405, "GET, HEAD")
    assert b"edition" not in body


@pytest.mark.parametrize("path", ["/", "/.serve/events", "/.serve/refresh.js", "/assets/plain.css"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "127.0.0.2",
        "a@[::1]",
    ],
)
def test_a_page_from_elsewhere_gets_nothing(address: str, host: str, path: str) -> None:
    """Its own name may point to this machine, but it names itself (DNS rebinding)."""
    status, _headers, body = ask(address, path, Host=host)
    assert status == 403
    assert "只在本机用" in body.decode()


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST", "127.0.0.1:1", "[::1]:8000"])
def test_this_machine_is_answered_under_all_its_names(address: str, host: str) -> None:
    assert ask(address, "/", Host=host)[0] == 200


def test_a_request_without_a_host_is_refused(address: str) -> None:
    host, port = address.split(":")
    with socket.create_connection((host, int(port)), 20) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert line.makefile("rb").readline().startswith(b"HTTP/1.1 403 ")


def test_it_listens_on_this_machine_only(address: str) -> None:
    port = int(address.split(":")[1])
    listening = Path("/proc/net/tcp").read_text() + Path("/proc/net/tcp6").read_text()
    found = [line.split()[1] for line in listening.splitlines() if f":{port:04X} " in line[:60]]
    assert set(found) & {f"0100007F:{port:04X}"}
    assert not set(found) & {f"00000000:{port:04X}", f"{'0' * 32}:{port:04X}"}


def test_until_there_is_a_site_a_page_says_so(place: Sandbox) -> None:
    with answering(site_of(place), Live(place.output), 0) as port:
        status, _headers, body = ask(f"127.0.0.1:{port}", "/story/x/")
    assert status == 503
    assert "正在构建网站" in body.decode()
    assert SCRIPT + b'"' in body, "it is of no site, so it goes as soon as there is one"


def test_pages_hear_of_errors_and_of_a_site_that_others_swapped_in(
    made: Sandbox, live: Live, address: str
) -> None:
    with following(address) as news:
        first = next(news)
        assert first["error"] == ""
        live.done((), Outcome(state=State.busy, said="等"), 1)
        live.done((), Outcome(state=State.bad, said="第一行\n第二行"), 1)
        assert next(news) == {**first, "error": "第一行\n第二行"}
        live.done((), Outcome(state=State.good, said="3 条没有发布"), 1)
        assert next(news) == first
        build(made, site("2"))
        last = next(news)
        while SCRIPT + last["site"].encode() + b'"' not in ask(address, "/")[2]:
            last = next(news)
        assert last["site"] != first["site"]


@contextmanager
def following(address: str) -> Iterator[Iterator[dict[str, str]]]:
    """Listen as an open page does."""
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", "/.serve/events")
    answer = connection.getresponse()
    assert answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    try:
        yield (json.loads(line[6:]) for line in answer if line.startswith(b"data: "))
    finally:
        answer.close()
        connection.close()


def test_during_swaps_every_answer_is_the_old_or_the_new(made: Sandbox) -> None:
    """Read by threads while the site is replaced; nothing is ever missing, or of two sites."""
    site_now, stop, faults = site_of(made), threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            for path in ("/", "/opening/OP-1/", "/opening/OP-1", "/map.geojson"):
                answer = site_now.answer(asked(path))
                if answer.status not in {200, 301}:
                    faults.append((path, answer.status))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        for number in range(share(60, 2000)):
            fresh = made.root / f".fresh-{number}"
            for name, text in {**site(str(number)), **FILES}.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(text.encode() if isinstance(text, str) else text)
            swap_in(fresh, made.output)
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert faults == []
