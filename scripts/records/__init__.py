"""The record types of the management API: plain frozen data, no I/O, no clock.

One file a type. A field is defined once, here: the contract in docs/openapi.json, the pull,
the snapshot and the pages all follow from it. A field outside `PUBLIC` never leaves the
management system. To add a type, see docs/architecture.md, "A new kind of record".
"""

from scripts.records.award import Award
from scripts.records.base import Record
from scripts.records.city import City
from scripts.records.need import Need
from scripts.records.opening import Opening, Session
from scripts.records.organization import Organization
from scripts.records.project import Project
from scripts.records.recognition import Recognition
from scripts.records.star_rule import StarRule
from scripts.records.station import Station
from scripts.records.survey import Survey

RECORD_TYPES: tuple[type[Record], ...] = (
    Organization, Project, Opening, Station, StarRule, Recognition, Award, Survey, Need,
)  # fmt: skip
"""In the order of reference: what is named by others comes first."""

COLLECTIONS: dict[str, type[Record]] = {kind.COLLECTION: kind for kind in RECORD_TYPES}

SCHEMA_VERSION = "1.2"
"""Of the contract and of the snapshot."""

__all__ = [
    "COLLECTIONS", "RECORD_TYPES", "SCHEMA_VERSION", "Award", "City", "Need", "Opening",
    "Organization", "Project", "Recognition", "Record", "Session", "StarRule", "Station", "Survey",
]  # fmt: skip
