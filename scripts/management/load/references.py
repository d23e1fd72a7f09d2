"""Which stored records a row names: the organization, the project."""

from typing import Any

from scripts.management.load.plan import Plan
from scripts.management.load.problem import Kind, UnfitError
from scripts.management.load.quantities import plain
from scripts.management.load.rows import Parts
from scripts.management.load.stored import Stored, name_of
from scripts.management.load.targets import REFERENCES

_LABELS = {"organizations": "组织", "projects": "项目"}


class UnknownError(Exception):
    """A field names what isn't stored: the field and what is wrong."""

    def __init__(self, place: str, unfit: UnfitError) -> None:
        super().__init__(unfit.expected)
        self.place = place
        self.unfit = unfit


def referred(parts: Parts, plan: Plan, stored: Stored) -> dict[str, Any]:
    """Return the row's own fields that name other records, as identifiers.

    Raises UnknownError for the first that names none, or more than one.
    """
    main = plan.mapping.main
    found = {
        place.partition(".")[2]: _direct(place, parts, plan, stored)
        for place in REFERENCES
        if place.startswith(f"{main}.") and plan.target(place)
    }
    if plan.mapping.names_organizations:
        found["organization"] = _named(parts["organization"], plan, stored)
    return found


def _direct(place: str, parts: Parts, plan: Plan, stored: Stored) -> str | None:
    section, _, name = place.partition(".")
    text = parts[section].get(name)
    if text is None:
        return None
    collection = REFERENCES[place]
    found = stored.find(collection, text)
    if len(found) == 1:
        return found[0].id
    label = _LABELS[collection]
    kind = Kind.ORGANIZATION if collection == "organizations" else Kind.REFERENCE
    if not found:
        raise _unknown(plan, place, text, f"没有这个{label}，请先录入它，或核对名称", kind)
    ids = "、".join(record.id for record in found[:5])
    raise _unknown(plan, place, text, f"有几个{label}叫这个名称（{ids}），请写编号", kind)


def _named(fields: dict[str, Any], plan: Plan, stored: Stored) -> str:
    """Return the organization that is stored under the identifier and the name."""
    id_, name = fields.get("id"), fields.get("name")
    same = stored.find("organizations", name) if name else []
    if id_ is None:
        if len(same) == 1:
            return same[0].id
        many = "有几个组织叫这个名称，请写编号" if same else "没有这个组织，请先录入它，或核对名称"
        raise _unknown(plan, "organization.name", name or "", many)
    held = stored.get("organizations", id_)
    if held is None:
        hint = f"；“{name}”的编号是 {same[0].id}" if len(same) == 1 else ""
        said = f"没有编号为 {id_} 的组织，请先录入它，或核对编号{hint}"
        raise _unknown(plan, "organization.id", id_, said)
    if name is not None and plain(name) != plain(name_of(held)):
        said = f"编号 {id_} 的组织叫“{name_of(held)}”，请核对编号和名称"
        raise _unknown(plan, "organization.name", name, said)
    return held.id


def _unknown(
    plan: Plan, place: str, value: str, expected: str, kind: Kind = Kind.ORGANIZATION
) -> UnknownError:
    return UnknownError(place, UnfitError(plan.columns(place), value, expected, kind))
