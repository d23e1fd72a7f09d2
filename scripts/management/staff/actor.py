"""Who is writing, for the history: the account behind a request, or a command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody who writes, as the history names them."""

    name: str
    user_id: int | None = None
    role: str = ""
    """The role's code, empty for a command."""
    way: str = ""
    """What was used, where it wasn't a form: 导入, 演示数据 and the like."""


COMMAND_LINE = "命令行"
_current: ContextVar[Callable[[], Actor]] = ContextVar(
    "actor", default=lambda: Actor(name=COMMAND_LINE)
)


def current() -> Actor:
    """Return who is writing now; outside a request and a command it is the command line."""
    return _current.get()()


@contextmanager
def acting(actor: Callable[[], Actor]) -> Iterator[None]:
    """Let a block's writes be this actor's; who that is is asked only when something is written."""
    before = _current.set(actor)
    try:
        yield
    finally:
        _current.reset(before)


@contextmanager
def by_way_of(way: str) -> Iterator[None]:
    """Say how the same actor writes in a block, such as 导入."""
    now = current()
    with acting(lambda: Actor(name=now.name, user_id=now.user_id, role=now.role, way=way)):
        yield


def account(user: Any) -> Actor:
    """Return the actor that an account is."""
    from scripts.management.staff.roles import role_of

    role = role_of(user)
    return Actor(
        name=str(user.get_username()) or "未登录", user_id=user.pk, role=role.value if role else ""
    )
