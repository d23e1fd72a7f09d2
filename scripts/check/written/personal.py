"""No personal numbers in a manuscript: Git keeps what is written once."""

from collections.abc import Iterator

from scripts.check.built.personal import judge
from scripts.check.written.desk import Desk
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.personal_numbers import personal_numbers
from scripts.rules.problem import Problem


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every identity-card number, and mobile numbers that aren't office phones."""
    for line, text in enumerate(manuscript.text.split("\n"), 1):
        for number in personal_numbers(text):
            yield from judge(manuscript.path, line, number, desk.public_contacts)
