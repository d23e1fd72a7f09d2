"""Numbers of people in a record's own fields that are too small, or no range."""

from collections.abc import Iterator

from scripts.records import City, Need, Survey
from scripts.records.explain import Fault

_PEOPLE = ("人", "户", "人次")
"""Units of results that count people or households."""


def need_groups(need: Need, city: City) -> Iterator[Fault]:
    """Yield what is wrong with a need's range of people."""
    found = need.people_range
    if found.most is not None and found.most <= found.least:
        yield Fault("people_range", "人数要写成一个范围，例如 10 到 20；不写确切的数")
    if found.least < city.least_group and _names_street(need, city):
        yield Fault(
            "people_range",
            f"不足 {city.least_group} 人的群体不能写到街道（乡镇），名称和内容里也不写；"
            "请只写县（市、区），或并入更大的群体",
        )


def survey_groups(survey: Survey, city: City) -> Iterator[Fault]:
    """Yield the results that are about too few people."""
    for number, result in enumerate(survey.results):
        if result.unit in _PEOPLE and 0 < result.number < city.least_group:
            yield Fault(
                f"results[{number}]",
                f"不足 {city.least_group} {result.unit}的结果容易认出是谁，请并入更大的一类",
            )


def _names_street(need: Need, city: City) -> bool:
    said = "".join((need.title, *need.needs))
    streets = (street.name for division in city.divisions for street in division.streets)
    return need.street is not None or any(name in said for name in streets)
