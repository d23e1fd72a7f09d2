"""Demo needs: every state, size and division, and nobody is recognized."""

from scripts.city import load_city
from scripts.management.demo.records import demo_records
from scripts.records import Need, Survey
from scripts.rules.anonymity import gives_away
from scripts.rules.need_state import State, state
from tests.management.demo.test_demo_records import AT, CHENZHOU


def test_needs_of_every_state_size_and_division_and_nobody_is_recognized() -> None:
    city = load_city(CHENZHOU)
    records = list(demo_records(city, openings=40, at=AT))
    made = [one for one in records if isinstance(one, Need)]
    assert {state(one, AT.date()) for one in made} == set(State)
    assert {one.division for one in made} == city.division_codes()
    assert {one.people_range.least < 5 for one in made} == {True, False}
    assert any(one.people_range.most is None for one in made)
    assert max(len(one.title) for one in made) > 60
    rounds = [one for one in records if isinstance(one, Survey)]
    assert {one.date > AT.date() for one in rounds} == {True, False}
    assert {one.id for one in rounds} > {one.survey for one in made} - {None}
    assert not [fault for one in (*made, *rounds) for fault in gives_away(one, city)]
