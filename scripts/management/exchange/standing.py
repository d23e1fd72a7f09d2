"""What an account may import: whose rows, and which of their fields."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin

from scripts.management.models import BY_COLLECTION
from scripts.management.models.base import RecordModel
from scripts.management.staff.grants import Role
from scripts.management.staff.roles import may, organizations_of, role_of, visible
from scripts.management.staff.scope import owner_of

ELSEWHERE = "不是你所在的组织，不能由你导入"
NO_NEW_BODY = "你的账号不能新建组织，请找市志愿办"
MOVED = "不能把记录移到另一个组织，请找市志愿办"
OFFICE_ONLY = "这一项只由市志愿办修改，请恢复原来的内容"
NOBODYS = "没有写明组织；请写你所在的组织"


@dataclass(kw_only=True)
class Standing:
    """What exists for an account, asked once for a whole file."""

    user: Any
    _theirs: dict[str, dict[str, str | None]] = field(default_factory=dict)
    _others: dict[str, set[str]] = field(default_factory=dict)

    @property
    def is_bound(self) -> bool:
        """Whether it works for some organizations and not for all."""
        return role_of(self.user) is not Role.CITY_OFFICE

    @property
    def organizations(self) -> frozenset[str]:
        """Return the organizations that it works for."""
        return organizations_of(self.user)

    def why_not(self, model: type[RecordModel]) -> str:
        """Say why a kind can't be imported at all; "" where it can."""
        label = model.RECORD.LABEL
        return "" if may(self.user, "import", model) else f"你的账号不能导入{label}"

    def theirs(self, collection: str) -> dict[str, str | None]:
        """Return the records that exist for it: identifier → organization."""
        if collection not in self._theirs:
            rows = visible(self.user, BY_COLLECTION[collection]._base_manager.all())
            self._theirs[collection] = {row.pk: owner_of(row) for row in rows}
        return self._theirs[collection]

    def is_elsewhere(self, collection: str, id_: str) -> bool:
        """Tell whether a record with this identifier is there, but not for this account."""
        if collection not in self._others:
            ids = BY_COLLECTION[collection]._base_manager.values_list("pk", flat=True)
            self._others[collection] = set(ids) - set(self.theirs(collection))
        return id_ in self._others[collection]

    def refusal(self, collection: str, id_: str, owner: str | None) -> str:
        """Say why a record can't be stored as this organization's; "" where it can.

        `owner` is the organization that it would have.
        """
        if reason := self.why_not(BY_COLLECTION[collection]):
            return reason
        known = self.theirs(collection)
        if self.is_elsewhere(collection, id_):
            return ELSEWHERE
        if id_ not in known and not may(self.user, "add", BY_COLLECTION[collection]):
            return NO_NEW_BODY
        if not owner:
            return NOBODYS
        if owner not in self.organizations:
            return ELSEWHERE
        return MOVED if known.get(id_, owner) != owner else ""


def office_only(model: type[RecordModel], names: Iterable[str]) -> list[str]:
    """Return those of the fields that the city office alone sets."""
    kept = getattr(admin.site._registry.get(model), "OFFICE_ONLY", ())  # noqa: SLF001 - Django's own table of admin classes
    return [name for name in names if name in kept]
