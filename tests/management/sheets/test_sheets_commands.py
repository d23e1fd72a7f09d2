"""The real commands, on the demo's records."""

import stat
from pathlib import Path

import openpyxl
import pytest

from tests.management.load.stored import everything
from tests.support import Sandbox, sandbox

ALL = (
    "organizations", "projects", "commitments", "openings", "trainings", "stations", "star_rules",
    "recognitions", "awards", "surveys", "needs",
)  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = sandbox(tmp_path_factory.mktemp("sheets"))
    made.run("manage", "demo", "--openings", "40")
    return made


@pytest.fixture(scope="module")
def workbook(demo: Sandbox) -> Path:
    file = demo.root / "all.xlsx"
    demo.run("manage", "export", str(file))
    return file


def retitled(workbook: Path, name: str, title: str, row: int = 2) -> Path:
    book = openpyxl.load_workbook(workbook)
    book["招募信息"].cell(row, 2).value = title
    file = workbook.with_name(name)
    book.save(file)
    return file


def test_the_demo_comes_back_unchanged(demo: Sandbox, workbook: Path) -> None:
    before = everything(demo, *ALL)
    done = demo.run("manage", "load", str(workbook))
    assert "新增 0 条记录，修改 0 条（0 处）" in done.stdout
    assert "有问题的 0 行" in done.stdout
    assert everything(demo, *ALL) == before
    assert before["index"]["demo"] is True


def test_the_file_is_for_its_owner_only_and_says_what_is_in_it(
    demo: Sandbox, workbook: Path
) -> None:
    assert stat.S_IMODE(workbook.stat().st_mode) == 0o600
    again = demo.root / "again.xlsx"
    assert "个人信息" in demo.run("manage", "export", str(again)).stdout
    assert again.read_bytes() == workbook.read_bytes()
    bare = demo.root / "bare.xlsx"
    assert "个人信息" not in demo.run("manage", "export", str(bare), "--no-personal").stdout
    headings = [str(cell.value) for cell in openpyxl.load_workbook(bare)["招募信息"][1]]
    assert not any(heading.startswith(("领队·", "图片")) for heading in headings)


@pytest.mark.parametrize("name", ["openings", "sessions", "recognitions"])
def test_a_kind_comes_back_as_csv(demo: Sandbox, name: str) -> None:
    file = demo.root / f"{name}.csv"
    demo.run("manage", "export", str(file), "--collection", name)
    done = demo.run("manage", "load", str(file))
    assert "新增 0 条记录，修改 0 条（0 处）" in done.stdout


def test_one_organizations_records_alone(demo: Sandbox, workbook: Path) -> None:
    openings = openpyxl.load_workbook(workbook)["招募信息"]
    named = str(openings.cell(2, [cell.value for cell in openings[1]].index("组织") + 1).value)
    id_ = named.rpartition(" ")[2]
    file = demo.root / "one.xlsx"
    demo.run("manage", "export", str(file), "--organization", id_)
    book = openpyxl.load_workbook(file)
    assert [cell.value for cell in book["组织"]["A"]] == ["组织编号", id_]
    assert {str(row[2].value) for row in book["招募信息"].iter_rows(min_row=2)} == {named}
    assert book["星级标准"].max_row == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("x.ods",), "应以 .xlsx 或 .csv 结尾"),
        (("x.csv",), "CSV 只放得下一类记录"),
        (("x.csv", "--collection", "openings", "stations"), "CSV 只放得下一类记录"),
        (("x.xlsx", "--collection", "people"), "没有 people；可以写：organizations"),
        (("x.xlsx", "--organization", "ORG-X"), "没有编号为 ORG-X 的组织"),
    ],
)
def test_what_cannot_be_exported_is_said(
    demo: Sandbox, arguments: tuple[str, ...], expected: str
) -> None:
    file, *more = arguments
    done = demo.run("manage", "export", str(demo.root / file), *more, code=1)
    assert expected in done.stderr
    assert not (demo.root / file).exists()


def test_a_dry_run_tells_and_stores_nothing_and_then_it_is_stored(
    demo: Sandbox, workbook: Path
) -> None:
    file = retitled(workbook, "new.xlsx", "新的标题")
    before = everything(demo, *ALL)
    tried = demo.run("manage", "load", str(file), "--dry-run").stdout
    assert "标题：" in tried
    assert "→ “新的标题”" in tried
    assert "什么都没有存入" in tried
    assert everything(demo, *ALL) == before
    assert "已存入 1 条记录" in demo.run("manage", "load", str(file)).stdout
    after = everything(demo, *ALL)
    old, new = ({one["id"]: one for one in found["openings"]} for found in (before, after))
    (changed,) = [id_ for id_ in new if new[id_] != old[id_]]
    assert new[changed]["title"] == "新的标题"
    assert {name for name in new[changed] if new[changed][name] != old[changed][name]} <= {
        "title", "seq", "updated_at",
    }  # fmt: skip
    assert "已存入 0 条记录" in demo.run("manage", "load", str(file)).stdout


def test_all_or_nothing_unless_the_good_rows_are_accepted(demo: Sandbox) -> None:
    given = demo.root / "given.xlsx"
    demo.run("manage", "export", str(given))
    file = retitled(retitled(given, "half.xlsx", "好的标题", row=3), "both.xlsx", "长" * 201, row=4)
    before = everything(demo, "openings")
    refused = demo.run("manage", "load", str(file), code=1).stderr
    assert "工作表“招募信息”第 4 行" in refused
    assert "B“标题”" in refused
    assert "什么都没有存入" in refused
    assert everything(demo, "openings") == before
    assert "第 4 行" in (demo.var / "reports" / "load.md").read_text(encoding="utf-8")
    done = demo.run("manage", "load", str(file), "--accept-valid").stdout
    assert "已存入 1 条记录" in done
    titles = [one["title"] for one in everything(demo, "openings")["openings"]]
    assert titles.count("好的标题") == 1


def test_what_changed_meanwhile_is_kept_unless_the_sheet_shall_win(demo: Sandbox) -> None:
    given = demo.root / "late.xlsx"
    demo.run("manage", "export", str(given))
    first, second = (retitled(given, f"{n}.xlsx", title) for n, title in enumerate(("甲", "乙")))
    demo.run("manage", "load", str(first))
    refused = demo.run("manage", "load", str(second), code=1).stderr
    assert "导出以后这条记录被改过" in refused
    assert "--overwrite" in refused
    demo.run("manage", "load", str(second), "--overwrite")
    titles = [one["title"] for one in everything(demo, "openings")["openings"]]
    assert ("甲" in titles, "乙" in titles) == (False, True)
