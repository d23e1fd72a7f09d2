"""Threads write while a client walks the pages: nothing is lost, and numbers come in order."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from scripts.management import store
from tests.management import samples
from tests.management.conftest import Client

WRITERS, ROUNDS, RECORDS = 8, 12, 120


def write_from_a_thread(writer: int, start: threading.Barrier) -> dict[str, str]:
    """Change records of this writer in every way; return the titles it left, None if deleted."""
    from django.db import connection, transaction

    from scripts.management.models import Opening

    left: dict[str, str] = {}
    start.wait()
    try:
        for round_ in range(ROUNDS):
            id_ = f"OP-{writer}-{round_}"
            title = f"写于第 {round_} 轮"
            with transaction.atomic():
                row = Opening.objects.get(pk=id_)
                row.title = title
                row.save()
                Opening.objects.filter(pk=f"OP-{writer}-{round_ + 1}").update(gear=title)
            left[id_] = title
            if round_ % 3 == 0:
                Opening.objects.get(pk=id_).delete()
                left[id_] = ""
    finally:
        connection.close()
    return left


def merge(held: dict[str, Any], items: list[dict[str, Any]]) -> None:
    for item in items:
        held[item["id"]] = item


def test_a_client_that_walks_while_others_write_misses_nothing(client: Client) -> None:
    ids = [f"OP-{writer}-{n}" for writer in range(WRITERS) for n in range(RECORDS // WRITERS)]
    store.save_records([samples.organization(), *(samples.opening(id_) for id_ in ids)])
    start = threading.Barrier(WRITERS + 1)
    held: dict[str, Any] = {}
    since, orders = 0, []
    with ThreadPoolExecutor(WRITERS) as pool:
        jobs = [pool.submit(write_from_a_thread, writer, start) for writer in range(WRITERS)]
        start.wait()
        finishing = False
        while True:
            page = client.get(f"/api/v1/openings?since={since}&limit=7").json()
            orders.append([item["seq"] for item in page["items"]])
            merge(held, page["items"])
            since = page["next"] or page["high_water"]
            if page["next"] is None and finishing:
                break
            finishing = all(job.done() for job in jobs)
        expected: dict[str, str] = {}
        for job in jobs:
            expected.update(job.result())
    assert all(order == sorted(set(order)) for order in orders)
    for id_ in ids:
        if expected.get(id_) == "":
            assert "deleted_at" in held[id_], id_
        else:
            assert held[id_]["title"] == expected.get(id_, "东江湖净滩"), id_
    truth: dict[str, Any] = {}
    merge(truth, client.items("openings"))
    assert held == truth


def test_no_number_is_given_twice(client: Client) -> None:
    store.save_records([samples.organization()])

    def create(writer: int) -> list[int]:
        from django.db import connection

        from scripts.management.models import Opening

        try:
            return [
                Opening.objects.create(
                    title=f"{writer}-{n}", organization_id="ORG-1", division="431002",
                    status="published",
                ).seq
                for n in range(10)
            ]  # fmt: skip
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        numbers = [number for found in pool.map(create, range(WRITERS)) for number in found]
    assert len(set(numbers)) == WRITERS * 10
    assert [item["seq"] for item in client.items("openings")] == sorted(numbers)


def test_a_number_is_seen_only_when_every_smaller_one_is(client: Client) -> None:
    """The classic gap: who writes later must not be seen sooner, or a reader passes over one."""
    store.save_records([samples.organization()])
    written, go_on = threading.Event(), threading.Event()

    def first() -> int:
        from django.db import connection, transaction

        try:
            with transaction.atomic():
                number = create("slow")
                written.set()
                assert go_on.wait(20)
            return number
        finally:
            connection.close()

    def second() -> int:
        from django.db import connection

        try:
            return create("quick")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(first)
        assert written.wait(20)
        quick = pool.submit(second)
        # Long enough for the quick one to overtake, if anything let it.
        seen = [client.get("/api/v1/openings").json() for _ in range(20)]
        go_on.set()
        numbers = [slow.result(), quick.result()]
    assert all(page == {"items": [], "next": None, "high_water": 0} for page in seen)
    assert numbers[1] == numbers[0] + 1
    assert [item["seq"] for item in client.items("openings")] == numbers


def create(title: str) -> int:
    from scripts.management.models import Opening

    return Opening.objects.create(
        title=title, organization_id="ORG-1", division="431002", status="published"
    ).seq


@pytest.mark.usefixtures("two_openings")
def test_a_page_is_read_from_one_state() -> None:
    from scripts.management.models import Opening
    from scripts.management.one_state import one_state

    def remove() -> None:
        from django.db import connection

        try:
            Opening.objects.all().delete()
        finally:
            connection.close()

    with one_state():
        rows = list(Opening.objects.order_by("pk"))
        with ThreadPoolExecutor(1) as pool:
            pool.submit(remove).result()
        assert [row.sessions.count() for row in rows] == [1, 1]
    assert [row.sessions.count() for row in rows] == [0, 0]
