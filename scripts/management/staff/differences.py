"""What differs between a row before and after a write, as the history keeps it."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from scripts.management.plain import children, columns
from scripts.management.staff.people import is_person, is_private, names_in
from scripts.management.staff.wording import label_of, parts_that_differ, worded
from scripts.rules.naming import Names

Entry = dict[str, Any]
_KEPT_BY_THE_SYSTEM = {"id", "seq", "updated_at", "released", "version"}


def differences(before: Any, after: Any) -> list[Entry]:
    """Return an entry for each field that differs; names in texts are masked.

    Of people and pictures only that something changed is kept, and what kind of thing.
    """
    found = [*_columns(before, after), *_children(before, after)]
    names = names_in(before, after) if found else Names()
    return [{key: masked(value, names) for key, value in entry.items()} for entry in found]


def masked(value: Any, names: Names) -> Any:
    """Mask the names in an entry's value."""
    return names.masked(value) if isinstance(value, str) else value


def _columns(before: Any, after: Any, within: str = "") -> Iterator[Entry]:
    model: Any = type(after)
    for name, attribute in columns(model).items():
        old, new = getattr(before, attribute), getattr(after, attribute)
        if name in _KEPT_BY_THE_SYSTEM or old == new:
            continue
        field: Any = model._meta.get_field(model.RENAMED.get(name, name))
        label = f"{within}{label_of(field)}"
        if is_private(field):
            yield from _private(label, field, old, new)
        else:
            yield _entry(label, field, old, new)


def _entry(label: str, field: Any, old: Any, new: Any) -> Entry:
    entry: Entry = {"field": label, "before": worded(field, old), "after": worded(field, new)}
    if isinstance(field, models.ForeignKey):
        entry["refers"] = field.related_model._meta.model_name
    return entry


def _private(label: str, field: Any, old: Any, new: Any) -> Iterator[Entry]:
    if not is_person(field):
        yield {"field": label}
        return
    for part in parts_that_differ(old, new) or ("",):
        yield {"field": f"{label}的{part}" if part else label}


def _children(before: Any, after: Any) -> Iterator[Entry]:
    """Compare the rows of tables of parts by their own identifiers."""
    model: Any = type(after)
    for name, child in children(model).items():
        key = child.RENAMED.get("id", "id")
        old, new = (
            {getattr(row, key): row for row in getattr(record, name).all()}
            for record in (before, after)
        )
        title = child._meta.verbose_name
        for id_ in {**old, **new}:
            if id_ not in new:
                yield {"field": f"{title}", "before": str(old[id_]), "after": ""}
            elif id_ not in old:
                yield {"field": f"{title}", "before": "", "after": str(new[id_])}
            else:
                yield from _columns(old[id_], new[id_], f"{title}（{old[id_]}）的")
