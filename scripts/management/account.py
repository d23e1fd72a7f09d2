"""The first account, and `manage password` for who has lost the password."""

import argparse
import datetime as dt

from scripts.errors import PortalError
from scripts.management import store
from scripts.workspace import Workspace

NAME = "admin"


def first_account() -> str | None:
    """Make the account `admin` where there is none at all; return its random password."""
    from django.contrib.auth.models import User

    if User.objects.exists():
        return None
    from scripts.management.staff import accounts

    return accounts.renew_password(User.objects.create_superuser(NAME))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe whose password."""
    parser.add_argument("name", nargs="?", default=NAME, help=f"账号（默认 {NAME}）")


def run(args: argparse.Namespace, places: Workspace, _now: dt.datetime) -> None:
    """Give an account a new random password and print it; at login it must be changed."""
    store.setup(places)
    if args.name == NAME and (password := first_account()):
        print(f"{NAME} 的密码：{password}")
        return
    print(f"{args.name} 的新密码：{_renew(args.name)}")


def _renew(name: str) -> str:
    from django.contrib.auth.models import User

    from scripts.management.staff import accounts

    user = User.objects.filter(username=name).first()
    if user is None:
        raise PortalError(f"没有 {name} 这个账号；请检查拼写，或用 manage account list 查看")
    return accounts.renew_password(user)
