"""Pictures are pixels and nothing else: no place, no camera, no comment leaves with them.

What publishes pictures writes them anew; this looks at every file that came out, whichever way.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from scripts.rules.beside_pixels import beside_pixels
from scripts.rules.problem import Problem, Rule

METADATA = Rule(
    "picture-metadata",
    "图片文件里只能有画面，没有拍摄地点、时间和注释",
    "记录的图片在管理系统里重新上传；主题里的图片用看图软件去掉这些信息再存一次",
)
_READ = frozenset((".jpg", ".jpeg", ".png", ".webp"))


def check(root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Yield the pictures below a site's root that tell more than they show."""
    for path in files:
        if PurePosixPath(path).suffix.lower() in _READ:
            found = beside_pixels((root / path).read_bytes())
            if found:
                yield METADATA.broken(path, None, f"里面有{'、'.join(found)}")
