"""One style sheet out of the theme's files and the city's colours."""

import re
from pathlib import Path

from scripts.errors import BuildError
from scripts.records.city import Colours

_FIRST = ("tokens.css", "base.css", "layout.css")
_TOKEN = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<comment>/\*.*?\*/)|(?P<space>\s+)""",
    re.DOTALL,
)
_AROUND = re.compile(r" ?([{};]) ?")


def stylesheet(folder: Path, colours: Colours) -> str:
    """Concatenate tokens, base, layout, components/*.css, then the city's colours.

    Raises BuildError where a file imports another: it would be fetched, or silently ignored.
    """
    files = [folder / name for name in _FIRST if (folder / name).exists()]
    files += sorted((folder / "components").glob("*.css"))
    sheets = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        if "@import" in text:
            raise BuildError(f"{file}：不能用 @import；样式由构建合并成一个文件")
        sheets.append(minify(text))
    return "".join([*sheets, colour_block(colours)]) + "\n"


def colour_block(colours: Colours) -> str:
    """Set the city's colours as custom properties; theme/static/css/tokens.css uses them."""
    return (
        f":root{{--city-lead:{colours.lead};--city-lead-deep:{colours.lead_deep};"
        f"--city-accent:{colours.accent}}}"
    )


def minify(css: str) -> str:
    """Strip comments and needless blank space; strings stay as they are."""
    texts: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found["text"] is None:
            return " " if found["space"] else ""
        texts.append(found["text"])
        return f"\0{len(texts) - 1}\0"

    short = re.sub(r" +", " ", _TOKEN.sub(keep, css))
    short = _AROUND.sub(r"\1", short).replace(";}", "}").strip()
    return re.sub(r"\0(\d+)\0", lambda found: texts[int(found[1])], short)
