"""What a real nginx makes of the project's configuration."""

import gzip
import http.client
import subprocess
from pathlib import Path

import pytest

from scripts.deploy.nginx import configuration
from scripts.errors import ConfigError
from scripts.rules.policy import policy
from tests.deploy.servers import free_port, get, nginx_files, program
from tests.deploy.sites import build, site
from tests.support import Sandbox

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FILES: dict[str, str | bytes] = {
    "feeds/stories.atom.xml": "<feed/>" * 200,
    "calendar.ics": "BEGIN:VCALENDAR",
    "data.json": "[]",
    "map.geojson": "{}",
    "sheet.csv": "a,b",
    "icon.svg": "<svg/>",
    "robots.txt": "User-agent: *",
    "sitemap.xml": "<urlset/>",
    "media/1f3a.jpg": b"\xff\xd8",
    "assets/plain.css": "body{}",
    "file.xyz": "?",
    "search/index.html": "<title>搜索</title>",
    "search/index/pagefind.js": "export {};",
}


@pytest.fixture
def live(place: Sandbox, target: Path, address: str) -> str:
    build(place, {**site("1"), **FILES})
    place.run("deploy", str(target))
    return address


@pytest.mark.parametrize(
    "path",
    ["/", "/opening/OP-1/", "/nothing/", "/icon.svg", "/data.json", "/search/index/pagefind.js"],
)
def test_every_answer_carries_the_security_headers(live: str, path: str) -> None:
    headers = get(live + path).headers
    assert headers["content-security-policy"] == POLICY == policy(path)
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "geolocation=(self)" in headers["permissions-policy"]
    assert headers["server"] == "nginx", "no version"


@pytest.mark.parametrize("path", ["/search/", "/search/?q=x", "/search/index.html"])
def test_the_search_page_may_run_webassembly_and_nothing_more(live: str, path: str) -> None:
    allowed = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
    found = get(live + path).headers["content-security-policy"]
    assert found == allowed == policy(path.partition("?")[0])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feeds/stories.atom.xml", "application/atom+xml; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/map.geojson", "application/geo+json; charset=utf-8"),
        ("/sheet.csv", "text/csv; charset=utf-8"),
        ("/icon.svg", "image/svg+xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/media/1f3a.jpg", "image/jpeg"),
        ("/file.xyz", "application/octet-stream"),
    ],
)
def test_every_file_has_its_type(live: str, path: str, kind: str) -> None:
    answer = get(live + path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)


def test_what_never_changes_is_kept_long_and_pages_shortly(live: str) -> None:
    def kept(path: str) -> str:
        return get(live + path).headers["cache-control"]

    sheet = next(name for name in site("1") if name.endswith(".css"))
    assert kept(f"/{sheet}") == "public, max-age=31536000, immutable"
    assert kept("/assets/plain.css") == "public, max-age=60"
    assert kept("/") == kept("/opening/OP-1/") == kept("/nothing/") == "public, max-age=60"
    assert kept("/assets/gone.0123456789ab.css") == "public, max-age=60", "a 404 isn't kept"


def test_texts_come_compressed_where_the_reader_takes_it(live: str) -> None:
    plain = get(live + "/")
    packed = get(live + "/", **{"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    feed = get(live + "/feeds/stories.atom.xml", **{"Accept-Encoding": "gzip"})
    assert feed.headers["content-encoding"] == "gzip"
    assert feed.headers["content-type"] == "application/atom+xml; charset=utf-8"


def test_errors_show_the_sites_own_pages(live: str) -> None:
    for path in ("/nothing/", "/opening/", "/assets/none.css", "/.lock", "/assets/"):
        answer = get(live + path)
        assert (answer.status, "找不到" in answer.body.decode()) == (404, True), path


def test_a_page_that_did_not_change_is_not_sent_again(
    place: Sandbox, target: Path, live: str
) -> None:
    tag = get(live + "/robots.txt").headers["etag"]
    page = get(live + "/").headers["etag"]
    build(place, {**site("22"), **FILES})
    place.run("deploy", str(target))
    assert get(live + "/robots.txt", **{"If-None-Match": tag}).status == 304
    assert get(live + "/", **{"If-None-Match": page}).status == 200


def test_a_missing_slash_is_added_without_naming_a_host(live: str) -> None:
    connection = http.client.HTTPConnection(live.removeprefix("http://"))
    connection.request("GET", "/opening/OP-1", headers={"Host": "evil.example.org"})
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("Location")) == (301, "/opening/OP-1/")
    connection.close()


def test_a_link_never_leads_out_of_the_release(target: Path, tmp_path: Path, live: str) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    public = (target / "current/site").resolve()
    (public / "link.txt").symlink_to(tmp_path / "secret.txt")
    (public / "assets/link.css").symlink_to(tmp_path / "secret.txt")
    for path in ("/link.txt", "/assets/link.css", "/%2e%2e/release.json", "/..%2frelease.json"):
        answer = get(live + path)
        assert answer.status in (400, 404), path
        assert b"secret" not in answer.body


def test_the_configuration_passes_nginxs_own_test(place: Sandbox, tmp_path: Path) -> None:
    main = nginx_files(tmp_path / "nginx", tmp_path / "target", f"127.0.0.1:{free_port()}")
    written = tmp_path / "nginx/portal.conf"
    options = ("--server-name", "a.example.org b.example.org", "--listen", "[::1]:8080")
    place.run("nginx", "/srv/portal", *options, "--output", str(written))
    command = [program("nginx"), "-t", "-q", "-p", str(tmp_path), "-c", str(main)]
    subprocess.run(command, check=True)
    assert place.run("nginx", "/srv/portal", *options).stdout == written.read_text()
    written.write_text(written.read_text() + "}")
    assert subprocess.run(command, check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize(
    ("folder", "name", "listen"),
    [
        ("srv/portal", "a.example.org", "80"),
        ("/srv/../etc", "a.example.org", "80"),
        ("/srv/portal; }", "a.example.org", "80"),
        ("/srv/portal", "a.example.org;", "80"),
        ("/srv/portal", "a.example.org", "80; root /"),
        ("/srv/portal\n", "a.example.org", "80"),
    ],
)
def test_nothing_slips_into_the_configuration(folder: str, name: str, listen: str) -> None:
    with pytest.raises(ConfigError):
        configuration(folder, name, listen)
