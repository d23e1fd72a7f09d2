"""Identifiers for what is entered in the admin: short, unguessable in bulk, fit for addresses."""

import secrets

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without those that are mistaken for others."""


def new_id(prefix: str) -> str:
    """Make an identifier such as OP-7kq2m9xw."""
    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(8))}"


def new_session_id() -> str:
    """Make the identifier of a session, unique within its opening."""
    return new_id("S")
