"""The front matter is as scripts/rules/manuscript has it, and its division is the city's."""

from collections.abc import Iterator

from scripts.check.written.desk import Desk
from scripts.rules.manuscript.entries import find_problems
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

DIVISION = Rule("matter-division", "区划代码要在 city.yaml 里", "改成其中一个六位代码，并加引号")


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every entry that is unknown, missing or wrong."""
    yield from find_problems(manuscript, desk.zone)
    code = manuscript.entries.get("division")
    if isinstance(code, str) and code not in {one.code for one in desk.city.divisions}:
        line = manuscript.line_of("division")
        yield DIVISION.broken(manuscript.path, line, f"没有区划代码 {code}")
