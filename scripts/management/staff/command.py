"""`manage account add|list|off`: accounts at the command line, for the first ones above all."""

import argparse
import datetime as dt

from scripts.errors import PortalError
from scripts.management import store
from scripts.management.staff.grants import Role
from scripts.workspace import Workspace

_ROLES = "、".join(f"{role.value}（{role.label}）" for role in Role)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the three things that can be done."""
    steps = parser.add_subparsers(dest="step", metavar="add|list|off", required=True)
    add = steps.add_parser("add", help="建立账号，显示一次随机密码")
    add.add_argument("name", help="登录时输入的名字")
    add.add_argument(
        "--role", required=True, choices=[role.value for role in Role], help=f"角色：{_ROLES}"
    )
    add.add_argument(
        "--organization", nargs="+", default=[], metavar="编号",
        help="组织工作人员所属的组织，可以不止一个",
    )  # fmt: skip
    steps.add_parser("list", help="列出全部账号")
    off = steps.add_parser("off", help="停用账号，已登录的马上退出")
    off.add_argument("name", help="账号")


def run(args: argparse.Namespace, places: Workspace, _now: dt.datetime) -> None:
    """Do what was asked for; raises PortalError where it can't be done."""
    store.setup(places)
    match args.step:
        case "add":
            password = _add(args.name, Role(args.role), args.organization)
            print(f"已建立账号 {args.name}（{Role(args.role).label}），密码：{password}")
            print("密码只显示这一次，第一次登录后要换成自己的密码。")
        case "list":
            print("\n".join(_listing()))
        case _:
            _switch_off(args.name)
            print(f"已停用账号 {args.name}")


def _add(name: str, role: Role, organizations: list[str]) -> str:
    from django.core.exceptions import ValidationError

    from scripts.management.models import Organization
    from scripts.management.staff import accounts

    known = set(Organization.objects.filter(pk__in=organizations).values_list("pk", flat=True))
    if missing := [id_ for id_ in organizations if id_ not in known]:
        raise PortalError(f"--organization：没有编号为 {'、'.join(missing)} 的组织；请先录入它")
    try:
        return accounts.create(name, role, organizations)
    except ValidationError as error:
        raise PortalError(f"账号 {name}：{'；'.join(error.messages)}") from None


def _listing() -> list[str]:
    from django.contrib.auth.models import User

    from scripts.management.staff.roles import profile_of

    lines = ["账号\t角色\t所属组织\t可以登录"]
    for user in User.objects.order_by("username").select_related("staff"):
        staff = profile_of(user)
        role = "超级用户" if user.is_superuser else _label(staff.role if staff else "")
        bound = "、".join(sorted(staff.organization_ids)) if staff else ""
        lines.append(f"{user.username}\t{role}\t{bound}\t{'是' if user.is_active else '否'}")
    return lines


def _label(role: str) -> str:
    return Role(role).label if role in list(Role) else "没有角色"


def _switch_off(name: str) -> None:
    from django.contrib.auth.models import User

    from scripts.management.staff import accounts

    user = User.objects.filter(username=name).first()
    if user is None:
        raise PortalError(f"没有 {name} 这个账号；请用 manage account list 查看")
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    if user.is_superuser and not others.exists():
        raise PortalError(f"{name} 是最后一个超级用户，停用后没有人能管理账号；没有停用")
    accounts.switch_off(user)
