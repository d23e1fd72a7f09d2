"""The one counter from which every change takes its number, and the marks of what is gone."""

import datetime as dt
import secrets

from django.db import models


def new_instance() -> str:
    """Make up a name for a database, so that nobody takes it for another one."""
    return secrets.token_hex(16)


class Ledger(models.Model):
    """One row. Whoever takes numbers holds it until its transaction ends.

    So numbers become visible in the order in which they were taken, and a client that walks
    the pages by number can't miss one.
    """

    last_seq = models.BigIntegerField("最后的变更序号", default=0)
    demo_moment = models.DateTimeField("演示数据的基准时刻", null=True)
    instance = models.CharField("数据库标识", max_length=32, default=new_instance)
    """Says to whoever pulls whether the numbers are those of the database it knows."""

    class Meta:
        verbose_name = verbose_name_plural = "变更台账"

    def __str__(self) -> str:
        return f"变更台账（{self.last_seq}）"


class Tombstone(models.Model):
    """A record that was public and is gone; nothing else of it is left."""

    collection = models.CharField("种类", max_length=40)
    record_id = models.CharField("编号", max_length=64)
    seq = models.BigIntegerField("变更序号", db_index=True)
    deleted_at = models.DateTimeField("删除时间")

    class Meta:
        verbose_name = verbose_name_plural = "删除标记"
        constraints = (
            models.UniqueConstraint(fields=("collection", "record_id"), name="one_tombstone"),
        )

    def __str__(self) -> str:
        return f"{self.collection}/{self.record_id}"


def lock_ledger() -> Ledger:
    """Return the ledger, locked until the surrounding transaction ends."""
    return Ledger.objects.select_for_update().get_or_create(pk=1)[0]


def ledger() -> Ledger:
    """Return the ledger as it is; a new database makes it, and its name, here."""
    return Ledger.objects.get_or_create(pk=1)[0]


def take_numbers(count: int) -> int:
    """Take `count` numbers and return the first; inside a transaction only."""
    held = lock_ledger()
    first = held.last_seq + 1
    held.last_seq += count
    held.save(update_fields=["last_seq"])
    return first


def bury(collection: str, ids: dict[str, int], moment: dt.datetime) -> None:
    """Write tombstones, id → seq."""
    Tombstone.objects.bulk_create(
        (
            Tombstone(collection=collection, record_id=id_, seq=seq, deleted_at=moment)
            for id_, seq in ids.items()
        ),
        update_conflicts=True,
        unique_fields=["collection", "record_id"],
        update_fields=["seq", "deleted_at"],
    )
