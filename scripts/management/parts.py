"""The inputs of a record's part, made from its type."""

from typing import Any

import msgspec
from django import forms
from msgspec import inspect

from scripts.management.consents import CONSENTS
from scripts.records.fields import Part
from scripts.records.person import Consent

LABELS = {
    "system": "系统名称", "id": "原编号", "url": "原网址",
    "start": "开始日期", "end": "结束日期",
    "age_min": "最低年龄", "age_max": "最高年龄", "guardian_required": "需要监护人同意",
    "skills": "需要的技能（每行一项）", "training": "需要的培训（每行一项）", "health": "健康要求",
    "people": "参加人次", "hours": "服务时长合计（小时）", "reflections": "总结与心得",
    "name": "姓名", "role": "身份（例如“领队”“教师”，不写姓名）",
    "also": "姓名的其他写法（每行一个）",
    "consents": "同意（每行一项，例如“荣誉 2026-03-05 起 至 2028-03-05”）",
    "named_from": "哪天起才可以公开姓名", "minor_until": "哪天成年（仍未成年的才填）",
    "never_named": "任何时候都不公开姓名（未满 14 周岁，或为受助对象）",
    "granted_on": "认定日期", "withdrawn_on": "未予认定（或撤销）日期",
    "reason": "原因（不写姓名）",
    "least": "最少（人）", "most": "最多（人）",
    "rights": "权利（每行一项）", "duties": "义务（每行一项）",
    "openings": "招募信息的编号（每行一个）", "projects": "项目的编号（每行一个）",
    "categories": "服务类别的代码（每行一个，例如 environment）",
}  # fmt: skip
"""Chinese names of the fields of parts; a part's field without one shows its own name."""

_LONG = 1_000
"""Characters from which a text gets a text area."""


def part_inputs(part: type[Part], stated: str) -> dict[str, forms.Field]:
    """Return one form field for each field of the part, by name, all optional."""
    inputs = {
        field.name: _input(inspect.type_info(field.type), LABELS.get(field.name, field.name))
        for field in msgspec.structs.fields(part)
        if field.name not in part.MADE
    }
    if stated:
        inputs["stated"] = forms.BooleanField(label=stated, required=False)
    return inputs


def _input(kind: inspect.Type, label: str) -> forms.Field:
    unsaid = isinstance(kind, inspect.UnionType)
    if isinstance(kind, inspect.UnionType):
        kind = next(option for option in kind.types if not isinstance(option, inspect.NoneType))
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    common: dict[str, Any] = {"label": label, "required": False}
    match kind:
        case inspect.DateType():
            return forms.DateField(widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"), **common)
        case inspect.BoolType():
            return (forms.NullBooleanField if unsaid else forms.BooleanField)(**common)
        case inspect.IntType():
            return forms.IntegerField(min_value=kind.ge, max_value=kind.le, **common)
        case inspect.FloatType():
            return forms.FloatField(min_value=kind.ge, max_value=kind.le, **common)
        case inspect.VarTupleType():
            return _lines(kind.item_type, common)
        case inspect.StrType():
            return _text(kind.max_length, common)
    raise TypeError(f"no input for {kind}")


def _lines(item: inspect.Type, common: dict[str, Any]) -> forms.Field:
    from scripts.management.inputs import LinesInput, PartsInput

    if isinstance(item, inspect.StructType) and item.cls is Consent:
        return PartsInput(syntax=CONSENTS, **common)
    return LinesInput(**common)


def _text(longest: int | None, common: dict[str, Any]) -> forms.Field:
    widget = (
        forms.Textarea({"rows": 4}) if (longest or 0) > _LONG else forms.TextInput({"size": 60})
    )
    return forms.CharField(max_length=longest, empty_value=None, widget=widget, **common)


class PartWidget(forms.MultiWidget):
    """The inputs of a part, each with its label; `leader__role` is no field leader_role."""

    template_name = "records/part.html"

    def __init__(self, inputs: dict[str, forms.Field]) -> None:
        self.inputs = inputs
        super().__init__({f"_{name}": field.widget for name, field in inputs.items()})

    def decompress(self, value: Any) -> list[Any]:
        """Spread a stored part over its inputs."""
        if value is None:
            return [None] * len(self.inputs)
        return [
            True if name == "stated" else field.prepare_value(value.get(name))
            for name, field in self.inputs.items()
        ]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the labels."""
        context = super().get_context(name, value, attrs)
        for widget, field in zip(
            context["widget"]["subwidgets"], self.inputs.values(), strict=True
        ):
            widget["label"] = field.label
        return context

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's signature
        """Say whether no input of the part came back; boxes alone are no proof."""
        return all(f"{name}__{part}" not in data for part in self.inputs if part != "stated")
