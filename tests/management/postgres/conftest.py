from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.management.postgres.cluster import Cluster, cluster
from tests.support import Sandbox, town


@pytest.fixture(scope="session")
def server() -> Iterator[Cluster]:
    """A server for all tests of this folder; each takes a database of its own."""
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def with_tables(server: Cluster, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a database without records, made once: others are copied from it."""
    made = town(tmp_path_factory.mktemp("template") / "city")
    name = server.create()
    made.run("manage", "check", DATABASE_URL=server.url(name))
    return name


@pytest.fixture
def url(server: Cluster, with_tables: str) -> str:
    """DATABASE_URL of a database without records."""
    return server.url(server.create(template=with_tables, more=""))


@pytest.fixture
def city(tmp_path: Path, url: str) -> Sandbox:
    """A workspace whose management system keeps its records in PostgreSQL."""
    made = town(tmp_path / "city")
    made.extra["DATABASE_URL"] = url
    return made
