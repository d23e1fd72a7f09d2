"""Publish what pages need beside their HTML; a digest in each name lets browsers keep it."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from plugins.pages.portal import Portal
from plugins.pages.script import script
from plugins.pages.stylesheet import stylesheet
from scripts.errors import BuildError
from scripts.records.city import Colours


@dataclass(frozen=True, kw_only=True)
class Assets:
    """Addresses of the published files."""

    stylesheet: str
    icon: str
    scripts: tuple[str, ...]
    page_scripts: tuple[tuple[str, str], ...]
    """(name, address) of those that only the pages load which ask for them."""
    emblem: str | None


def publish_assets(static: Path, portal: Portal, output: Path) -> Assets:
    """Write the style sheet, scripts, icon and the city's emblem below output/assets/."""
    (output / "assets").mkdir(exist_ok=True)
    colours = portal.city.colours
    return Assets(
        stylesheet=_publish(output, "site.css", stylesheet(static / "css", colours).encode()),
        icon=_icon(static / "icons" / "favicon.svg", colours, output),
        scripts=tuple(
            _publish(output, file.name, file.read_bytes())
            for file in sorted((static / "js").glob("*.js"))
        ),
        page_scripts=tuple(
            (folder.name, _publish(output, f"{folder.name}.js", script(folder).encode()))
            for folder in sorted((static / "js" / "pages").glob("*/"))
        ),
        emblem=_emblem(portal, output),
    )


def _publish(output: Path, name: str, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()[:12]
    stem, _, suffix = name.rpartition(".")
    address = f"/assets/{stem}.{digest}.{suffix}"
    (output / address.removeprefix("/")).write_bytes(data)
    return address


def _icon(file: Path, colours: Colours, output: Path) -> str:
    """Publish the icon in the city's colours: `var(--city-lead)` and its like are filled in."""
    if not file.exists():
        raise BuildError(f"{file}：主题缺少网站图标")

    def fill(found: re.Match[str]) -> str:
        return str(getattr(colours, found[1].replace("-", "_")))

    drawn = re.sub(r"var\(--city-(lead|lead-deep|accent)\)", fill, file.read_text(encoding="utf-8"))
    return _publish(output, "favicon.svg", drawn.encode())


def _emblem(portal: Portal, output: Path) -> str | None:
    name = portal.city.marks.emblem
    if name is None:
        return None
    file = (portal.places.content / name).resolve()
    if not file.is_relative_to(portal.places.content) or not file.is_file():
        raise BuildError(f"{portal.places.city_file}：marks.emblem：没有 {file} 这个文件")
    return _publish(output, f"emblem{file.suffix}", file.read_bytes())
