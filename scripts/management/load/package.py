"""Whether a file is an Excel workbook that may be opened: no other kind, no bomb, no password."""

import io
import lzma
import re
import struct
import zipfile
import zlib

from scripts.errors import ImportFileError

UNPACKED = 50_000_000
"""Bytes that all parts of a workbook may have together."""
_PARTS = 2_000
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, EOFError,
    OSError, ValueError, RuntimeError,
)  # fmt: skip
"""What zipfile raises where a byte is wrong."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请在 Excel 或 WPS 中另存为“Excel 工作簿（.xlsx）”再导入"
_FOREIGN = {
    b"%PDF": "PDF 文件", b"{\\rtf": "RTF 文档", b"\x89PNG": "图片", b"\xff\xd8\xff": "图片",
    b"Rar!": "压缩包", b"7z\xbc\xaf": "压缩包", b"PK\x05\x06": "空的压缩包",
}  # fmt: skip


def is_package(data: bytes) -> bool:
    """Tell whether these are a zip file's bytes, as a workbook is one."""
    return data.startswith(_ZIP)


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise ImportFileError where a file begins like something that is no table."""
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise ImportFileError(f"{name}：工作簿有打开密码，请去掉密码后再导入")
        raise ImportFileError(f"{name}：这是旧式 Excel 文件（xls），{_SAVE_AS}")
    for start, kind in _FOREIGN.items():
        if data.startswith(start):
            raise ImportFileError(f"{name}：这是{kind}，不是表格；请用 xlsx 或 CSV 文件")
    if re.match(rb"(?i)\s*(?:<!doctype|<html|<\?xml)", data):
        raise ImportFileError(f"{name}：这是网页或 XML，不是表格；{_SAVE_AS}")


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a workbook.

    Raises ImportFileError where it is damaged, another kind of package, or too large unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _refuse(package.infolist(), package, name)
            return {info.filename: package.read(info) for info in package.infolist()}
    except _DAMAGE:
        raise ImportFileError(
            f"{name}：不是完整的 Excel 工作簿（xlsx），可能没有传完；请重新保存再导入"
        ) from None


def _refuse(parts: list[zipfile.ZipInfo], package: zipfile.ZipFile, name: str) -> None:
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise ImportFileError(f"{name}：文件有密码，请去掉密码后再导入")
    # zipfile reads no more of a part than it declares, so the declared sizes can be trusted.
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise ImportFileError(
            f"{name}：解开后超过 {UNPACKED // 1_000_000} MB，不予打开；"
            "请删去图片、多余的工作表和空白格式，或拆成几个文件"
        )
    if "mimetype" in names and b"opendocument" in package.read("mimetype"):
        raise ImportFileError(f"{name}：这是 ODS 表格，{_SAVE_AS}")
    if "xl/workbook.bin" in names:
        raise ImportFileError(f"{name}：这是二进制工作簿（xlsb），{_SAVE_AS}")
    if "xl/workbook.xml" not in names:
        raise ImportFileError(f"{name}：这个压缩文件里没有 Excel 工作簿；请直接选择 xlsx 文件")
