"""One thing that a record owes the public, or that is doubtful in it."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]
"""An error holds the record back, a warning is only told: what it is about stays public."""

Weight = Literal["error", "warning", "off"]
"""What a city may make of a rule: `off` says nothing of it at all."""


class Finding(NamedTuple):
    """One duty a record doesn't meet: `field` is its path, `message` says what to do."""

    rule: str
    severity: Severity
    field: str
    message: str
    basis: str = ""
    """The law it follows from, such as 《志愿服务条例》第十二条; empty where it is practice."""
