"""What a person should look at in rows that can be loaded. Notes never keep a row out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.management.load.rows import Loaded
from scripts.records import Opening

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?<!\d)(?:1[3-9]\d{9}|\d{3}[-.) ]{1,2}\d{3}[-. ]\d{4})(?!\d)"
)
"""An e-mail address, a Chinese mobile number or a North American telephone number."""
_FEE = re.compile(r"[$¥￥]\s?\d(?:[\d,.]*\d)?|\d+\s?元|报名费|押金|\bfees?\b")


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something in a loaded row that a person should look at."""

    row: int
    id: str
    text: str


def notes(good: list[Loaded]) -> tuple[Note, ...]:
    """Return the notes on rows that can be loaded, in the order of the rows."""
    found = [
        Note(row=loaded.row.number, id=loaded.id, text=text)
        for loaded in good
        if loaded.opening
        for text in (*loaded.notes, *_wording(loaded.opening))
    ]
    return tuple(sorted([*found, *_same_twice(good)], key=lambda note: note.row))


def _wording(opening: Opening) -> Iterator[str]:
    text = f"{opening.title}\n{opening.description or ''}"
    if contact := _CONTACT.search(text):
        yield f"文字中有联系方式 {contact[0]}，请确认它是单位公开的，不是私人的"
    if fee := _FEE.search(text):
        yield f"文字中提到费用（{fee[0]}），请确认不是向志愿者收费"


def _same_twice(good: list[Loaded]) -> Iterator[Note]:
    """Find openings that say the same under two identifiers."""
    first: dict[object, Loaded] = {}
    for loaded in good:
        opening = loaded.opening
        if opening is None:
            continue
        said = (opening.title, opening.organization, opening.description, opening.sessions)
        earlier = first.setdefault(said, loaded)
        if earlier is not loaded:
            text = f"与第 {earlier.row.number} 行（{earlier.id}）内容完全相同，可能重复录入"
            yield Note(row=loaded.row.number, id=loaded.id, text=text)
