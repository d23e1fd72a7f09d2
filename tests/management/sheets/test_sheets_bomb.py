"""A workbook of the standard form that would fill the memory is refused before it is opened."""

import io
import zipfile

import pytest

from scripts.errors import ImportFileError
from scripts.management.sheets.reading import read_sheets
from tests.management.sheets import books

_SHEET = "xl/worksheets/sheet2.xml"
_MERGE = b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'


@pytest.mark.usefixtures("two_openings")
def test_a_merge_of_the_whole_sheet_is_refused() -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(books.exported("organizations", "openings"))) as given,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for name in given.namelist():
            part = given.read(name)
            if name == _SHEET:
                part = part.replace(b"</worksheet>", _MERGE)
                assert _MERGE in part
            package.writestr(name, part)
    with pytest.raises(ImportFileError, match="万格"):
        read_sheets(made.getvalue(), "表.xlsx")
