"""Spell a text for the index: each Chinese character is a word.

Word breakers disagree: the one that makes an index and the one in a browser cut 桂阳县护学岗
differently, and a browser of 2021 has none. One character a word needs no dictionary, and a
quoted search for 桂 阳 县 finds exactly what has these three side by side.
"""

import re

_WIDE = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code).isalnum()}
"""Full-width letters and digits, to be indexed as the ones on a keyboard."""
_BREAK = "¶"
SPACE = "\u2060"
"""Stands where a text has a space, beside the word before; the browser puts it back."""
_WORD = re.compile(r"[\u2e80-\U0010ffff]|(?:(?![\u2e80-\U0010ffff])[^\W_])+|[\W_]")


def spelled(blocks: tuple[str, ...]) -> str:
    """Return the texts with spaces between the words, and a break between the texts.

    Punctuation stays with the word before it, so that it takes no place between two words.
    """
    return f" {_BREAK} ".join(filter(None, map(_spelled, blocks)))


def _spelled(text: str) -> str:
    words: list[str] = []
    for piece in _WORD.findall(" ".join(text.split()).translate(_WIDE)):
        mark = SPACE if piece == " " else piece
        if piece.isalnum():
            words.append(piece)
        elif words:
            words[-1] += mark
        else:
            words.append(mark)
    return " ".join(words)
