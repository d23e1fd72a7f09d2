"""What stands in a record's form, as a row that isn't saved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.forms import MultiWidget

if TYPE_CHECKING:
    from django.forms.models import BaseModelForm

    from scripts.management.models import RecordModel


@dataclass(kw_only=True)
class Entered:
    """A row with what the form says, its parts' rows, and what is wrong in the form."""

    row: "RecordModel"
    parts: dict[str, list[Any]] = field(default_factory=dict)
    """By the record's field."""
    prefixes: dict[str, list[str]] = field(default_factory=dict)
    """Of the same parts' forms: the beginnings of their elements' names."""
    faults: list[tuple[str, str, str]] = field(default_factory=list)
    """Label, the id of the element, message; empty where the form could be saved."""


def entered(form: Any, formsets: list[Any]) -> Entered:
    """Read a form and the formsets of its parts; nothing is saved."""
    found = Entered(row=form.instance, faults=list(_faults(form)))
    for formset in formsets:
        name = formset.prefix
        left = [one for one in _forms(formset) if not _is_deleted(formset, one)]
        found.parts[name] = [one.instance for one in left]
        found.prefixes[name] = [one.prefix for one in left]
        label = str(formset.model._meta.verbose_name)
        found.faults += ((label, f"{name}-group", said) for said in formset.non_form_errors())
        for number, one in enumerate(left, 1):
            found.faults += (
                (f"第 {number} 个{label}：{at}", to, said) for at, to, said in _faults(one)
            )
    return found


def _forms(formset: Any) -> Iterator[Any]:
    """Yield the forms that say something: those of stored rows, and new ones that are filled in."""
    yield from formset.initial_forms
    for form in formset.extra_forms:
        if form.has_changed() or not form.empty_permitted:
            yield form


def _is_deleted(formset: Any, form: Any) -> bool:
    return bool(formset.can_delete and formset._should_delete_form(form))  # noqa: SLF001 # Django's own question


def _faults(form: "BaseModelForm[Any]") -> Iterator[tuple[str, str, str]]:
    for name, said in form.errors.items():
        known = form.fields.get(name)
        label = str(known.label or name) if known else "整条记录"
        anchor = _element(form[name]) if known else ""
        for message in said:
            yield label, anchor, str(message)


def _element(bound: Any) -> str:
    """Return the id of an input; of several, the first."""
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, MultiWidget) else bound.auto_id
