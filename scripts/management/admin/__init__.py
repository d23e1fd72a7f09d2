"""What the office sees: one file a record type."""

from django.contrib import admin
from django.contrib.auth.models import Group, User

from scripts.management.admin import (
    award,
    commitment,
    need,
    opening,
    organization,
    project,
    recognition,
    star_rule,
    station,
    survey,
    training,
)
from scripts.management.exchange import mapping_pages
from scripts.management.staff import account_pages, office_lists

# Django's own pages for them are a matrix of permissions; accounts here have roles instead.
admin.site.unregister((User, Group))

__all__ = [
    "account_pages", "award", "commitment", "mapping_pages", "need", "office_lists", "opening",
    "organization", "project", "recognition", "star_rule", "station", "survey", "training",
]  # fmt: skip
