"""A stored value as the history words it, in Chinese and on as few lines as it needs."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils import timezone

from scripts.management.fields import CodeField, Codes, Parts
from scripts.management.inputs import name_of
from scripts.management.parts import LABELS


def worded(field: Any, value: Any) -> str:
    """Return the text of one value of a column, empty where nothing is stated."""
    if value is None or value in ("", []):
        return ""
    if isinstance(field, models.ForeignKey):
        return str(value)
    if isinstance(field, CodeField):
        return name_of(field.listing, value)
    if isinstance(field, Codes):
        return "、".join(name_of(field.listing, code) for code in value)
    if isinstance(field, Parts) and field.syntax is not None:
        return "\n".join(map(field.syntax.show, value))
    choices = dict(getattr(field, "flatchoices", None) or ())
    return str(choices[value]) if choices and value in choices else _plainly(value)


def _plainly(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M}"
    if isinstance(value, dict):
        said = _said(value)
        return "；".join(said) if said else "已写明，没有别的内容"
    if isinstance(value, list):
        return "\n".join(map(_plainly, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _said(value: dict[str, Any]) -> list[str]:
    return [
        f"{_label(name)}：{_plainly(part)}"
        for name, part in value.items()
        if part not in (None, "", [], False)
    ]


def _label(name: str) -> str:
    return LABELS.get(name, name).partition("（")[0]


def label_of(field: Any) -> str:
    """Return a column's Chinese name; of a table of parts, that of its rows."""
    if isinstance(field, models.ManyToOneRel):
        return str(field.related_model._meta.verbose_name)
    return str(field.verbose_name)


def parts_that_differ(before: Any, after: Any) -> list[str]:
    """Name the fields of a person that changed, never their values."""
    old, new = (value if isinstance(value, dict) else {} for value in (before, after))
    changed = (
        name for name in {**old, **new} if (old.get(name) or None) != (new.get(name) or None)
    )
    return [_label(name) for name in changed]
