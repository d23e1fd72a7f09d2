"""A sheet or a mapping that can't be read at all: one clear sentence, nothing stored."""

from pathlib import Path

import pytest

from tests.management.load.stored import load, untouched
from tests.support import Sandbox

BAD_SHEETS = {
    b"": "文件是空的",
    b"\n\n": "文件是空的",
    b"a,b\n": "没有一行数据",
    b"a,b,a\n1,2,3\n": "重复的列名 a",
    b'a,b\n"1,2\n': "引号是否成对",
    b"a,b\n\xff\xff\xff,\x80\n": "不是 UTF-8、GB18030 或 Big5 编码",
    b"PK\x03\x04rest": "Excel 工作簿",
    "a,b\n1,2\n".encode("utf-16-le"): "没有标记的 UTF-16",
    b"a;b\n1;2\n": "表中没有“编号”这一列",
}
BAD_MAPPINGS = {
    "opening: {titel: 标题}\nsession: {}\norganization: {}": ("opening.titel", "是不是 title？"),
    "opening: {}\nsession: {}\norganization: {}": ("opening.id", "session.start_date"),
    "opening:\n  id: {columm: 编号}": ("columm", "检查拼写"),
    "opening: [": ("YAML 格式有误", "第 1 行"),
    "- 编号": ("应为一组字段", "列表"),
}
CHANGES = {
    ("column: 编号,", "column: 编码,"): ("opening.id：表中没有“编码”这一列", "表中有：编号、标题"),
    ("column: 单位编号,", "column: 单位编码,"): ("organization.id", "是不是“单位编号”？"),
    ("环保: environment", "环保: enviroment"): ("opening.category：代码 enviroment", "categories"),
    ('皇后区: "036081"', '皇后区: "036082"'): ("opening.division：代码 036082", "divisions"),
    ('"112": ', "112: "): ("112 应加上引号", "opening.division"),
    ("title: 标题", "title: {column: 标题, value: 标题}"): ("opening.title", "只能写一个"),
    ("parse: python_dict, path: [纬度]", "path: [纬度]"): ("session.latitude", "还要写 parse"),
    (r"'\d{5}'", "'('"): ("opening.division", "正则表达式"),
    ("  name: 单位\n", ""): ("organization.name", "必须写明"),
}


@pytest.mark.parametrize(("data", "said"), BAD_SHEETS.items(), ids=list(BAD_SHEETS.values()))
def test_a_bad_sheet_is_named(new_york: Sandbox, sheet: Path, data: bytes, said: str) -> None:
    sheet.write_bytes(data)
    refused = load(new_york, sheet, "--accept-valid", code=1)
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr
    assert untouched(new_york)


@pytest.mark.parametrize(("text", "said"), BAD_MAPPINGS.items())
def test_a_bad_mapping_is_named(
    new_york: Sandbox, sheet: Path, text: str, said: tuple[str, ...]
) -> None:
    sheet.with_name("mapping.yaml").write_text(text, encoding="utf-8")
    refused = load(new_york, sheet, "--accept-valid", code=1)
    assert all(words in refused.stderr for words in said), refused.stderr
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(("change", "said"), CHANGES.items())
def test_one_mistake_in_a_mapping_is_named(
    new_york: Sandbox, sheet: Path, change: tuple[str, str], said: tuple[str, str]
) -> None:
    mapping = sheet.with_name("mapping.yaml")
    text = mapping.read_text(encoding="utf-8")
    assert change[0] in text
    mapping.write_text(text.replace(*change), encoding="utf-8")
    refused = load(new_york, sheet, "--accept-valid", code=1)
    assert all(words in refused.stderr for words in said), refused.stderr
    assert "mapping.yaml" in refused.stderr
    assert untouched(new_york)


def test_missing_files_are_named(new_york: Sandbox, sheet: Path) -> None:
    missing = sheet.with_name("none.csv")
    assert f"{missing}：没有这个文件" in load(new_york, missing, code=1).stderr
    other = sheet.with_name("none.yaml")
    assert f"{other}：没有这个映射文件" in load(new_york, sheet, mapping=other, code=1).stderr


def test_a_sheet_with_no_good_row_is_refused_even_with_leave(
    new_york: Sandbox, sheet: Path
) -> None:
    lines = sheet.read_text(encoding="utf-8").splitlines(keepends=True)
    sheet.write_text("".join([lines[0], *lines[6:9]]), encoding="utf-8")
    refused = load(new_york, sheet, "--accept-valid", code=1)
    assert "可以导入 0 条" in refused.stderr
    assert untouched(new_york)
