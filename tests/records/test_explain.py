import msgspec
import pytest

from scripts.records import Opening, Station
from scripts.records.explain import explain

GOOD: dict[str, object] = {
    "id": "op", "title": "清河行动", "organization": "org", "division": "431002",
    "sessions": [{"id": "s1", "start_date": "2026-11-28", "end_date": "2026-11-28"}],
}  # fmt: skip


def said(changes: dict[str, object], kind: type = Opening) -> str:
    raw = {key: value for key, value in {**GOOD, **changes}.items() if value != "(gone)"}
    with pytest.raises(msgspec.ValidationError) as caught:
        msgspec.convert(raw, kind)
    return str(explain(str(caught.value)))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": "(gone)"}, "title：缺少这一项"),
        ({"title": ""}, "title：不能少于 1 个字（项）"),
        ({"title": "长" * 201}, "title：不能超过 200 个字（项）"),
        ({"title": 7}, "title：应为文字，写成了整数"),
        ({"id": "a b"}, "id：应为编号（字母、数字、- 和 _，最多 64 个）"),
        ({"division": "4310"}, "division：应为6 位行政区划代码"),
        ({"division": "431002\n"}, "division：应为6 位行政区划代码"),
        ({"sign_up_url": "javascript:x"}, "sign_up_url：应为以 http:// 或 https:// 开头的网址"),
        ({"status": "gone"}, "status：不认识的取值 'gone'"),
        ({"updated_at": "2026-01-01T00:00:00"},
         "updated_at：时刻应写成带时区的形式，例如 2026-03-05T09:00:00+08:00"),
        ({"sessions": []}, "sessions：不能少于 1 个字（项）"),
        ({"sessions": [{"id": "s1", "start_date": "2026/13/5", "end_date": "2026-11-28"}]},
         "sessions[0].start_date：日期应写成 年-月-日，例如 2026-03-05"),
        ({"sessions": [{"id": "s1", "end_date": "2026-11-28"}]},
         "sessions[0].start_date：缺少这一项"),
        ({"sessions": [{**GOOD["sessions"][0], "needed": -1}]},  # type: ignore[index]
         "sessions[0].needed：不能小于 0"),
        ({"sessions": [{**GOOD["sessions"][0], "start_time": "25:00"}]},  # type: ignore[index]
         "sessions[0].start_time：应为时间（24 小时制，例如 08:30）"),
    ],
)  # fmt: skip
def test_each_fault_is_said_in_chinese_with_its_place(
    changes: dict[str, object], sentence: str
) -> None:
    assert said(changes) == sentence


def picture(path: str) -> dict[str, object]:
    return {"path": path, "sha256": "0" * 64, "alt": "河岸"}


@pytest.mark.parametrize(
    "path",
    [
        "/media/../secrets/token", "/media/2026/../../token.jpg", "/media/2026/..", "/media/a/./b",
        "/media/a/.", "/media/", "/media/.hidden", "/images/a.jpg", "media/a.jpg",
    ],
)  # fmt: skip
def test_a_picture_lies_below_media(path: str) -> None:
    assert said({"pictures": [picture(path)]}) == (
        "pictures[0].path：应为管理系统 /media/ 里的文件，"
        "例如 /media/2026/river.jpg，中间不能有 . 或 .."
    )


@pytest.mark.parametrize("path", ["/media/a.jpg", "/media/2026/a..b.jpg", "/media/2026/.a/b...jpg"])
def test_dots_in_a_name_lead_nowhere_else(path: str) -> None:
    raw = {**GOOD, "pictures": [picture(path)]}
    assert msgspec.convert(raw, Opening).pictures[0].path == path


def test_nothing_msgspec_says_of_our_types_stays_english() -> None:
    for bad in ({"latitude": 91}, {"latitude": "x"}, {"open_hours": [{"days": [8]}]}, {"kind": 3}):
        sentence = said({"name": "站", **bad}, Station)
        assert not any(word in sentence for word in ("Expected", "Invalid", "Object")), sentence


def test_an_unknown_message_is_passed_on() -> None:
    assert str(explain("Something new - at `$.a`")) == "a：Something new"
