import pytest

from scripts.rules.personal_numbers import is_identity_number, personal_numbers

EXAMPLE = "11010519491231002X"  # the example in GB 11643-1999


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("电话13800138000", "13800138000"),
        ("Phone13800138000", "13800138000"),
        ("wx13800138000", "13800138000"),
        ("0086 13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("1380 013 8000", "13800138000"),
        ("138.0013.8000", "13800138000"),
        ("138–0013–8000", "13800138000"),
        ("138\u00a00013\u00a08000", "13800138000"),
        (f"证件{EXAMPLE}。", EXAMPLE),
        ("110105-19491231-002X", EXAMPLE),
        (EXAMPLE.lower(), EXAMPLE),
    ],
)
def test_a_number_is_found_however_it_is_written(text: str, digits: str) -> None:
    assert [number.digits for number in personal_numbers(text)] == [digits]


@pytest.mark.parametrize(
    "text",
    [
        "", "0735-2888888", "12800138000", "138001380001", "113800138000", "138.00138000",
        "站点 131 2026-11-24", "sha 9f13800138000a", "2026-11-24T13:00:00+08:00",
        "110105194912310021", "000105194912310025", "91430100MA4L1R8K5X",
    ],
)  # fmt: skip
def test_other_numbers_are_left_alone(text: str) -> None:
    assert list(personal_numbers(text)) == []


def test_several_numbers_of_a_text_are_all_found() -> None:
    found = list(personal_numbers(f"13800138000、{EXAMPLE} 和 139-0013-9000"))
    assert [(number.kind, number.masked) for number in found] == [
        ("身份证号", "110*************2X"),
        ("手机号", "138******00"),
        ("手机号", "139******00"),
    ]


@pytest.mark.parametrize("last", "0123456789")
def test_only_the_right_checksum_makes_an_identity_number(last: str) -> None:
    assert is_identity_number(EXAMPLE)
    assert not is_identity_number(EXAMPLE[:17] + last)
    assert not is_identity_number(EXAMPLE[:17])
