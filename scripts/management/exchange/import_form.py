from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from scripts.management.exchange.mapping_row import ImportMapping
from scripts.management.exchange.pending import LARGEST
from scripts.management.pictures.intake import UploadedFile

STANDARD = ""
"""Stands among the mappings for the form that this system exports."""


class ImportForm(forms.Form):
    """A file, and how it is to be read."""

    sheet = forms.FileField(
        label="表格文件", help_text=f"xlsx 或 CSV，不超过 {LARGEST // 1_000_000} MB。",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt"}),
    )  # fmt: skip
    mapping = forms.ChoiceField(
        label="怎样读", required=False,
        help_text="从这里“导出”的表格自动识别；别的表格选市志愿办做好的映射。",
    )  # fmt: skip
    overwrite = forms.BooleanField(
        label="以表格为准", required=False,
        help_text="只对从这里导出的表格有用：导出以后又被别人改过的记录，也改成表格里的样子。",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        kept = ImportMapping.objects.values_list("pk", "name")
        choices = [(STANDARD, "从这里导出的表格"), *((str(key), name) for key, name in kept)]
        self.fields["mapping"].choices = choices  # type: ignore[attr-defined]  # a choice field, as made above

    def clean_sheet(self) -> UploadedFile:
        """Refuse a file that is too large."""
        file: UploadedFile = self.cleaned_data["sheet"]
        size = file.size or 0
        if size > LARGEST or not getattr(file, "is_whole", True):
            raise ValidationError(
                f"文件有 {size / 1_000_000:.1f} MB，超过 {LARGEST // 1_000_000} MB；"
                "请删去图片、多余的工作表和空白格式，或拆成几个文件"
            )
        return file
