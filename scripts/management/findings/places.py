"""Where a finding's field is in a record's form: its name for people, and its element."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from scripts.management.fields import PartField
from scripts.management.parts import LABELS, part_inputs
from scripts.management.plain import children

if TYPE_CHECKING:
    from scripts.management.models.base import Mirror, RecordModel

_STEP = re.compile(r"(?P<field>\w+)(?:\[(?P<number>\d+)\])?(?:\.(?P<rest>.+))?")


class Place(NamedTuple):
    """What people call a field, and the id of its element in the form."""

    label: str
    anchor: str


def place_of(
    model: "type[RecordModel]", path: str, prefixes: Mapping[str, Sequence[str]] | None = None
) -> Place:
    """Find a path such as `sessions[1].address`; `prefixes` are those of a form with parts.

    A path that the form doesn't have gets the record's name and no anchor.
    """
    step = _STEP.fullmatch(path)
    if step is None:
        return Place(path or "整条记录", "")
    name, number, rest = step["field"], step["number"], step["rest"] or ""
    part = children(model).get(name)
    if part is None:
        return _own(model, name, rest, "id_")
    verbose = str(part._meta.verbose_name)
    if number is None:
        return Place(verbose, f"{name}-group")
    known = (prefixes or {}).get(name, ())
    prefix = known[int(number)] if int(number) < len(known) else f"{name}-{number}"
    inner = _own(part, rest, "", f"id_{prefix}-")
    return Place(f"第 {int(number) + 1} 个{verbose}：{inner.label}", inner.anchor or prefix)


def _own(model: "type[Mirror]", name: str, rest: str, before: str) -> Place:
    try:
        field = model._meta.get_field(model.RENAMED.get(name, name))
    except FieldDoesNotExist:
        return Place(name or "整条记录", "")
    if not isinstance(field, models.Field) or not field.editable:
        return Place(str(getattr(field, "verbose_name", name)), "")
    label, anchor = str(field.verbose_name), f"{before}{name}"
    if isinstance(field, PartField) and field.part is not None:
        inner = rest.partition("[")[0].partition(".")[0]
        inputs = list(part_inputs(field.part, field.stated))
        number = inputs.index(inner) if inner in inputs else 0
        named = f"：{_short(LABELS.get(inner, inner))}" if inner else ""
        return Place(f"{label}{named}", f"{anchor}_{number}")
    return Place(label, f"{anchor}_0" if isinstance(field, models.DateTimeField) else anchor)


def _short(label: str) -> str:
    """Leave out what a label says of how to fill in its input."""
    return re.sub(r"（.*）", "", label)
