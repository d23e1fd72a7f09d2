"""Read a CSV file into named columns and numbered rows, as a spreadsheet shows them."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ImportFileError

_TRIED = ("utf-8-sig", "gb18030")
_NOT_CSV = {
    b"PK\x03\x04": "Excel 工作簿（xlsx）", b"\xd0\xcf\x11\xe0": "旧式 Excel 文件（xls）",
    b"\xff\xfe": "UTF-16 文字", b"\xfe\xff": "UTF-16 文字",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its number in the spreadsheet (the header is row 1) and its cells."""

    number: int
    cells: dict[str, str]
    width: int
    """How many cells it has; another number than the header's is a fault."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A whole sheet."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, *, encoding: str | None = None, delimiter: str = ",") -> Table:
    """Read a CSV file: in the given encoding, or else UTF-8 (with or without BOM) or GB18030.

    Raises ImportFileError where it can't be read, has no rows, or no usable header.
    """
    text = _decode(path, encoding)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = list(reader)
    except csv.Error:
        raise ImportFileError(
            f"{path}：到文件的第 {reader.line_num} 行为止不是有效的 CSV，请检查引号是否成对"
        ) from None
    if not any(map(any, lines)):
        raise ImportFileError(f"{path}：文件是空的，第 1 行应为列名")
    columns = _columns(path, lines[0])
    rows = tuple(
        Row(number=number, cells=dict(zip(columns, line, strict=False)), width=len(line))
        for number, line in enumerate(lines[1:], 2)
        if any(cell.strip() for cell in line)
    )
    if not rows:
        raise ImportFileError(f"{path}：只有列名，没有一行数据")
    return Table(columns=columns, rows=rows)


def _decode(path: Path, encoding: str | None) -> str:
    data = _bytes(path)
    for start, kind in _NOT_CSV.items():
        if data.startswith(start):
            raise ImportFileError(f"{path}：这是{kind}，请另存为“CSV UTF-8”再导入")
    for name in (encoding,) if encoding else _TRIED:
        try:
            return data.decode(name)
        except UnicodeDecodeError as error:
            line = data[: error.start].count(b"\n") + 1
        except LookupError:
            raise ImportFileError(f"映射文件 encoding：没有 {name} 这种编码") from None
    wanted = encoding or "UTF-8 或 GB18030"
    raise ImportFileError(
        f"{path}：第 {line} 行附近的文字不是 {wanted} 编码，请另存为“CSV UTF-8”，"
        "或在映射文件的 encoding 中写明编码"
    )


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(f"{path}：没有这个文件") from None
    except OSError as error:
        raise ImportFileError(f"{path}：打不开（{error.strerror}）") from None


def _columns(path: Path, header: list[str]) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in header)
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise ImportFileError(f"{path}：第 1 行有重复的列名 {'、'.join(twice)}，请改成不同的名称")
    return columns
