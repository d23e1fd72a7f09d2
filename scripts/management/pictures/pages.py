"""What the admin's pages need to have pictures: the field, or a look for who may only look."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from scripts.management.admin.typed import ModelAdmin
from scripts.management.pictures.inputs import PicturesInput
from scripts.management.pictures.intake import UploadedFile, take_all
from scripts.management.pictures.receiving import IS_PICTURE

FIELD, LOOK = "pictures", "show_pictures"


class WithPictures(ModelAdmin):
    """A record type's pages, with its pictures."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """Give the pictures their field."""
        if db_field.name == FIELD:
            return PicturesInput(label=db_field.verbose_name)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Give who may not change the record small pictures instead of inputs."""
        found = super().get_fieldsets(request, obj)
        may_change = (
            self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        )
        return found if may_change else _look_only(found)

    def receive_pictures(self, request: HttpRequest) -> None:
        """Decode what was uploaded, before anything waits for the form."""
        if self.has_change_permission(request) or self.has_add_permission(request):
            take_all(_pictures_in(request))

    @admin.display(description="图片")
    def show_pictures(self, row: Any) -> SafeString | str:
        """Show the pictures small, with their words."""
        if not row.pictures:
            return "（没有图片）"
        collection = row.RECORD.COLLECTION
        lines = (
            (reverse("picture-shown", args=[collection, row.pk, one["sha256"]]), one["alt"])
            for one in row.pictures
        )
        shown = format_html_join("", '<li><img src="{0}" alt="" loading="lazy"><br>{1}</li>', lines)
        return format_html('<ul class="record-pictures-shown">{}</ul>', shown)


def _look_only(fieldsets: Any) -> list[tuple[Any, Any]]:
    return [
        (name, {**options, "fields": tuple(map(_look, options["fields"]))})
        for name, options in fieldsets
    ]


def _look(field: Any) -> Any:
    """Put the look in the place of the field, or of its wording."""
    return LOOK if FIELD in (field, getattr(field, "__name__", "")) else field


def _pictures_in(request: HttpRequest) -> Iterator[UploadedFile]:
    for name, file in request.FILES.items():
        if IS_PICTURE.fullmatch(name) and not isinstance(file, list):
            yield file
