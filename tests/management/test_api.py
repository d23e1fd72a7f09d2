"""The contract at its edges: the token, bad parameters, caching, files."""

import hashlib
import re
from urllib.parse import urlsplit

import msgspec
import pytest
import requests

from scripts.management import store
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.conftest import Client


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic YTpi", "Bearer é"])
@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/openings", "/api/v1/nothing", "/media/x"])
def test_without_the_token_nothing_is_answered(client: Client, path: str, header: str) -> None:
    answer = client.get(path, Authorization=header.encode().decode("latin-1"))
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert set(answer.json()) == {"error"}
    assert "令牌" in answer.json()["error"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=-1", "since"), ("since=abc", "since"), ("since=", "since"), ("since=1.5", "since"),
        ("since=99999999999999999999", "since"), ("since=٣", "since"), ("limit=0", "limit"),
        ("limit=1001", "limit"), ("limit=x", "limit"), ("sicne=3", "sicne"),
        ("since=1&since=2", "since"),
    ],
)  # fmt: skip
def test_bad_parameters_are_named(client: Client, query: str, said: str) -> None:
    answer = client.get(f"/api/v1/openings?{query}")
    assert answer.status_code == 400
    assert said in answer.json()["error"]


def test_the_index_takes_no_parameters(client: Client) -> None:
    assert client.get("/api/v1/?since=1").status_code == 400


def test_an_unknown_collection_names_the_known_ones(client: Client) -> None:
    answer = client.get("/api/v1/events")
    assert answer.status_code == 404
    assert "openings" in answer.json()["error"]


@pytest.mark.parametrize("path", ["/api/v2/", "/api/v1/openings/OP-1", "/api/", "/media/"])
def test_an_unknown_address_says_so(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_the_api_is_for_reading(client: Client, method: str) -> None:
    answer = requests.request(
        method,
        client.endpoint.url + "/api/v1/openings",
        headers={"Authorization": f"Bearer {client.endpoint.token}"},
        timeout=20,
    )
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD"
    assert "只能读取" in answer.json()["error"]


def test_the_index_tells_what_there_is(client: Client) -> None:
    store.save_records([samples.organization(), samples.opening()])
    found = client.get("/api/v1/").json()
    assert re.fullmatch("[0-9a-f]{32}", found.pop("instance"))
    assert found == {
        "schema": "1.2",
        "demo": False,
        "city": "431000",
        "collections": {
            "organizations": {"count": 1, "high_water": 1},
            "projects": {"count": 0, "high_water": 0},
            "openings": {"count": 1, "high_water": 2},
            "stations": {"count": 0, "high_water": 0},
            "star_rules": {"count": 0, "high_water": 0},
            "recognitions": {"count": 0, "high_water": 0},
            "awards": {"count": 0, "high_water": 0},
            "surveys": {"count": 0, "high_water": 0},
            "needs": {"count": 0, "high_water": 0},
        },
    }


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/openings?limit=20"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_what_the_client_has_is_not_sent_again(client: Client, path: str, encoding: str) -> None:
    openings = [samples.opening(f"OP-{number}") for number in range(20)]
    store.save_records([samples.organization(), *openings])
    first = client.get(path, Accept_Encoding=encoding)
    assert (first.headers.get("Content-Encoding") == "gzip") == (encoding == "gzip")
    for _ in range(5):  # gzip's padding is random: once could be luck
        again = client.get(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
        assert (again.status_code, again.content) == (304, b"")
    from scripts.management.models import Opening

    Opening.objects.filter(pk="OP-3").update(title="改过")
    changed = client.get(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert changed.status_code == 200


def test_pages_join_without_gap_or_overlap(client: Client) -> None:
    ids = [f"OP-{number}" for number in range(23)]
    store.save_records([samples.organization(), *(samples.opening(id_) for id_ in ids)])
    from scripts.management.models import Opening

    Opening.objects.filter(pk__in=["OP-3", "OP-17"]).delete()
    Opening.objects.filter(pk="OP-5").update(status="draft")
    Opening.objects.filter(pk="OP-8").update(status="closed")
    whole = client.items("openings")
    assert client.items("openings", limit=4) == whole
    assert sorted(item["id"] for item in whole) == sorted(ids)
    assert [item["seq"] for item in whole] == sorted(item["seq"] for item in whole)
    assert {item["id"] for item in whole if "deleted_at" in item} == {"OP-3", "OP-17", "OP-5"}
    exact = client.get(f"/api/v1/openings?limit={len(whole)}").json()
    assert exact["next"] is None
    assert exact["high_water"] == whole[-1]["seq"]


def test_a_limit_is_kept_and_500_is_the_default(client: Client) -> None:
    openings = [samples.opening(f"OP-{number}") for number in range(501)]
    store.save_records([samples.organization(), *openings])
    page = client.get("/api/v1/openings").json()
    assert len(page["items"]) == 500
    assert page["next"] == page["items"][-1]["seq"]
    rest = client.get(f"/api/v1/openings?since={page['next']}").json()
    assert (len(rest["items"]), rest["next"]) == (1, None)


def test_a_picture_is_served_with_the_token(places: Workspace, client: Client) -> None:
    folder = places.var / "media" / "2026"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "planting.jpg").write_bytes(b"\xff\xd8\xffpicture")
    digest = hashlib.sha256(b"\xff\xd8\xffpicture").hexdigest()
    shown = msgspec.structs.replace(samples.PICTURE, sha256=digest, shows_people=False, people=())
    assert client.get(shown.path).status_code == 404
    organization = msgspec.structs.replace(samples.organization(), pictures=(shown,))
    store.save_records([organization])
    answer = client.get(shown.path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert hashlib.sha256(answer.content).hexdigest() == digest


@pytest.mark.parametrize(
    "path",
    ["/media/2026/none.jpg", "/media/2026", "/media/../secrets/api-token", "/media//etc/passwd",
     "/media/%2e%2e/secrets/api-token", "/media/..%2fsecrets%2fapi-token", "/media/a%00b"],
)  # fmt: skip
def test_no_file_outside_is_served(places: Workspace, client: Client, path: str) -> None:
    (places.var / "media").mkdir(exist_ok=True)
    assert raw(client, path).startswith(b"HTTP/1.1 404")


def test_a_link_out_of_the_folder_is_not_followed(places: Workspace, client: Client) -> None:
    (places.var / "media").mkdir(exist_ok=True)
    link = places.var / "media" / "way-out"
    if not link.is_symlink():
        link.symlink_to(places.var / "secrets" / "api-token")
    assert client.get("/media/way-out").status_code == 404
    link.unlink()


def raw(client: Client, path: str) -> bytes:
    """Ask for a path exactly as it stands; requests would tidy it up."""
    import socket

    address = urlsplit(client.endpoint.url)
    assert address.hostname
    assert address.port
    with socket.create_connection((address.hostname, address.port), timeout=20) as connection:
        connection.sendall(
            f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n"
            f"Authorization: Bearer {client.endpoint.token}\r\n\r\n".encode()
        )
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/api/v1/", Host="evil.example").status_code == 400
