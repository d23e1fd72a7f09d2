"""Everybody who has an account, each at their own browser."""

from dataclasses import dataclass

from tests.management.office import Office

PASSWORD = "correct horse"
ROLES = {
    "city": "city_office", "team": "organization_staff", "media": "media_staff",
    "editor": "responsible_editor",
}  # fmt: skip
"""Account → role; the team is that of ORG-1."""


@dataclass(frozen=True)
class Staffed:
    """Everybody, each at their own browser."""

    people: dict[str, Office]

    def __getitem__(self, name: str) -> Office:
        return self.people[name]
