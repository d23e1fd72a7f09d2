"""Read all manuscripts of content/ and run every check on them, before the build."""

from collections.abc import Iterator

from scripts.check.expected import public_contacts
from scripts.check.registry import MANUSCRIPT_CHECKS
from scripts.check.written import slugs
from scripts.check.written.desk import Desk
from scripts.records import City
from scripts.rules.manuscript.front_matter import FOLDERS
from scripts.rules.manuscript.reading import Manuscript, read_manuscript
from scripts.rules.problem import Problem, in_order
from scripts.snapshot import Snapshot
from scripts.workspace import Workspace


def check_content(
    places: Workspace, city: City, snapshot: Snapshot | None, base_url: str = ""
) -> list[Problem]:
    """Return every problem of the stories and pages, sorted by file and line.

    Without a snapshot no relation is looked up, and only the city's own phone is public.
    """
    contacts = public_contacts(city, snapshot)
    desk = Desk(
        content=places.content,
        city=city,
        snapshot=snapshot,
        public_contacts=contacts,
        base_url=base_url,
    )
    manuscripts = list(_manuscripts(places))
    problems = [
        problem
        for manuscript in manuscripts
        for check in MANUSCRIPT_CHECKS
        for problem in check(manuscript, desk)
    ]
    return in_order([*problems, *slugs.check_all(manuscripts)])


def _manuscripts(places: Workspace) -> Iterator[Manuscript]:
    for folder, kind in FOLDERS.items():
        for file in sorted((places.content / folder).rglob("*.md")):
            path = file.relative_to(places.content.parent).as_posix()
            yield read_manuscript(file.read_bytes(), path, kind)
