"""Lines of an iCalendar file (RFC 5545, 3.1 and 3.3.11).

Written here and not by the icalendar library, which takes half a millisecond an event: each
opening stands in many calendars. The tests read the files with that library.
"""

from plugins.feeds.plain import printable

END = "\r\n"
_OCTETS = 75
"""A line's length without its end; longer ones are folded."""
_FIRST_INSIDE, _FIRST_AFTER = 0b1000_0000, 0b1100_0000
"""Between them are UTF-8's octets that stand inside a character."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text(value: str) -> str:
    """Escape a text value."""
    return printable(value).translate(_ESCAPED)


def line(name: str, value: str) -> str:
    """Return a content line, folded, with its end; the value is escaped already."""
    return folded(f"{name}:{value}") + END


def folded(whole: str) -> str:
    """Fold a line at 75 octets, never inside a character of UTF-8."""
    data = whole.encode()
    pieces, start, room = [], 0, _OCTETS
    while len(data) - start > room:
        cut = start + room
        while _FIRST_INSIDE <= data[cut] < _FIRST_AFTER:
            cut -= 1
        pieces.append(data[start:cut])
        start, room = cut, _OCTETS - 1  # the space that begins a continued line
    pieces.append(data[start:])
    return b"\r\n ".join(pieces).decode()
