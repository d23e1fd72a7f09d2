"""One thing a published record owes the public."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Finding(NamedTuple):
    """One duty a record doesn't meet: `field` is its path, `message` says what to do."""

    rule: str
    severity: Severity
    field: str
    message: str
