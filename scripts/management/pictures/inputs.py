"""The form's field for the pictures of a record: works without scripts, loses nothing typed."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from scripts.management.pictures.entries import BLANKS, NOBODY_SEEN, PEOPLE_SEEN, Entry
from scripts.management.pictures.intake import ACCEPT, EXPECTED
from scripts.management.pictures.people_lines import EXAMPLE, EXAMPLE_TAKEN_BY, PEOPLE, TAKEN_BY
from scripts.management.pictures.usage import Shown, picture_of
from scripts.records.picture import Picture
from scripts.rules.naming.picture import may_be_shown, may_be_shown_from, shown_until

Entries = list[Entry]
SEEN = ((PEOPLE_SEEN, "有可以认出的人"), (NOBODY_SEEN, "没有可以认出的人"))


class PicturesWidget(forms.Widget):
    """One box of inputs for each picture, and some for new ones."""

    template_name = "records/pictures.html"
    needs_multipart_form = True

    class Media:
        css = {"all": ("records/pictures.css",)}  # noqa: RUF012 - Django's own shape

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self._typed: tuple[Any, Entries | None] = (None, None)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Entries | None:
        """Return what was typed, the same entries each time; None: the form has no pictures."""
        if self._typed[0] is not data:
            count = str(data.get(f"{name}-count", ""))
            numbers = range(min(int(count), 200)) if count.isdecimal() else None
            entries = (
                None
                if numbers is None
                else [Entry.typed(data, files, f"{name}-{number}") for number in numbers]
            )
            self._typed = (data, entries)
        return self._typed[1]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - Django's signature
        """Say whether the form had no pictures to type in."""
        return f"{name}-count" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template the boxes, each with its place in the form."""
        context = super().get_context(name, value, attrs)
        entries = [entry for entry in value or () if not entry.is_blank]
        blanks = [Entry() for _ in range(BLANKS)]
        boxes = [box(name, number, entry) for number, entry in enumerate([*entries, *blanks])]
        boxes[len(entries)]["is_first"] = True
        context["widget"].update(
            boxes=boxes, count=len(boxes), accept=ACCEPT, expected=EXPECTED, seen=SEEN,
            people_help=PEOPLE.help, example=EXAMPLE, taken_by_help=TAKEN_BY.help,
            taken_by_example=EXAMPLE_TAKEN_BY,
        )  # fmt: skip
        return context


def box(name: str, number: int, entry: Entry) -> dict[str, Any]:
    """Return what the template shows of one entry."""
    return {
        "prefix": f"{name}-{number}", "entry": entry, "number": number + 1,
        "thumbnail": thumbnail_of(entry), "state": state_of(entry.stored, timezone.localdate()),
    }  # fmt: skip


def thumbnail_of(entry: Entry) -> str:
    """Return the address of a small picture, empty where there is none."""
    if entry.token:
        return reverse("picture-upload", args=[entry.token])
    if entry.owner is None or "sha256" not in entry.stored:
        return ""
    return reverse("picture-shown", args=[*entry.owner, entry.stored["sha256"]])


def state_of(shown: Shown, on: dt.date) -> str:
    """Say whether the site may show a stored picture, and why not."""
    picture = picture_of(shown)
    if picture is None:
        return ""
    if may_be_shown(picture, on):
        end = shown_until(picture, on)
        return f"可以公开，到 {end} 为止" if end else "可以公开"
    return _why_not(picture, on)


def _why_not(picture: Picture, on: dt.date) -> str:
    if begins := may_be_shown_from(picture, on):
        return f"现在不公开：画面里的人从 {begins} 起才全部同意"
    if not picture.people:
        return "现在不公开：没有写明画面里有谁、是否同意"
    return "现在不公开：画面里的人没有全部同意（或已撤回、到期）"


class PicturesInput(forms.Field):
    """The pictures of a record, in their order."""

    widget = PicturesWidget

    def __init__(self, **kwargs: Any) -> None:
        self.stored: list[Shown] = []
        self.owner: tuple[str, str] | None = None
        super().__init__(**{**kwargs, "required": False})

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Learn what the row has: a browser can only keep that, or send something new."""
        self.stored = form.get_initial_for_field(self, field_name) or []
        row = getattr(form, "instance", None)
        self.owner = (row.RECORD.COLLECTION, row.pk) if row is not None and row.pk else None
        return super().get_bound_field(form, field_name)

    def prepare_value(self, value: Any) -> Any:
        """Show the stored pictures, or what was typed."""
        held = {str(shown["path"]): shown for shown in self.stored}
        entries = value if value and isinstance(value[0], Entry) else entries_of(self.stored)
        for entry in entries:
            entry.stored, entry.owner = held.get(entry.key, {}), self.owner
        return entries

    def clean(self, value: Entries | None) -> list[Shown]:
        """Return the row's pictures; raises ValidationError with all problems of all of them."""
        if value is None:
            return self.stored
        held = {str(shown["path"]): shown for shown in self.stored}
        entries = [entry for entry in value if not (entry.is_blank or entry.remove)]
        finished = [(entry, entry.finish(held)) for entry in entries]
        _refuse_twice(finished)
        wrong = [f"{entry.label}：{fault}" for entry in entries for fault in entry.faults]
        if wrong:
            raise ValidationError(wrong)
        ordered = sorted(finished, key=lambda pair: pair[0].place)
        return [shown for _, shown in ordered if shown]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare what is stored with what the form says."""
        try:
            return bool(self.clean(data) != (initial or []))
        except ValidationError:
            return True


def entries_of(pictures: list[Shown]) -> Entries:
    """Return the inputs of what a row has."""
    return [Entry.of(shown, order) for order, shown in enumerate(pictures, 1)]


def _refuse_twice(finished: list[tuple[Entry, Shown | None]]) -> None:
    """Name the second of two entries with the same picture."""
    seen: set[str] = set()
    for entry, shown in finished:
        if shown and shown["path"] in seen:
            entry.faults.append("和另一格是同一张图片；请移除其中一张")
        seen.update({shown["path"]} if shown else ())
