from django.db import models

from scripts.management.fields import CodeField, Codes, PartField, Parts, Prose
from scripts.management.models.base import NAMED, RecordModel
from scripts.records import Organization as OrganizationRecord
from scripts.records.fields import Period
from scripts.records.person import Person


class Organization(RecordModel):
    """组织."""

    RECORD = OrganizationRecord
    PREFIX = "ORG"

    name = models.CharField("名称", max_length=200, help_text="登记的全称。")
    division = CodeField("县（市、区）", listing="divisions")
    kind = CodeField("类型", listing="organization_kinds", null=True, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name="上级组织",
        related_name="branches",
        null=True,
        blank=True,
    )
    street = CodeField("街道（乡镇）", listing="streets", null=True, blank=True)
    fields = Codes("服务领域", listing="categories")
    registration = models.CharField(
        "登记情况",
        max_length=200,
        null=True,
        blank=True,
        help_text="统一社会信用代码，或如何登记、备案。",
    )
    party_branch = models.BooleanField("建有党（团）组织", null=True, blank=True)
    guiding_unit = models.CharField("业务指导单位", max_length=200, null=True, blank=True)
    description = Prose("简介", help_text="不用任何标记；空一行即另起一段。")
    address = models.CharField("地址", max_length=200, null=True, blank=True)
    office_phone = models.CharField(
        "办公电话",
        max_length=200,
        null=True,
        blank=True,
        help_text="单位对外公开的电话，不要写个人手机。",
    )
    website = models.CharField("网站", max_length=1010, null=True, blank=True)
    active = PartField("活动时间", part=Period, help_text="成立之日起；仍在活动的不填结束日期。")
    pictures = Parts("图片")
    contact = PartField("联系人", part=Person, help_text=NAMED)

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "组织"
