"""Whether a city's colours can be read (WCAG 2.2, success criterion 1.4.3)."""

from collections.abc import Iterator

from scripts.records.city import Colours

LEAST = 4.5
"""Contrast ratio of body text."""

_GAMMA_FROM = 0.04045
_PAPER = "#FAF6EE"
_WHITE = "#FFFFFF"
_FOOT_TEXT = "#DDEBE5"


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written as #RRGGBB: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = map(_linear, parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """Undo sRGB's gamma; the numbers are the standard's (IEC 61966-2-1)."""
    return part / 12.92 if part <= _GAMMA_FROM else ((part + 0.055) / 1.055) ** 2.4


def unreadable(colours: Colours) -> Iterator[str]:
    """Yield a sentence for each colour that can't be read where the theme uses it."""
    uses = (
        ("lead", colours.lead, _PAPER, "页面底色"),
        ("lead", colours.lead, _WHITE, "按钮上的白字"),
        ("lead_deep", colours.lead_deep, _FOOT_TEXT, "页脚的文字"),
        ("accent", colours.accent, _PAPER, "页面底色"),
    )
    for name, colour, beside, where in uses:
        if (found := contrast(colour, beside)) < LEAST:
            yield (
                f"colours.{name}：{colour} 与{where}的对比度只有 {found:.1f}，"
                f"至少要 {LEAST}，请选深一些的颜色"
            )
