"""The office's mappings in the admin: typed or uploaded, and checked before they are kept."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils import timezone

from scripts.errors import ImportFileError
from scripts.management.admin.typed import ModelForm
from scripts.management.exchange.mapping_row import ImportMapping
from scripts.management.load.mapping import Mapping
from scripts.management.load.mapping_file import read_mapping
from scripts.management.staff import history
from scripts.management.staff.rows import RoleAdmin

LONGEST = 200_000
"""Bytes of a mapping."""
COLLECTION = "mappings"
"""How the history calls their kind."""


class MappingForm(ModelForm):
    """A mapping: its text, or a file that replaces it."""

    text = forms.CharField(
        label="映射（YAML）", required=False, strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "exchange-yaml", "spellcheck": "false"}),
        help_text="写法见 docs/loading.md。可以直接在这里改，也可以在下面选择文件。",
    )  # fmt: skip
    mapping_file = forms.FileField(
        label="或选择文件", required=False, help_text="YAML 文件；选了文件，就用它换掉上面的内容。"
    )

    class Meta:
        model = ImportMapping
        fields = ("name", "text")

    def clean(self) -> dict[str, Any]:
        """Take the file in place of the text, and refuse what isn't a mapping."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        file = found.get("mapping_file")
        data = file.read(LONGEST + 1) if file else str(found.get("text") or "").encode()
        name = file.name if file else "映射"
        if not data.strip():
            raise ValidationError({"text": "还没有内容：请写上映射，或选择文件"})
        if len(data) > LONGEST:
            raise ValidationError({"text": f"{name}：超过 {LONGEST // 1000} KB，不像是映射"})
        try:
            read_mapping(data, name, settings.CITY)
        except ImportFileError as error:
            raise ValidationError({"text": str(error).splitlines()}) from None
        found["text"] = data.decode("utf-8-sig")
        return found


@admin.register(ImportMapping)
class MappingAdmin(RoleAdmin):
    """导入映射."""

    form = MappingForm
    list_display = ("name", "updated_at")
    search_fields = ("name",)
    fields = ("name", "text", "mapping_file")
    actions = None

    class Media:
        css = {"all": ("records/exchange.css",)}  # noqa: RUF012 - Django's own shape

    def log_addition(self, _request: Any, obj: Any, *_args: Any) -> Any:
        """Write it into our history in place of Django's log."""
        _note(obj.name, f"新增导入映射“{obj.name}”")

    def log_change(self, _request: Any, obj: Any, *_args: Any) -> Any:
        """Write it into our history in place of Django's log."""
        _note(obj.name, f"修改导入映射“{obj.name}”")

    def log_deletions(self, _request: Any, queryset: Any) -> Any:
        """Write it into our history in place of Django's log."""
        for row in queryset:
            _note(row.name, f"删除导入映射“{row.name}”")

    def history_view(self, request: Any, object_id: str, extra_context: Any = None) -> Any:  # noqa: ARG002 - Django's own shape
        """Answer as for a row that isn't there: the whole history has its changes."""
        return self.missing(request, object_id)


def _note(name: str, text: str) -> None:
    history.event(COLLECTION, name, text, timezone.now().replace(microsecond=0))


def mapping_of(row: ImportMapping) -> Mapping:
    """Read a kept mapping; raises ImportFileError where the city's lists have changed since."""
    return read_mapping(row.text.encode(), f"映射“{row.name}”", settings.CITY)
