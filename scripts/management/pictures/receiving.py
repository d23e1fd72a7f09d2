"""Receives uploads. Of a picture that gets too large the rest is thrown away; the form says it.

Other files are received as Django does.
"""

import re
from typing import Any

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from scripts.management.pictures.intake import LARGEST, UploadedFile

IS_PICTURE = re.compile(r"pictures-\d+-file")
"""The names of the inputs for pictures."""
IS_LIMITED = re.compile(rf"{IS_PICTURE.pattern}|sheet|mapping_file")
"""The names of the inputs for pictures and spreadsheets."""
ENOUGH = 8 * LARGEST
"""Bytes that one form may send in all; what comes after is thrown away too."""


class UploadHandler(TemporaryFileUploadHandler):
    """Keeps each picture up to the limit in a temporary file that goes with the request."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file."""
        super().new_file(*args, **kwargs)
        self._kept, self._limited = 0, IS_LIMITED.fullmatch(self.field_name or "") is not None

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, unless the file has become too large."""
        total: int = getattr(self.request, "uploaded_bytes", 0) + len(raw_data)
        self.request.uploaded_bytes = total  # type: ignore[union-attr]  # counted over all files
        if not self._limited or (start <= LARGEST and total <= ENOUGH):
            super().receive_data_chunk(raw_data, start)
            self._kept += len(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Hand over the file with the size it had, whole or not."""
        file = super().file_complete(file_size)
        if file:
            file.is_whole = self._kept == file_size  # type: ignore[attr-defined]  # for intake.py
        return file
