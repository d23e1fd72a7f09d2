"""The city's words for its codes."""

from dataclasses import dataclass

from scripts.records import City


@dataclass(frozen=True, kw_only=True)
class Names:
    """Chinese names by code; a code the city doesn't list is shown as it is."""

    divisions: dict[str, str]
    """The city itself among them: some records belong to all of it."""
    streets: dict[str, str]
    categories: dict[str, str]
    service_objects: dict[str, str]
    organization_kinds: dict[str, str]

    def division(self, code: str) -> str:
        """Return a division's name."""
        return self.divisions.get(code, code)

    def where(self, division: str, street: str | None = None) -> str:
        """Return such as 桂阳县 · 龙潭街道."""
        names = [self.division(division)]
        if street:
            names.append(self.streets.get(street, street))
        return " · ".join(names)

    def category(self, code: str | None) -> tuple[str, ...]:
        """Return a category's name as the values of a fact."""
        return (self.categories.get(code, code),) if code else ()

    def people(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the people served in one line, as the values of a fact."""
        words = "、".join(self.service_objects.get(code, code) for code in codes)
        return (words,) if words else ()

    def kind(self, code: str | None) -> str | None:
        """Return the name of an organisation's kind."""
        return self.organization_kinds.get(code, code) if code else None


def names(city: City) -> Names:
    """Read the names from the city's lists."""
    divisions = {entry.code: entry.name for entry in city.divisions}
    return Names(
        divisions={city.code: city.name, **divisions},
        streets={street.code: street.name for d in city.divisions for street in d.streets},
        categories={entry.code: entry.name for entry in city.categories},
        service_objects={entry.code: entry.name for entry in city.service_objects},
        organization_kinds={entry.code: entry.name for entry in city.organization_kinds},
    )
