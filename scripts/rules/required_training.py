"""Which trainings an opening asks its volunteers to have taken (条例 art. 16). Pure."""

from collections.abc import Iterable

from scripts.records import Opening, Training
from scripts.records.training import RequiredFor
from scripts.rules.substance import closed_up


def satisfies(training: Training, opening: Opening) -> bool:
    """Tell whether a training is what an opening asks for.

    It is where the training names the opening, its project, its category, or a skill or training
    that the opening asks for; or where the opening asks for a training of this very title.
    Blank space doesn't count.
    """
    asked = training.required_for or RequiredFor()
    return (
        opening.id in asked.openings
        or (opening.project is not None and opening.project in asked.projects)
        or (opening.category is not None and opening.category in asked.categories)
        or not words(opening).isdisjoint(map(closed_up, asked.skills))
        or closed_up(training.title) in _asked_for(opening)
    )


def satisfying(trainings: Iterable[Training], opening: Opening) -> list[Training]:
    """Return the trainings that an opening asks for, by id."""
    found = (training for training in trainings if satisfies(training, opening))
    return sorted(found, key=lambda training: training.id)


def words(opening: Opening) -> frozenset[str]:
    """Return the skills and trainings that an opening asks for, without blank space."""
    asked = opening.requirements
    return frozenset(map(closed_up, (*asked.skills, *asked.training))) if asked else frozenset()


def _asked_for(opening: Opening) -> frozenset[str]:
    asked = opening.requirements
    return frozenset(map(closed_up, asked.training)) if asked else frozenset()
