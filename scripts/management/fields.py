"""Columns for what a plain database has no type for: lists, parts, codes of the city's lists.

Each knows the form in which a person types it, so the admin needs no form of its own.
What choices there are stands in content/city.yaml and is never baked into a migration.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models

from scripts.management import inputs
from scripts.management.syntax import Syntax
from scripts.records.fields import Part

if TYPE_CHECKING:  # Django's fields take type arguments in its stubs only
    CharColumn = models.CharField[Any, Any]
    TextColumn = models.TextField[Any, Any]
    JsonColumn = models.JSONField[Any, Any]
else:
    CharColumn, TextColumn, JsonColumn = models.CharField, models.TextField, models.JSONField


class Prose(TextColumn):
    """Plain text of several lines, None where nothing was written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"null": True, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Give a text area that keeps line ends as they are stored."""
        kwargs.pop("widget", None)
        return super().formfield(form_class=inputs.ProseInput, max_length=10_000, **kwargs)


class CodeField(CharColumn):
    """One entry of a list in the city's file, such as a category or a division."""

    def __init__(self, *args: Any, listing: str = "", **kwargs: Any) -> None:
        self.listing = listing
        super().__init__(*args, **{"max_length": 40, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give a select of the city's entries; a stored entry that is gone stays selectable."""
        kwargs.pop("widget", None)
        return inputs.CodeInput(listing=self.listing, **{**inputs.common(self), **kwargs})


class _Json(JsonColumn):
    """JSON whose shape the record type fixes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"blank": True, **kwargs})


class Codes(_Json):
    """Any number of entries of a list in the city's file, or of given choices."""

    def __init__(self, *args: Any, listing: str = "", **kwargs: Any) -> None:
        self.listing = listing
        super().__init__(*args, **{"default": list, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give a list of boxes to tick."""
        kwargs.pop("widget", None)
        return inputs.CodesInput(listing=self.listing, **{**inputs.common(self), **kwargs})


class Lines(_Json):
    """Any number of lines of text."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give a text area, one item a line."""
        kwargs.pop("widget", None)
        return inputs.LinesInput(**{**inputs.common(self), **kwargs})


class PartField(_Json):
    """One part of a record, such as a period; None where it isn't stated."""

    def __init__(
        self, *args: Any, part: type[Part] | None = None, stated: str = "", **kwargs: Any
    ) -> None:
        self.part = part
        self.stated = stated
        super().__init__(*args, **{"null": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        """Give one input for each of the part's fields."""
        kwargs.pop("widget", None)
        assert self.part is not None, "only a migration makes one without its part"  # noqa: S101 - tells the type checker, and says why
        return inputs.PartInput(
            part=self.part, stated=self.stated, **{**inputs.common(self), **kwargs}
        )


class Parts(_Json):
    """A list of parts that is typed one a line, in the way `syntax` says."""

    def __init__(self, *args: Any, syntax: Syntax | None = None, **kwargs: Any) -> None:
        self.syntax = syntax
        super().__init__(*args, **{"default": list, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Give a text area, one part a line; none for what isn't typed here."""
        kwargs.pop("widget", None)
        if self.syntax is None:
            return None
        return inputs.PartsInput(syntax=self.syntax, **{**inputs.common(self), **kwargs})
