"""What the sheet 说明 says: how the workbook is used, and how each column is filled in."""

from collections.abc import Iterator, Sequence

from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.pages import Page

TITLE = "说明"
PRIVATE = (
    "这份表格里有个人信息：姓名、联系人、同意书的日期（表头为橙色的列）。只在办公室内部使用，"
    "不转发、不上传到公开的地方，用完删除。对外提供请导出不含个人信息的表格。"
)
_HOW = """
每张工作表是一类记录，一行一条。改好以后保存，在管理系统的“导入”中选择它，先看会改什么，再确认（用命令时是 manage load 文件名，先加 --dry-run）。
不要改第 1 行的列名、工作表里的编号和变更序号；列的先后、多余的空行没有关系。
没有改的行照原样留着，或整行删去：表里没有的记录不受影响，不会被删除。
整列删去：那一项保持原样。把一个单元格清空：那一项就清空。
新增：在最后加一行，编号和变更序号空着，导入时得到编号；场次表里的编号也空着，靠标题对应。和已有的同名时，请自己写一个新编号。
公式不能导入，请粘贴为数值；单元格不要合并。
导出以后又在管理系统里改过的记录会被指出来，不会被盖掉；请重新导出再改。
灰色的列由系统填写，不要改。
""".strip().splitlines()  # noqa: E501 - one rule a line
_KEPT = "由系统填写，不要改。"


def lines(shown: Sequence[Page]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the sheet."""
    yield (TITLE,)
    if any(column.personal for page in shown for column in page.columns):
        yield ("", PRIVATE)
    yield from ((str(number), text) for number, text in enumerate(_HOW, 1))
    yield ()
    yield ("工作表", "列", "怎样填写")
    for page in shown:
        for column in page.columns:
            yield page.form.title, column.heading, note(column)


def note(column: Column) -> str:
    """Say how a column is filled in."""
    if column.role in (Role.NUMBER, Role.KEPT):
        return _KEPT
    if column.role in (Role.IDENTITY, Role.OWNER):
        return "不要改；新增的一行空着，或自己写一个新编号（字母、数字、- 和 _）。"
    needed = "必填。" if column.needed else ""
    said = f"{column.note.rstrip('。')}。" if column.note else ""
    return f"{needed}{said}{column.kind.hint if column.role is not Role.CAPTION else ''}"
