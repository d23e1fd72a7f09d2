"""Which trainings an opening asks its volunteers to have taken (条例 art. 16). Pure.

An opening asks for a training that names it, its project, its category, or a skill or training
that it asks for; and for a training of the very title that it asks for. Blank space in words
doesn't count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from scripts.records import Opening, Training
from scripts.records.opening import Requirements
from scripts.records.training import RequiredFor
from scripts.rules.substance import closed_up

Key = tuple[str, str]
"""What both sides may name: an opening, project or category, a word, or a training's title."""


def offered(training: Training) -> frozenset[Key]:
    """Return what a training is required for."""
    asked = training.required_for or RequiredFor()
    return frozenset(
        (
            *(("opening", one) for one in asked.openings),
            *(("project", one) for one in asked.projects),
            *(("category", one) for one in asked.categories),
            *(("word", closed_up(one)) for one in asked.skills),
            ("title", closed_up(training.title)),
        )
    )


def asked_for(opening: Opening) -> Iterator[Key]:
    """Yield what an opening may ask for a training by."""
    asked = opening.requirements or Requirements()
    yield "opening", opening.id
    if opening.project:
        yield "project", opening.project
    if opening.category:
        yield "category", opening.category
    for word in (*asked.skills, *asked.training):
        yield "word", closed_up(word)
    for word in asked.training:
        yield "title", closed_up(word)


def by_key(trainings: Iterable[Training]) -> dict[Key, list[Training]]:
    """Sort trainings by what they are required for, so that each opening is asked once."""
    found: dict[Key, list[Training]] = defaultdict(list)
    for training in trainings:
        for key in offered(training):
            found[key].append(training)
    return dict(found)


def satisfying(known: Mapping[Key, list[Training]], opening: Opening) -> list[Training]:
    """Return the trainings that an opening asks for, by id."""
    found = {one.id: one for key in asked_for(opening) for one in known.get(key, ())}
    return [found[key] for key in sorted(found)]
