from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class RecordsConfig(AppConfig):
    """The records of the volunteer programme."""

    name = "scripts.management"
    label = "records"
    verbose_name = "志愿服务资料"


class OfficeAdminConfig(AdminConfig):
    """Django's admin, as the office's site."""

    default_site = "scripts.management.staff.site.OfficeSite"
