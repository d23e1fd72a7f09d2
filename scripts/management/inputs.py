"""Form fields for lists, parts and the city's codes, so that nobody types JSON."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from scripts.management.parts import PartWidget, part_inputs
from scripts.management.syntax import Syntax
from scripts.records.fields import Part

if TYPE_CHECKING:
    from django.db import models

    from scripts.records import City

SPIRIT = (
    ("dedication", "奉献"),
    ("friendship", "友爱"),
    ("mutual-aid", "互助"),
    ("progress", "进步"),
)


def common(column: "models.Field[Any, Any]") -> dict[str, Any]:
    """Return what a form field takes over from its column."""
    return {
        "label": column.verbose_name,
        "help_text": column.help_text,
        "required": not column.blank,
    }


def entries(listing: str) -> list[tuple[str, Any]]:
    """Return a list of the city's file as choices; streets are grouped by division."""
    city: City = settings.CITY
    if listing == "spirit":
        return list(SPIRIT)
    if listing == "streets":
        return [
            (division.name, [(street.code, street.name) for street in division.streets])
            for division in city.divisions
        ]
    found = [(entry.code, entry.name) for entry in getattr(city, listing)]
    whole = [(city.code, f"{city.name}（全市）")] if listing == "divisions" else []
    return whole + found


def name_of(listing: str, code: str | None) -> str:
    """Return the name that belongs to a code, or the code itself."""
    flat = dict(_flat(entries(listing)))
    return flat.get(code or "", code or "")


def _flat(choices: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, str]]:
    for code, name in choices:
        if isinstance(name, list):
            yield from name
        else:
            yield code, name


def _with_stored(choices: list[tuple[str, Any]], stored: Iterable[str]) -> list[tuple[str, Any]]:
    known = dict(_flat(choices))
    gone = [(code, f"{code}（已不在名单中）") for code in stored if code and code not in known]
    return choices + gone


class CodeInput(forms.TypedChoiceField):
    """A select of the city's entries; an entry that was stored before stays selectable."""

    def __init__(self, *, listing: str, **kwargs: Any) -> None:
        self.listing = listing
        super().__init__(empty_value=None, coerce=str, **kwargs)

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Fill in the choices for this form's record."""
        stored = form.get_initial_for_field(self, field_name)
        blank = [("", "（请选择）" if self.required else "（未填写）")]
        self.choices = [*blank, *_with_stored(entries(self.listing), [stored])]
        return super().get_bound_field(form, field_name)


class CodesInput(forms.MultipleChoiceField):
    """Boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, listing: str, **kwargs: Any) -> None:
        self.listing = listing
        self.stored: list[str] = []
        super().__init__(**kwargs)

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Fill in the choices for this form's record."""
        self.stored = form.get_initial_for_field(self, field_name) or []
        self.choices = _with_stored(entries(self.listing), self.stored)
        return super().get_bound_field(form, field_name)

    def clean(self, value: Any) -> list[str]:
        """Keep the stored order; what is newly ticked follows in the city's."""
        chosen = super().clean(value)
        kept = [code for code in self.stored if code in chosen]
        return kept + [code for code in chosen if code not in kept]


class ProseInput(forms.CharField):
    """Plain text of several lines, with the line ends of the database."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea({"rows": 6, "class": "vLargeTextField"})
        super().__init__(**{**kwargs, "empty_value": None})

    def to_python(self, value: Any) -> str | None:
        """Undo what browsers do to line ends."""
        text = super().to_python(value)
        return text.replace("\r\n", "\n") if text else None


class LinesInput(forms.CharField):
    """A text area, one item a line."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["widget"] = forms.Textarea({"rows": 4, "class": "vLargeTextField"})
        kwargs["help_text"] = kwargs.get("help_text") or "每行一项。"
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Show a stored list."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read the lines; empty ones are left out."""
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare the lists, not their texts."""
        return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))


class PartsInput(forms.CharField):
    """A text area, one part a line, in a syntax."""

    def __init__(self, *, syntax: Syntax, **kwargs: Any) -> None:
        self.syntax = syntax
        kwargs["widget"] = forms.Textarea({"rows": 4, "class": "vLargeTextField"})
        super().__init__(**{**kwargs, "help_text": syntax.help})

    def prepare_value(self, value: Any) -> Any:
        """Show stored parts."""
        return "\n".join(map(self.syntax.show, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Read the lines, all of them, and say what is wrong with each."""
        found, wrong = [], []
        for line in str(value or "").splitlines():
            if not line.strip():
                continue
            try:
                found.append(self.syntax.read(line.strip()))
            except ValueError as error:
                wrong.append(str(error))
        if wrong:
            raise ValidationError(wrong)
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is shown with what came back."""
        shown = str(self.prepare_value(initial) or "").split()
        return shown != str(data or "").split()


class PartInput(forms.MultiValueField):
    """One input for each field of a part; None where none is filled in.

    `stated` adds a box for a part that says something even when it is empty: no conditions.
    """

    def __init__(self, *, part: type[Part], stated: str = "", **kwargs: Any) -> None:
        inputs = part_inputs(part, stated)
        self.part, self.names = part, tuple(inputs)
        kwargs["widget"] = PartWidget(inputs)
        super().__init__(fields=tuple(inputs.values()), require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> Any:
        """Clean every input, naming the one that a message is about."""
        wrong, found = [], {}
        for name, field, raw in zip(self.names, self.fields, value, strict=True):
            try:
                found[name] = field.clean(raw)
            except ValidationError as error:
                wrong += [f"{field.label}：{message}" for message in error.messages]
        if wrong:
            raise ValidationError(wrong)
        return self._part(found)

    def _part(self, found: dict[str, Any]) -> Any:
        stated = found.pop("stated", False)
        if not stated and all(map(self._says_nothing, self.fields, found.values())):
            return None
        missing = [
            field.name
            for field in msgspec.structs.fields(self.part)
            if field.required and found[field.name] in (None, "")
        ]
        if missing:
            labels = dict(zip(self.names, (field.label for field in self.fields), strict=True))
            raise ValidationError([f"{labels[name]}：请填写这一项" for name in missing])
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in found.items()
        }

    @staticmethod
    def _says_nothing(field: forms.Field, value: Any) -> bool:
        """Tell an empty input, or a box that isn't ticked; a chosen 否 does say something."""
        unticked = value is False and not isinstance(field, forms.NullBooleanField)
        return unticked or value in (None, "", [])

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is stored with what the inputs say."""
        try:
            return bool(self.clean(data) != initial)
        except ValidationError:
            return True
