"""One account of each role, logged in over real HTTP: see the folder above."""

from tests.management.staffed import PASSWORD, ROLES, Staffed

__all__ = ["PASSWORD", "ROLES", "Staffed"]
