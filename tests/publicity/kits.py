"""What the tests of kits share: sites with stories, and a phone that scans codes."""

import io
from pathlib import Path

import zxingcpp
from PIL import Image

from tests.plugins.building import story, workspace
from tests.support import ROOT, Sandbox

ADDRESS = "https://volunteer.example.org"
SLUGS = sorted(file.stem for file in (ROOT / "content" / "stories").rglob("*.md"))
FILES = {"card.png", "sms.txt", "wechat.html", "weibo.txt"}


def ten_stories(root: Path) -> Sandbox:
    """Make a workspace with the repository's stories and pages."""
    content = ROOT / "content"
    files: dict[str, str | bytes] = {
        str(file.relative_to(content)): file.read_bytes()
        for folder in ("stories", "pages", "images")
        for file in (content / folder).rglob("*")
        if file.is_file()
    }
    return workspace(root, files)


def one_story(root: Path, title: str = "一个故事", more: str = "", body: str = "正文。") -> Sandbox:
    """Make a workspace with a single story, /story/one/."""
    text = story("one", title=title, more=more, body=body)
    return workspace(root, {"stories/one.md": text})


def kits(place: Sandbox) -> Path:
    return place.root / "build" / "kits"


def kit(place: Sandbox, slug: str, name: str) -> str:
    return (kits(place) / slug / name).read_text(encoding="utf-8")


def scanned(png: bytes) -> list[str]:
    """Return what the codes in a picture say."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]
