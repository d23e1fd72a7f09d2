"""What looks like a person's name in a Chinese text. A guess on the safe side, not knowledge."""

import re
from functools import cache

from scripts.rules.anonymity.surnames import WORDS

_COMPOUND = "欧阳|司马|上官|诸葛|皇甫|尉迟|令狐|慕容|司徒|夏侯|端木|公孙|轩辕|宇文|长孙|闻人|南宫"
_HAN = "\u3400-\u9fff\U00020000-\U000323af"
_FUNCTION = frozenset(
    "的了不没有无是在要和与及或也都很个们这那时里上下中前后把被给让来去到从对为以等着过吗呢每各"
)
"""Characters that stand in hardly any name."""
_BEFORE = (
    "担任", "责任", "主任", "聘任", "现任", "兼任", "语文", "中文", "经常", "平常", "日常", "正常",
    "非常", "对方", "地方", "双方", "也许", "或许", "允许", "容易", "交易", "简易", "健康", "小康",
    "基石", "化石", "黄金", "基金", "资金", "现金",
)  # fmt: skip
"""Words that end like a surname."""
_KIN = (
    "某{1,2}|(?:大|老|小)?(?:奶奶|爷爷|婆婆|大爷|大妈|大娘|大叔|大婶|大姐|大哥|阿姨|叔叔|伯伯|先生|"
    "女士|小姐|太太|同学|老师|师傅|老汉|嫂子|大嫂|姨妈|姑姑)"
)
_WHO = (
    "姓名|户主|联系人|名叫|名字叫|名字是|叫做|叫作|居民|村民|患者|学生|老人|党员|残疾人|孤儿|儿童|家长|监护人|"
    "孩子|病人|女孩|男孩|妇女|帮助|帮扶|帮|资助|照顾|探望|慰问|的有|陪"
)
_WHAT = "的(?:父|母|儿|女|爷|奶|孙|妻|丈|孩|家)|一家|家里|家的|[,，]\\s*(?:男|女|\\d)"
_SAID = "[的家缺患需要正在今年独住没无想是被等]"
_EDGE = "[^" + _HAN + "]|\\Z"
_PHRASE = "(?:\\A|[^" + _HAN + "A-Za-z0-9]|※)"
_LATIN = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\b\.? ?[A-Z]")


def name_in(text: str) -> str | None:
    """Return what looks like somebody's name, masked to its surname; None where nothing does.

    The text is in the form of said.plain.
    """
    if _LATIN.search(text):
        return "Mr./Ms. …"
    together = re.sub(f"(?<=[{_HAN}])[ ·・](?=[{_HAN}])", "", text)
    for form in (text, together):
        for pattern in _patterns():
            for found in pattern.finditer(form):
                if not _is_word(form, found.start("name"), found["name"]):
                    return f"{found['surname']}**"
    return None


def _is_word(text: str, start: int, name: str) -> bool:
    """Tell whether these characters are an ordinary word or part of one."""
    surname, rest = name[0], name[1:]
    if any(text.startswith(word[:-1], start - 1) and word[-1] == surname for word in _BEFORE):
        return True
    if re.match(_COMPOUND, name):
        return False
    return bool(rest) and (rest[0] in WORDS[surname] or bool(_FUNCTION & set(rest)))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the ways in which names stand in texts, the surest first."""
    single = f"[{''.join(WORDS)}]"
    surname = f"(?P<surname>{_COMPOUND}|{single})"
    whole = f"(?P<name>{surname}[{_HAN}]{{1,2}})"
    shapes = (
        f"(?P<name>(?P<surname>{_COMPOUND})[{_HAN}]{{1,2}})",
        f"(?P<name>{surname})(?:{_KIN})",
        f"(?P<name>{surname}[{_HAN}]{{1,2}}?)(?:{_WHAT})",
        f"{_PHRASE}[老小](?P<name>{surname}[{_HAN}])",
        f"(?:{_WHO})(?:[:：,，]|是|为)?\\s?{whole}(?={_SAID}|{_EDGE})",
        f"{_PHRASE}{whole}(?={_EDGE})",
    )
    return tuple(map(re.compile, shapes))
