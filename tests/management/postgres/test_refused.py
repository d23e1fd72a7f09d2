"""What is wrong with the address or the server is one Chinese sentence without the password."""

import re
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import quote

import pytest

from tests.deploy.servers import free_port
from tests.management.postgres.cluster import PASSWORD, Cluster
from tests.support import ROOT, Sandbox

SECRET = "geheim-4711"
KNOWN_WORDS = {
    "DATABASE", "URL", "PostgreSQL", "volunteer", "city", "nobody", "such", "invalid", "createdb",
    "template", "encoding", "sslmode", "SQL", "ASCII", "UTF",
}  # fmt: skip
"""Names in the messages; the rest must be Chinese."""

UNREADABLE = {
    "no-address": "quatsch",
    "a-slash-in-the-password": f"postgres://city:{SECRET}/x@127.0.0.1/city",
    "a-hash-in-the-password": f"postgres://city:{SECRET}#x@127.0.0.1/city",
    "a-number-before-a-slash": f"postgres://city:12/{SECRET}@127.0.0.1/city",
    "no-database": f"postgres://city:{SECRET}@127.0.0.1",
    "another-kind": f"mysql://city:{SECRET}@127.0.0.1/city",
    "an-unknown-parameter": f"postgres://city:{SECRET}@127.0.0.1/city?{SECRET}=1",
}
Address = Callable[[Cluster, str], str]
SERVERS: dict[str, tuple[Address, str]] = {
    "wrong-password": (lambda server, name: server.url(name, SECRET), "用户名或密码不对"),
    "no-such-user": (
        lambda server, name: server.url(name).replace("volunteer:", "nobody-such:"),
        "用户名或密码不对",
    ),
    "no-such-database": (lambda server, _: server.url("nobody-such"), "没有这个数据库"),
    "server-down": (
        lambda server, name: server.url(name).replace(str(server.port), str(free_port())),
        "没有服务器在那里",
    ),
    "no-such-host": (
        lambda server, name: server.url(name).replace("127.0.0.1", "nobody-such.invalid"),
        "找不到这台主机",
    ),
    "no-such-socket": (lambda _, name: f"postgres:///{name}?host=/nobody-such", "套接字"),
    "no-tls": (lambda server, name: f"{server.url(name)}?sslmode=require", "加密连接没有建立"),
    "not-utf-8": (
        lambda server, _: server.url(server.create(more="ENCODING 'SQL_ASCII'")),
        "存不下所有汉字",
    ),
}


def refused(place: Sandbox, url: str, *command: str) -> str:
    done = place.run("manage", *(command or ("check",)), code=1, DATABASE_URL=url)
    said = done.stdout + done.stderr
    assert said.startswith("出错了："), said
    assert said.count("\n") == 1
    for password in (SECRET, PASSWORD, quote(PASSWORD, safe=""), "4711"):
        assert password not in said
    return said


@pytest.mark.parametrize("name", UNREADABLE)
def test_an_address_that_cannot_be_meant_is_explained(place: Sandbox, name: str) -> None:
    assert "DATABASE_URL" in refused(place, UNREADABLE[name])


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_that_refuses_is_explained(
    place: Sandbox, server: Cluster, with_tables: str, name: str
) -> None:
    address, sentence = SERVERS[name]
    said = refused(place, address(server, with_tables))
    assert sentence in said
    assert set(re.findall("[A-Za-z]{3,}", said)) <= KNOWN_WORDS, said


@pytest.mark.parametrize("command", [("backup", "b.tar.gz"), ("demo",), ("password",), ("serve",)])
def test_every_command_says_it(place: Sandbox, server: Cluster, command: tuple[str, ...]) -> None:
    assert "没有这个数据库" in refused(place, server.url("nobody-such"), *command)


def test_site_says_it_too(place: Sandbox, server: Cluster) -> None:
    done = place.run("site", code=1, DATABASE_URL=server.url("nobody-such"))
    assert "没有这个数据库" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_only_reads_is_refused(place: Sandbox, server: Cluster) -> None:
    name = server.create()
    with server.connect() as connection:
        connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on".encode())
    assert "请连主服务器" in refused(place, server.url(name))


def test_who_may_not_make_tables_is_told(place: Sandbox, server: Cluster) -> None:
    name = server.create()
    with server.connect() as connection:
        connection.execute(f"CREATE ROLE guest LOGIN PASSWORD '{SECRET}'".encode())
    url = f"postgres://guest:{SECRET}@127.0.0.1:{server.port}/{name}"
    assert "没有权限" in refused(place, url)


def test_an_unset_address_is_the_file(place: Sandbox) -> None:
    place.run("manage", "check", DATABASE_URL="")
    assert (place.var / "management.sqlite3").exists()


NEWER_DJANGO = """
import sys
from django.db.backends.postgresql.features import DatabaseFeatures
from scripts.__main__ import main
DatabaseFeatures.minimum_database_version = (99,)
sys.exit(main(["manage", "check"]))
"""


def test_a_server_too_old_for_django_is_refused(place: Sandbox, server: Cluster) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NEWER_DJANGO],
        env={**place.environ, "DATABASE_URL": server.url("postgres")},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "版本太旧" in done.stderr
    assert done.stderr.startswith("出错了：")
    assert PASSWORD not in done.stderr
