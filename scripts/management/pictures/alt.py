"""What stands for a picture where it can't be seen: words that say what it shows. Pure."""

import re

_BARE = frozenset(
    (
        "图", "图片", "照片", "相片", "图像", "图例", "配图", "插图", "截图", "封面", "封面图",
        "活动图片", "活动照片", "志愿者照片", "现场照片", "无", "暂无", "没有", "未知", "说明",
        "图片说明", "测试", "image", "picture", "photo", "img", "pic", "none", "null", "test",
    )
)  # fmt: skip
_FILE = re.compile(
    r"[\w\- .()（）]*\.(?:jpe?g|png|webp|hei[cf]|gif|bmp|tiff?|svg|pdf)|"
    r"(?:IMG|DSC|DCIM|MVIMG|PXL|VID|mmexport|wx_camera|微信图片|QQ图片|Screenshot|屏幕截图|截屏)"
    r"[\w\- .()（）]*|[\d\W_]+",
    re.IGNORECASE,
)
SHORTEST = 4
"""Characters: 种树 alone doesn't say who, or where."""


def fault_of_alt(alt: str, file: str = "") -> str:
    """Return what is wrong with the words, empty where nothing is; `file` is the file's name."""
    said = alt.strip()
    if not said:
        return "没有写图片说明；请用一句话写出画面里有什么，例如“志愿者在河边种树”"
    stem = file.rpartition(".")[0] or file
    if said.casefold() in (file.casefold(), stem.casefold()) or _FILE.fullmatch(said):
        return f"图片说明写成了文件名“{said}”；请写出画面里有什么，例如“志愿者在河边种树”"
    bare = re.sub(r"[\s\d\W_]+", "", said).casefold()
    if bare in _BARE or len(said) < SHORTEST:
        return f"图片说明“{said}”没有说出画面里有什么；请写成一句话，例如“志愿者在河边种树”"
    return ""
