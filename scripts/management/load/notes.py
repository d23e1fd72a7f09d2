"""What a person should look at in rows that can be loaded. Notes never keep a row out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.management.load.assemble import Made
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


def notes(made: Iterable[Made]) -> tuple[Note, ...]:
    """Return the notes on rows that can be loaded, in the order of the rows."""
    several = [one for one in made if one.record.id]
    found = {
        Note(row=row.row, id=row.id, text=text): None
        for one in several
        for row in one.rows
        for text in row.notes
    }
    for one in several:
        if isinstance(one.record, Opening):
            first = one.rows[0]
            for text in _wording(one.record):
                found[Note(row=first.row, id=first.id, text=text)] = None
    return tuple(sorted([*found, *_same_twice(several)], key=lambda note: note.row))


def _wording(opening: Opening) -> Iterator[str]:
    text = f"{opening.title}\n{opening.description or ''}"
    if contact := _CONTACT.search(text):
        yield f"文字中有联系方式 {contact[0]}，请确认它是单位公开的，不是私人的"
    if fee := _FEE.search(text):
        yield f"文字中提到费用（{fee[0]}），请确认不是向志愿者收费"


def _same_twice(made: list[Made]) -> Iterator[Note]:
    """Find openings that say the same under two identifiers."""
    first: dict[object, Made] = {}
    for one in made:
        opening = one.record
        if not isinstance(opening, Opening):
            continue
        sessions = tuple(
            (session.start_date, session.start_time, session.place, session.address)
            for session in opening.sessions
        )
        said = (opening.title, opening.organization, opening.description, sessions)
        earlier = first.setdefault(said, one)
        if earlier is not one:
            row, before = one.rows[0], earlier.rows[0]
            text = f"与第 {before.row} 行（{before.id}）内容完全相同，可能重复录入"
            yield Note(row=row.row, id=row.id, text=text)
