"""What isn't on the allow-list never reaches the snapshot or a report, at any depth."""

from typing import Any

from tests.pull.conftest import Desk
from tests.pull.samples import opening, organization, project, session, station
from tests.support import tree

PICTURE = {
    "path": "/media/a.jpg", "sha256": "0" * 64, "alt": "清洁后的江岸", "shows_people": False,
}  # fmt: skip


class Marks:
    """Gives a new mark each time and remembers them all."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self) -> str:
        self.made.append(f"MARK{len(self.made):04d}X")
        return self.made[-1]

    def extra(self) -> dict[str, Any]:
        return {
            "phone": self(), "children": [{"name": self(), "school": [self()]}],
            "family": {"father": {"name": self()}}, self(): self(),
        }  # fmt: skip


def marked_opening(mark: Marks) -> dict[str, Any]:
    consent = {"purpose": mark(), "given_on": "2026-01-01", **mark.extra()}
    return opening(
        leader_name=mark(),
        sessions=[session(**mark.extra())],
        requirements={"age_min": 14, **mark.extra()},
        afterwards={"people": 3, **mark.extra()},
        source={"system": "平台", "id": "1", **mark.extra()},
        pictures=[
            {**PICTURE, **mark.extra(), "consent": consent},
            {**PICTURE, "path": f"/media/{mark()}.jpg", "alt": mark(), "shows_people": True},
            {**PICTURE, "path": f"/media/{mark()}.jpg", "shows_people": "false"},
            {"path": f"/media/{mark()}.jpg", "sha256": "0" * 64, "alt": mark()},
        ],
        **mark.extra(),
    )


def marked_rest(mark: Marks) -> dict[str, dict[str, Any]]:
    day = {"day": "2026-01-01", "what": "开工"}
    hours = {"days": [1], "opens": "09:00", "closes": "17:00"}
    return {
        "organizations": organization(
            contact_name=mark(), active={"start": "2020-01-01", **mark.extra()}, **mark.extra()
        ),
        "projects": project(plan=[{**day, **mark.extra()}], **mark.extra()),
        "stations": station(open_hours=[{**hours, **mark.extra()}], **mark.extra()),
    }


def everything_written(desk: Desk) -> bytes:
    files = {**tree(desk.places.data), **tree(desk.places.var)}
    return b"".join(name.encode() + data for name, data in files.items())


def test_private_and_unknown_fields_stay_away(desk: Desk) -> None:
    mark = Marks()
    desk.api.put("openings", marked_opening(mark))
    for collection, item in marked_rest(mark).items():
        desk.api.put(collection, item)
    result = desk.pull()
    assert result.quarantined == ()
    written = everything_written(desk)
    keys = {name for name in mark.made if name.encode() in written}
    assert keys == set()
    assert len(desk.snapshot.of("openings")["OP-1"].pictures) == 1


def test_a_faulty_record_shows_nothing_private_either(desk: Desk) -> None:
    mark = Marks()
    faulty = marked_opening(mark) | {"id": "OP-77", "division": "no", "title": {"name": mark()}}
    desk.api.put("openings", faulty)
    desk.api.delete("openings", "OP-2")
    desk.api.items["openings"]["OP-2"] |= {"name": mark(), "title": mark()}
    assert len(desk.pull().quarantined) == 1
    written = everything_written(desk) + "".join(desk.said).encode()
    assert {name for name in mark.made if name.encode() in written} == set()


def test_a_held_record_takes_nothing_private_from_its_update(desk: Desk) -> None:
    desk.pull()
    mark = Marks()
    faulty = marked_opening(mark) | {"status": "cancelled", "sessions": []}
    desk.api.put("openings", faulty)
    assert len(desk.pull().held) == 1
    assert {name for name in mark.made if name.encode() in everything_written(desk)} == set()
