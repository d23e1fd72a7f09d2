"""What the office sees: one file a record type."""

from django.contrib import admin

from scripts.management.admin import (
    award,
    opening,
    organization,
    project,
    recognition,
    star_rule,
    station,
)

admin.site.site_header = "志愿服务管理系统"
admin.site.site_title = "志愿服务管理系统"
admin.site.index_title = "资料管理"
admin.site.site_url = None
admin.site.enable_nav_sidebar = False  # four kinds of record; the lists need the width

__all__ = [
    "award", "opening", "organization", "project", "recognition", "star_rule", "station",
]  # fmt: skip
