from django.conf import settings
from django.db import models


class Action(models.TextChoices):
    """What happened to a record."""

    ADD = "add", "新增"
    CHANGE = "change", "修改"
    DELETE = "delete", "删除"
    EVENT = "event", "其他"


class Change(models.Model):
    """One record that one write changed: who, when, which fields, from what to what.

    What it must not hold: names and consents of people, and anything of a record that is gone.
    """

    moment = models.DateTimeField("时间", db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="账号", related_name="+",
        null=True, blank=True,
    )  # fmt: skip
    actor = models.CharField("谁", max_length=200)
    """The account's name, or 命令行 for a command."""
    role = models.CharField("身份", max_length=30, blank=True)
    way = models.CharField("方式", max_length=40, blank=True)
    """How, where it wasn't a form: 导入, 恢复备份, 演示数据 and the like."""
    action = models.CharField("做了什么", max_length=10, choices=Action.choices)
    collection = models.CharField("种类", max_length=40)
    record_id = models.CharField("编号", max_length=200)
    organization = models.CharField("组织编号", max_length=64, blank=True, db_index=True)
    fields = models.JSONField("改了什么", default=list)
    """A list of {"field": label, "before": text, "after": text}; texts are left out or erased
    where they may not be kept."""
    note = models.CharField("说明", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "变更历史"
        ordering = ("-moment", "-pk")
        indexes = (models.Index(fields=("collection", "record_id"), name="change_of_record"),)

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.record_id}"
