"""What `manage check` finds about pictures: files and records that don't fit each other."""

import hashlib
from collections.abc import Iterator
from typing import Any

from scripts.management.pictures import files
from scripts.management.pictures.usage import with_pictures
from scripts.rules.beside_pixels import beside_pixels

_AGAIN = "请在这条记录的页面里重新上传"


def faults() -> Iterator[str]:
    """Name every picture that can't be shown as its record says, and every file that nobody has."""
    used: set[str] = set()
    for model in with_pictures():
        for row in model._base_manager.exclude(pictures=[]).iterator(chunk_size=500):
            for shown in row.pictures:
                used.add(str(shown.get("path")))
                yield from _of_picture(f"{model.RECORD.LABEL} {row.pk}", shown)
    yield from _of_files(used)


def _of_picture(record: str, shown: dict[str, Any]) -> Iterator[str]:
    path = str(shown.get("path"))
    data = files.read(path)
    if data is None:
        yield f"{record}：没有图片文件 {path}，网站显示不了；{_AGAIN}，或移除它"
    elif hashlib.sha256(data).hexdigest() != shown.get("sha256"):
        yield f"{record}：图片文件 {path} 和登记时不是同一个，不会公开；{_AGAIN}"
    elif beside := beside_pixels(data):
        yield (
            f"{record}：图片文件 {path} 里除了画面还有{'、'.join(beside)}；"
            f"网站会去掉它们，但接口会原样给出；{_AGAIN}"
        )


def _of_files(used: set[str]) -> Iterator[str]:
    folder = files.media()
    if not folder.exists():
        return
    if folder.stat().st_mode & 0o077:
        yield f"{folder}：别人也能进入；请运行 chmod 700 {folder}"
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or file.is_symlink():
            continue
        if f"{files.PREFIX}{file.relative_to(folder).as_posix()}" not in used:
            yield f"{file}：没有记录用到这个文件；如果不再需要，请删除它"
