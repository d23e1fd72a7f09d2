"""Whether a person may be named, and what stands in place of the name. Pure.

mask.py      a name → 张**, J. S.; a person → 某志愿者, 某学生
consent.py   is a consent in force on a day; when does that turn
texts.py     every occurrence of a name in running text
credit.py    the source of a picture: organizations pass; its words in credit_words.py
people.py    the persons of one raw item, before anything else looks at it
settle.py    a record of the snapshot on a day: what has lapsed is masked

docs/consent.md tells it to people.
"""

from scripts.rules.naming.consent import Turns, judged, may_be_named, turns
from scripts.rules.naming.mask import NOBODY, mask, stand_in
from scripts.rules.naming.settle import (
    kept,
    lapses_on,
    masked_texts,
    settled,
    shown_name,
    shown_parts,
    text_fields,
)
from scripts.rules.naming.texts import Names, names_of, run_together

__all__ = [
    "NOBODY", "Names", "Turns", "judged", "kept", "lapses_on", "mask", "masked_texts",
    "may_be_named", "names_of", "run_together", "settled", "shown_name", "shown_parts",
    "stand_in", "text_fields", "turns",
]  # fmt: skip
