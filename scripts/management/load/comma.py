"""A CSV file's lines: what separates its cells, and where its quotes go wrong."""

import csv
import io

from scripts.errors import ImportFileError
from scripts.management.load.encoding import decode
from scripts.management.load.grid import Grid, Line, text_cell

DELIMITERS = {",": "逗号", ";": "分号", "\t": "制表符"}


def read_csv(
    data: bytes, name: str, *, encoding: str | None, delimiter: str | None, header: int = 1
) -> Grid:
    """Read the lines of a CSV file.

    Raises ImportFileError where the encoding or the delimiter isn't certain, or a quote isn't
    closed.
    """
    text = decode(data, name, encoding)
    found = delimiter or _delimiter(text, name, header)
    lines = tuple(
        Line(number, tuple(map(text_cell, cells)))
        for number, cells in enumerate(_records(text, name, found), 1)
    )
    return Grid(lines=lines, ragged=True)


def _records(text: str, name: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[list[str]] = []
    began = 1
    try:
        for record in reader:
            found.append(record)
            began = reader.line_num + 1
    except csv.Error as error:
        if "field larger" in str(error):
            reason = "有一格太长，请检查引号是否成对"
        else:
            reason = "不是有效的 CSV，请检查引号是否成对：格子里的引号要写成两个"
        raise ImportFileError(f"{name}：从文件的第 {began} 行开始{reason}") from None
    return found


def _delimiter(text: str, name: str, header: int) -> str:
    """Return what separates the cells: the one that stands in the header row, outside quotes.

    Where several stand there, it is the one by which all rows have as many cells as the header;
    where that leaves two, nobody knows.
    """
    widths = {sign: _widths(text, sign, header) for sign in DELIMITERS if sign in text}
    used = [sign for sign, counts in widths.items() if counts and counts[0] > 1]
    if len(used) <= 1:
        return used[0] if used else ","
    even = [sign for sign in used if len(set(widths[sign])) == 1]
    if len(even) == 1:
        return even[0]
    named = "、".join(DELIMITERS[sign] for sign in even or used)
    raise ImportFileError(
        f"{name}：第 {header} 行里有几种可能的分隔符（{named}），请在映射文件的 delimiter 中写明"
    )


def _widths(text: str, sign: str, header: int) -> list[int]:
    """Count the cells of each line from the header on; quotes that go wrong are told later."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        records = list(reader)
    except csv.Error:
        return []
    return [len(record) for record in records[header - 1 :] if any(map(str.strip, record))]
