"""Which role may do what with which kind of row; roles.py asks here, nothing else decides.

A kind that isn't in a role's table is not there for that role. A new record type stands in
`KINDS`, else nobody but the city office sees it; a test reminds whoever adds one.
"""

from enum import StrEnum
from typing import Literal

Action = Literal[
    "view", "add", "change", "delete", "import", "export", "findings", "history", "withdraw",
    "confirm",
]  # fmt: skip
"""`delete` is to begin one: a draft goes at once, what is public gets a request.
`confirm` is to carry a request out, `withdraw` to take a public record back to draft,
`history` to see who changed a record."""


class Role(StrEnum):
    """What somebody is in the management system."""

    CITY_OFFICE = "city_office"
    ORGANIZATION_STAFF = "organization_staff"
    MEDIA_STAFF = "media_staff"
    RESPONSIBLE_EDITOR = "responsible_editor"

    @property
    def label(self) -> str:
        """Its Chinese name."""
        return _LABELS[self]


_LABELS = {
    Role.CITY_OFFICE: "市志愿办",
    Role.ORGANIZATION_STAFF: "组织工作人员",
    Role.MEDIA_STAFF: "媒体人员",
    Role.RESPONSIBLE_EDITOR: "责任编辑",
}

KINDS: dict[str, str] = {
    "organization": "organization",
    "project": "work",
    "opening": "work",
    "session": "work",
    "station": "work",
    "training": "work",
    "trainingsession": "work",
    "commitment": "work",
    "starrule": "honor",
    "recognition": "honor",
    "award": "honor",
    "survey": "inquiry",
    "need": "inquiry",
    "importmapping": "mapping",
    "staff": "account",
    "change": "history",
    "deletionrequest": "request",
}
"""Model → what it is to the roles: an organization, its work, honors, what is needed, and
the office's own."""

_EVERYTHING: frozenset[Action] = frozenset(
    ("view", "add", "change", "delete", "import", "export", "findings", "history", "withdraw",
     "confirm")
)  # fmt: skip
_OWN: frozenset[Action] = frozenset(("view", "change", "import", "export", "findings", "history"))
_EDITOR: frozenset[Action] = frozenset(
    ("view", "delete", "export", "findings", "history", "withdraw", "confirm")
)
_LOOK: frozenset[Action] = frozenset(("view",))
_TAKE: frozenset[Action] = frozenset(("view", "export"))

GRANTS: dict[Role, dict[str, frozenset[Action]]] = {
    Role.CITY_OFFICE: {
        "organization": _EVERYTHING, "work": _EVERYTHING, "honor": _EVERYTHING,
        "inquiry": _EVERYTHING,
        "account": frozenset(("view", "add", "change")), "history": _LOOK, "request": _LOOK,
        "mapping": frozenset(("view", "add", "change", "delete")),
    },
    Role.ORGANIZATION_STAFF: {
        "organization": _OWN, "work": _OWN | {"add", "delete"},
    },
    Role.MEDIA_STAFF: {"organization": _TAKE, "work": _TAKE, "honor": _TAKE, "inquiry": _TAKE},
    Role.RESPONSIBLE_EDITOR: {
        "organization": _EDITOR, "work": _EDITOR, "honor": _EDITOR, "inquiry": _EDITOR,
        "history": _LOOK, "request": _LOOK,
    },
}  # fmt: skip


def granted(role: Role, action: Action, model_name: str) -> bool:
    """Tell whether a role may do something with a kind of row at all.

    The city office may do everything with a record type that nobody put into `KINDS` yet.
    """
    kind = KINDS.get(model_name)
    if kind is None:
        return role is Role.CITY_OFFICE
    return action in GRANTS[role].get(kind, ())
