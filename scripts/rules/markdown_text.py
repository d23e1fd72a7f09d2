"""Text that Markdown shows as it is. Pure."""

_MARKS = str.maketrans({mark: "\\" + mark for mark in r"\`*_[]<>|#"} | {"\n": " ", "\r": " "})


def plain(text: str) -> str:
    """Return text that Markdown shows as it is, on one line."""
    return text.translate(_MARKS)
