"""Reads content/stories and content/pages for Pelican.

Pelican's own reader misreads YAML lists and quotes, falls back to another syntax without a
word, and skips what it can't read; this one collects every problem, and the build stops.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from plugins.pages.portal import Coming, Portal
from plugins.stories.markdown import Converter
from plugins.stories.masking import masked_html, without_pictures
from plugins.stories.tree import Notes
from scripts.errors import ConfigError
from scripts.rules.manuscript.entries import read_matter
from scripts.rules.manuscript.front_matter import FOLDERS, Matter, ProseMatter, StoryMatter
from scripts.rules.manuscript.people import told
from scripts.rules.manuscript.reading import read_manuscript

SKIP = {"title": "-", "slug": "-", "status": "skip"}
"""Tells Pelican that nothing comes of this file."""


class PortalReader(BaseReader):  # type: ignore[misc] # Pelican ships no types
    """Markdown with YAML front matter."""

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        """Set the Markdown converter up."""
        super().__init__(settings)
        self._converter = Converter()

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the HTML and the metadata; a file with problems or not yet due is skipped."""
        portal: Portal = self.settings["PORTAL"]
        file = Path(source_path)
        name = file.relative_to(portal.places.content)
        manuscript = read_manuscript(file.read_bytes(), name.as_posix(), FOLDERS[name.parts[0]])
        matter, faults = read_matter(manuscript, portal.zone)
        portal.problems += [str(fault) for fault in faults]
        if matter is None:
            return "", SKIP
        if not is_due(matter, portal):
            self._take_back(matter, manuscript.body, portal)
            return "", SKIP
        html, notes = self._converter.convert(manuscript.body)
        if isinstance(matter, StoryMatter):
            matter, html, unmended = _as_told(matter, html, notes, portal)
            notes.problems += unmended
        problems = _problems(matter, notes, portal)
        portal.problems += [f"{name}：{problem}" for problem in problems]
        return ("", SKIP) if problems else (html, metadata(matter))

    def _take_back(self, matter: Matter, body: str, portal: Portal) -> None:
        """Note every picture of a withdrawn story: nothing else may show it any more."""
        if isinstance(matter, StoryMatter) and matter in portal.withdrawn:
            listed = {picture.path for picture in matter.pictures}
            cover = {matter.cover.path} if matter.cover else set()
            portal.taken_back |= {*listed, *cover, *self._converter.convert(body)[1].pictures}


def _as_told(
    matter: StoryMatter, html: str, notes: Notes, portal: Portal
) -> tuple[StoryMatter, str, list[str]]:
    """Return a story with everybody in it judged for the build's day, and what can't be masked."""
    story = told(matter, portal.today)
    if story.changes_on:
        at = dt.datetime.combine(story.changes_on, dt.time(), portal.zone)
        portal.coming.append(Coming(at=at, about=matter.about, slug=matter.slug))
    portal.told += [(matter.slug, person) for person in story.named]
    portal.taken_back |= story.lost
    notes.pictures = [address for address in notes.pictures if address not in story.withheld]
    masked, unmended = masked_html(without_pictures(html, story.withheld), story.names)
    return story.matter, masked, unmended


def is_due(matter: Matter, portal: Portal) -> bool:
    """Tell whether it is published at the build's moment, and note when a waiting one will be.

    Pelican compares with the system's clock; the portal's clock is an input.
    """
    if matter.status == "draft":
        return False
    if isinstance(matter, ProseMatter):
        return True
    if matter.demo and not portal.demo:
        return False
    if matter.withdrawn and not _is_still_told(matter, portal):
        return False
    if matter.date > portal.now:
        portal.coming.append(Coming(at=matter.date, about=matter.about))
        return False
    return True


def _is_still_told(matter: StoryMatter, portal: Portal) -> bool:
    """Tell whether a story's withdrawal lies ahead; note one that has come."""
    day = matter.withdrawn
    if day is None or day <= portal.today:
        portal.withdrawn.append(matter)
        return False
    at = dt.datetime.combine(day, dt.time(), portal.zone)
    portal.coming.append(Coming(at=at, about=matter.about, slug=matter.slug))
    return True


def _problems(matter: Matter, notes: Notes, portal: Portal) -> list[str]:
    """Return what is wrong in the text; pictures that exist are noted for publication."""
    found = list(notes.problems)
    cover = matter.cover if isinstance(matter, StoryMatter) else None
    for address in (*notes.pictures, *([cover.path] if cover else [])):
        if (portal.places.content / address.removeprefix("/")).is_file():
            portal.pictures.add(address)
        else:
            found.append(f"图片“{address}”：没有 content{address} 这个文件")
    return found


def metadata(matter: Matter) -> dict[str, Any]:
    """Return what Pelican wants to know; no person's name is among it."""
    found: dict[str, Any] = {
        "title": matter.title, "slug": matter.slug, "status": "published",
        "summary": matter.summary or "", "matter": matter,
    }  # fmt: skip
    if isinstance(matter, StoryMatter):
        found["date"] = matter.date
        found["modified"] = matter.modified or matter.date
    return found


def refuse_other_files(content: Path) -> list[str]:
    """Name the files below stories/ and pages/ that nobody would read."""
    known = {".md", ".jpg", ".jpeg", ".png", ".webp", ".svg", ".gif"}
    return [
        f"{file.relative_to(content)}：文件名应以 .md 结尾，否则不会发布；不用的文件请移走"
        for folder in FOLDERS
        for file in sorted((content / folder).rglob("*"))
        if file.is_file()
        and file.suffix not in known
        and not file.name.startswith(".")
        and not file.name.endswith("~")
    ]


def forbid_file_dates(settings: dict[str, Any]) -> None:
    """Raise ConfigError where Pelican would take dates from the file system."""
    if settings.get("DEFAULT_DATE") == "fs":
        raise ConfigError("DEFAULT_DATE 不能是 fs：同样的内容要得到同样的网页")
