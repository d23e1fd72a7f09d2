"""Rows of the open database, for tests that look behind the API."""

from typing import Any


def opening(id_: str = "OP-1") -> Any:
    from scripts.management.models import Opening

    return Opening.objects.get(pk=id_)


def last_seq() -> int:
    from scripts.management.models import Ledger

    return Ledger.objects.get().last_seq
