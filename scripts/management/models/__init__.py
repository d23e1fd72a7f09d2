"""One table a record type, in the order of reference; what is named by others comes first."""

from scripts.management.exchange.mapping_row import ImportMapping
from scripts.management.ledger import Ledger, Tombstone
from scripts.management.models.award import Award
from scripts.management.models.base import RecordModel, Status
from scripts.management.models.commitment import Commitment
from scripts.management.models.need import Need
from scripts.management.models.opening import Opening
from scripts.management.models.organization import Organization
from scripts.management.models.project import Project
from scripts.management.models.recognition import Recognition
from scripts.management.models.session import Session
from scripts.management.models.star_rule import StarRule
from scripts.management.models.station import Station
from scripts.management.models.survey import Survey
from scripts.management.models.training import Training, TrainingSession
from scripts.management.staff.account import Staff
from scripts.management.staff.attempt import LoginAttempt
from scripts.management.staff.change import Change
from scripts.management.staff.deletion import DeletionRequest

MODELS: tuple[type[RecordModel], ...] = (
    Organization, Project, Commitment, Opening, Training, Station, StarRule, Recognition, Award,
    Survey, Need,
)  # fmt: skip
"""Add a new record type's model here, and it is in the API, the store and the backup."""

BY_COLLECTION: dict[str, type[RecordModel]] = {model.RECORD.COLLECTION: model for model in MODELS}

__all__ = [
    "BY_COLLECTION", "MODELS", "Award", "Change", "Commitment", "DeletionRequest",
    "ImportMapping", "Ledger", "LoginAttempt", "Need",
    "Opening", "Organization", "Project", "Recognition", "RecordModel", "Session", "Staff",
    "StarRule", "Station", "Status", "Survey", "Tombstone", "Training",
    "TrainingSession",
]  # fmt: skip
