"""No identity-card number, and no mobile number that isn't an office's declared phone.

志愿服务条例 art. 20 and 21; PIPL art. 25 and 28. Attributes, comments, data files and file names
are read too: what a reader doesn't see is published all the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from scripts.check.built.surroundings import Site, Surroundings
from scripts.check.document import Document
from scripts.rules.personal_numbers import PersonalNumber, personal_numbers
from scripts.rules.problem import Problem, Rule

IDENTITY = Rule(
    "identity-number",
    "任何地方都不能出现身份证号",
    "从文稿或管理系统的记录里删去",
)
MOBILE = Rule(
    "mobile-number",
    "只能出现登记为办公电话的手机号",
    "从文稿或记录里删去；确是单位公开电话的，填进记录的“办公电话”",
)

_DIGIT = re.compile(r"\d")


def check(document: Document, site: Surroundings) -> Iterator[Problem]:
    """Yield every personal number in the file's texts, attributes and comments."""
    for line, text in _texts(document):
        for number in _numbers(text) if _DIGIT.search(text) else ():
            yield from judge(document.path, line, number, site.expected.public_contacts)


@lru_cache(maxsize=10_000)
def _numbers(text: str) -> tuple[PersonalNumber, ...]:
    """Return the numbers in a text; most texts stand on many pages."""
    return tuple(personal_numbers(text))


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    for run in document.runs():
        yield run.line, run.text
    for tag in document.tags:
        for value in tag.attributes.values():
            yield tag.line, value


def check_names(site: Site) -> Iterator[Problem]:
    """Yield every personal number in the name of a file, pictures included."""
    for path in sorted(site.files):
        for number in personal_numbers(path):
            yield from judge(path, None, number, site.expected.public_contacts)


def judge(
    path: str, line: int | None, number: PersonalNumber, public: frozenset[str]
) -> Iterator[Problem]:
    """Yield a problem unless the number is a declared public contact. It is shown masked."""
    if number.kind == "身份证号":
        yield IDENTITY.broken(path, line, f"有身份证号 {number.masked}")
    elif number.digits not in public:
        yield MOBILE.broken(path, line, f"有手机号 {number.masked}")
