"""Identifiers for what is entered in the admin: short, unguessable in bulk, fit for addresses."""

import secrets

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without those that are mistaken for others."""


def _new(prefix: str) -> str:
    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"


def new_organization_id() -> str:
    """Make the identifier of an organization."""
    return _new("ORG")


def new_project_id() -> str:
    """Make the identifier of a project."""
    return _new("PRJ")


def new_opening_id() -> str:
    """Make the identifier of an opening."""
    return _new("OP")


def new_station_id() -> str:
    """Make the identifier of a station."""
    return _new("ST")


def new_session_id() -> str:
    """Make the identifier of a session, unique within its opening."""
    return _new("S")
