"""Decode a text file whose encoding nobody states, or say that it isn't certain.

A mark at the beginning decides; then UTF-8 where all of it is; then GB18030 or Big5, if only one
of the two readings consists of common characters. A guess is never taken: where two readings
are possible, both are shown, and the person says which.
"""

import codecs
from typing import NamedTuple

from charset_normalizer import from_bytes

from scripts.errors import ImportFileError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = {"gb18030": ("gb2312", 0xD7), "big5": ("big5", 0xC6)}
"""By encoding: the codec of its common characters, and the last lead byte of these."""
_SURE = 0.8
"""Share of common characters from which a reading makes sense."""
_APART = 0.25
"""How much less common the other reading must be."""
_SAMPLE = 20_000
"""Characters that are looked at."""
_ASK = "请另存为“CSV UTF-8”，或在映射文件的 encoding 中写明编码"


class _Reading(NamedTuple):
    encoding: str
    text: str
    common: float


def decode(data: bytes, name: str, encoding: str | None) -> str:
    """Return a file's text without the mark at its beginning.

    Raises ImportFileError where it isn't text, isn't in the given encoding, or may be read in
    two ways.
    """
    if encoding:
        return _strictly(data, name, encoding).removeprefix("\ufeff")
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name, marked)
    if b"\0" in data:
        raise ImportFileError(
            f"{name}：像是没有标记的 UTF-16，或不是文字文件；{_ASK}（例如 utf-16-le）"
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _chinese(data, name, error.start)
    if _perhaps_chinese(text):
        return _either(name, [_Reading("utf-8", text, 1), *_readings(data)])
    return text


def _strictly(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ImportFileError(
            f"{name}：第 {line} 行附近的文字不是 {encoding} 编码，{_ASK}"
        ) from None
    except LookupError:
        raise ImportFileError(f"映射文件 encoding：没有 {encoding} 这种编码") from None


def _perhaps_chinese(text: str) -> bool:
    """Tell whether valid UTF-8 may be GB18030 all the same.

    Its characters are then all of two bytes, such as é, and not each within a Latin word.
    """
    strange = [place for place, sign in enumerate(text) if not sign.isascii()]
    if not strange or any(ord(text[place]) > 0x7FF for place in strange):  # noqa: PLR2004 - the last of two bytes
        return False
    return not all(_in_word(text, place) for place in strange)


def _in_word(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return any(sign.isascii() and sign.isalpha() for sign in around)


def _readings(data: bytes) -> list[_Reading]:
    found = []
    for encoding in _COMMON:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        found.append(_Reading(encoding, text, _common(text, encoding)))
    return sorted(found, key=lambda reading: -reading.common)


def _common(text: str, encoding: str) -> float:
    """Return the share of characters that are among an encoding's common ones."""
    strange = [sign for sign in text[:_SAMPLE] if not sign.isascii()]
    codec, last = _COMMON[encoding]
    leads = [sign.encode(codec, "ignore")[:1] for sign in strange]
    return sum(bool(lead) and lead[0] <= last for lead in leads) / max(len(leads), 1)


def _chinese(data: bytes, name: str, wrong: int) -> str:
    readings = _readings(data)
    sense = [reading for reading in readings if reading.common >= _SURE]
    if not sense:
        line = data[:wrong].count(b"\n") + 1
        raise ImportFileError(
            f"{name}：第 {line} 行附近的文字不是 UTF-8、GB18030 或 Big5 编码{_hint(data)}，{_ASK}"
        )
    other = [reading.common for reading in readings[1:]]
    if all(sense[0].common - common >= _APART for common in other):
        return sense[0].text
    return _either(name, readings)


def _hint(data: bytes) -> str:
    """Name what it may be; never more than a hint."""
    best = from_bytes(data[:_SAMPLE]).best()
    return f"（也许是 {best.encoding}）" if best else ""


def _either(name: str, readings: list[_Reading]) -> str:
    """Refuse to choose between readings that are all possible; one alone is the one."""
    if len(readings) == 1:
        return readings[0].text
    first, second = readings[:2]
    pairs = zip(first.text.splitlines(), second.text.splitlines(), strict=False)
    line = next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))
    raise ImportFileError(
        f"{name}：文字有两种读法，不能确定编码：按 {first.encoding} 是“{line[0][:20]}”，"
        f"按 {second.encoding} 是“{line[1][:20]}”；请在映射文件的 encoding 中写明编码"
    )
