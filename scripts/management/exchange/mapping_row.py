from django.db import models


class ImportMapping(models.Model):
    """A mapping that the city office keeps, so that nobody needs to upload it every week."""

    name = models.CharField(
        "名称", max_length=100, unique=True,
        help_text="导入时按这个名称选择，例如“县志愿办招募信息汇总表”。",
    )  # fmt: skip
    text = models.TextField("映射（YAML）")
    updated_at = models.DateTimeField("更新时间", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "导入映射"
        ordering = ("name",)

    def __str__(self) -> str:
        return str(self.name)
