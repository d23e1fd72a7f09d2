from django.db import models

from scripts.management.fields import CodeField, Lines, Parts, Prose
from scripts.management.models.base import RecordModel
from scripts.management.models.organization import Organization
from scripts.management.syntax import OPEN_HOURS
from scripts.records import Station as StationRecord


class StationKind(models.TextChoices):
    """What one finds there."""

    KIOSK = "kiosk", "志愿服务岗亭"
    COMMUNITY = "community", "社区志愿服务站"
    VENUE = "venue", "活动场所"


class Station(RecordModel):
    """服务站点."""

    RECORD = StationRecord
    PREFIX = "ST"

    name = models.CharField("名称", max_length=200)
    division = CodeField("县（市、区）", listing="divisions")
    kind = models.CharField(
        "类型", max_length=20, choices=StationKind.choices, default=StationKind.COMMUNITY
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        verbose_name="管理组织",
        related_name="stations",
        null=True,
        blank=True,
    )
    street = CodeField("街道（乡镇）", listing="streets", null=True, blank=True)
    address = models.CharField(
        "地址", max_length=200, null=True, blank=True, help_text="写到门牌号。"
    )
    latitude = models.FloatField(
        "纬度", null=True, blank=True, help_text="WGS-84 坐标；国内地图的坐标要先转换。"
    )
    longitude = models.FloatField("经度", null=True, blank=True)
    open_hours = Parts("开放时间", syntax=OPEN_HOURS)
    open_on_holidays = models.BooleanField(
        "节假日照常开放",
        null=True,
        blank=True,
        help_text="不知道就留空：网站在法定节假日会请人先打电话问。",
    )
    hours_note = models.CharField(
        "开放时间说明",
        max_length=200,
        null=True,
        blank=True,
        help_text="例如“中午不休息”。",
    )
    services = Lines("服务内容", help_text="每行一项，例如“歇脚饮水”。")
    description = Prose("介绍", help_text="不用任何标记；空一行即另起一段。")
    wheelchair = models.BooleanField("轮椅可到达", null=True, blank=True)
    office_phone = models.CharField(
        "办公电话",
        max_length=200,
        null=True,
        blank=True,
        help_text="对外公开的电话，不要写个人手机。",
    )
    pictures = Parts("图片")

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "服务站点"
