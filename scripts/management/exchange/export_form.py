from typing import Any

from django import forms

from scripts.management.exchange.taking import may_take_people, rows_for
from scripts.management.models import Organization
from scripts.management.models.base import RecordModel
from scripts.management.plain import children
from scripts.management.sheets.export import owner_of
from scripts.management.staff.scope import OWNER

XLSX_FORM, CSV_FORM = "xlsx", "csv"


class ExportForm(forms.Form):
    """What somebody wants to take out, of what they may."""

    kinds = forms.MultipleChoiceField(
        label="导出什么", widget=forms.CheckboxSelectMultiple, error_messages={
            "required": "还没有选：请至少选一类",
        },
    )  # fmt: skip
    organization = forms.ChoiceField(label="哪个组织", required=False)
    form = forms.ChoiceField(
        label="文件", initial=XLSX_FORM, widget=forms.RadioSelect,
        choices=[
            (XLSX_FORM, "Excel 工作簿（xlsx），每类一张工作表，场次在内"),
            (CSV_FORM, "CSV，只放得下一类"),
        ],
    )  # fmt: skip
    people = forms.BooleanField(
        label="含个人信息", required=False,
        help_text="领队、联系人、同意书等列。只在办公室内部使用，用完删除；对外提供不要勾选。",
    )  # fmt: skip

    def __init__(self, user: Any, models: list[type[RecordModel]], *args: Any) -> None:
        super().__init__(*args)
        self.label_suffix = ""
        kinds: Any = self.fields["kinds"]
        kinds.choices = [choice for model in models for choice in _choices(model)]
        bodies: Any = rows_for(user, Organization)
        organization: Any = self.fields["organization"]
        organization.choices = [("", "全部"), *bodies.order_by("name").values_list("pk", "name")]
        if not may_take_people(user, models):
            del self.fields["people"]

    def clean(self) -> dict[str, Any]:
        """Hold the choices together."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        found.setdefault("people", False)
        kinds: list[str] = found.get("kinds", [])
        owned = [name for name in kinds if owner_of(name)._meta.model_name in OWNER]
        if found.get("organization") and kinds and len(owned) < len(kinds):
            self.add_error("organization", "星级标准、星级认定和奖项不属于哪个组织；请选“全部”")
        if found.get("form") == CSV_FORM and len(kinds) > 1:
            self.add_error("form", "CSV 只放得下一类，请只选一类，或选 Excel 工作簿")
        if found.get("form") == XLSX_FORM:
            found["kinds"] = list(dict.fromkeys(owner_of(name).RECORD.COLLECTION for name in kinds))
        return found


def _choices(model: type[RecordModel]) -> list[tuple[str, str]]:
    own = (model.RECORD.COLLECTION, model.RECORD.LABEL)
    parts = [
        (name, f"{child._meta.verbose_name}（只用于 CSV）")
        for name, child in children(model).items()
    ]
    return [own, *parts]
