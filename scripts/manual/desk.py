"""An office to walk through: demo data in a folder of its own, four accounts, a running system."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from scripts.city import load_city
from scripts.management.running import running
from scripts.pull import Api, pull
from scripts.site import seed_once
from scripts.workspace import Workspace

OPENINGS = 40
OFFICE = "zhiyuanban"
"""The account with which the manual's reader begins; its first password must be changed."""
HELD = {
    "市志愿办": "shiban", "组织工作人员": "minghu", "责任编辑": "zebian", "媒体人员": "meiti",
}  # fmt: skip
"""Who walks → an account that has already chosen its password."""
PASSWORD = "lan-tian-bai-yun-2026"  # noqa: S105 - of an invented account in a throw-away folder


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where the system answers, and what the walks are given."""

    address: str
    given: dict[str, str | Path]


@contextmanager
def desk(root: Path, content: Path, now: dt.datetime) -> Iterator[Desk]:
    """Set the office up below `root`, with the city of `content`, while the block runs."""
    places = _places(root, content)
    city = load_city(places.city_file)
    seed_once(OPENINGS, places, city, now)
    first = _accounts()
    with running(places) as endpoint:
        pull(places, city, Api(endpoint.url, endpoint.token), now)
        given: dict[str, str | Path] = {
            "第一次的密码": first, "自己的新密码": PASSWORD, "照片": _photograph(root),
        }  # fmt: skip
        yield Desk(address=endpoint.url, given=given)


def _places(root: Path, content: Path) -> Workspace:
    shutil.copytree(content, root / "content", ignore=shutil.ignore_patterns("data", ".data*"))
    return Workspace(
        content=root / "content", output=root / "output", build=root / "build", var=root / "var"
    )


def _accounts() -> str:
    """Make the accounts and return the first password of the manual's reader."""
    from django.contrib.auth.models import User

    from scripts.management.models import Organization
    from scripts.management.staff import accounts
    from scripts.management.staff.account import Staff
    from scripts.management.staff.grants import Role

    roles = {role.label: role for role in Role}
    team = Organization.objects.order_by("pk").exclude(parent=None)[0].pk
    for label, name in HELD.items():
        role = roles[label]
        accounts.create(name, role, [team] if role is Role.ORGANIZATION_STAFF else [])
        user = User.objects.get(username=name)
        user.set_password(PASSWORD)
        user.save()
        Staff.objects.filter(user=user).update(must_change=False)
    return accounts.create(OFFICE, Role.CITY_OFFICE, [], "市志愿办值班")


def _photograph(root: Path) -> Path:
    """Draw a river bank with young trees: a picture without anybody in it."""
    image = Image.new("RGB", (1200, 800), "#cfe8f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 420, 1200, 560), fill="#7fb5d6")
    draw.rectangle((0, 560, 1200, 800), fill="#9cc178")
    for left in range(120, 1200, 220):
        draw.rectangle((left - 8, 520, left + 8, 660), fill="#7a5a3a")
        draw.ellipse((left - 60, 400, left + 60, 540), fill="#3f7d3c")
    file = root / "河边的小树.jpg"
    image.save(file, "JPEG")
    return file
