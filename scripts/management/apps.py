from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The records of the volunteer programme."""

    name = "scripts.management"
    label = "records"
    verbose_name = "志愿服务资料"
