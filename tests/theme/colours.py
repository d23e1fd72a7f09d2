"""Read the colour tokens as a browser would, and measure contrast (WCAG 2)."""

import math
import re
from pathlib import Path

from scripts.records.city import Colours

Triple = tuple[float, float, float]
_OKLCH = re.compile(r"oklch\(from var\((--[a-z-]+)\) ([\d.]+) ([\d.]+) h\)")
_DECLARATION = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")


def tokens(css: Path, city: Colours, *, dark: bool, modern: bool) -> dict[str, Triple]:
    """Resolve the colour tokens of one scheme, with or without relative colours."""
    text = re.sub(r"/\*.*?\*/", "", css.read_text(encoding="utf-8"), flags=re.DOTALL)
    plain, _, relative = text.partition("@supports")
    blocks = [*_schemes(plain, dark=dark), *(_schemes(relative, dark=dark) if modern else [])]
    values = {
        name: value.strip() for block in blocks for name, value in _DECLARATION.findall(block)
    }
    values |= {
        "--city-lead": city.lead,
        "--city-lead-deep": city.lead_deep,
        "--city-accent": city.accent,
    }
    found = {name: _resolve(value, values) for name, value in values.items()}
    return {name: colour for name, colour in found.items() if colour}


def _schemes(text: str, *, dark: bool) -> list[str]:
    light, _, night = text.partition("@media (prefers-color-scheme: dark)")
    return [light, night] if dark else [light]


def _resolve(value: str, values: dict[str, str]) -> Triple | None:
    if found := re.fullmatch(r"var\((--[a-z-]+)\)", value):
        return _resolve(values[found[1]], values)
    if found := re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * sign for sign in found[1])
        return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))  # type: ignore[return-value]  # three of them
    if found := _OKLCH.fullmatch(value):
        base = _resolve(values[found[1]], values)
        assert base
        return from_oklch(float(found[2]), float(found[3]), hue(base))
    return None


def linear(colour: Triple) -> Triple:
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return r, g, b


def hue(colour: Triple) -> float:
    """Return the OKLCH hue in radians."""
    r, g, b = linear(colour)
    l = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)  # noqa: E741 -- its name
    m = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    s = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return math.atan2(
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
    )


def from_oklch(lightness: float, chroma: float, angle: float) -> Triple:
    """Return the sRGB colour, clipped to what a screen can show."""
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3  # noqa: E741 -- its name
    m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    s = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    rows = (
        4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s,
    )
    red, green, blue = (_encode(min(1.0, max(0.0, row))) for row in rows)
    return red, green, blue


def _encode(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def luminance(colour: Triple) -> float:
    r, g, b = linear(colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Triple, other: Triple) -> float:
    """Return the contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
