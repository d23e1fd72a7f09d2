"""Every rule of a built site, proved on a site that breaks it and on one that doesn't."""

from pathlib import Path

import pytest

from scripts.check.expected import Expected
from scripts.check.registry import BUILT_RULES
from scripts.check.site import check_site
from scripts.errors import CheckError
from scripts.rules.pixels import clean
from scripts.rules.problem import Problem
from tests.check.cases import BASE, CASES, IDENTITY, MOBILE, Case, body, noise
from tests.check.small_site import demo_site, page, small_site, write
from tests.photographs import photograph

ELSEWHERE = {
    "style-weight", "file-kind", "too-few-pages", "record-page", "no-home", "utf-8",
    "symbolic-link", "picture-metadata",
    "search-file", "search-page", "search-unfound", "search-weight",
}  # fmt: skip
"""Rules that one changed text can't break alone: tested one by one, here or in tests/search."""


def problems(root: Path, files: dict[str, str], expected: Expected = Expected()) -> list[Problem]:  # noqa: B008 # frozen
    return check_site(write(root, files), expected)


def changed(case: Case) -> dict[str, str]:
    files = demo_site() if case.demo else small_site()
    assert case.old in files[case.path], "the case changes nothing"
    files[case.path] = files[case.path].replace(case.old, case.new, 1)
    if case.base_url:
        files["sitemap.xml"] = files["sitemap.xml"].replace("<loc>", f"<loc>{case.base_url}")
    if "big.js" in case.new:
        files["assets/big.js"] = "// nothing\n"
    return files


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.path}")
def test_a_broken_rule_is_reported_once_with_its_place(tmp_path: Path, case: Case) -> None:
    expected = Expected(demo=case.demo, base_url=case.base_url)
    found = problems(tmp_path, changed(case), expected)
    assert [(p.rule, p.path, p.line) for p in found] == [(case.rule, case.path, case.line)]
    assert case.found in found[0].message


def test_a_good_site_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, small_site()) == []


def test_a_good_demo_has_no_problem(tmp_path: Path) -> None:
    assert problems(tmp_path, demo_site(), Expected(demo=True)) == []


def test_every_rule_has_a_bad_case() -> None:
    assert {rule.id for rule in BUILT_RULES} == {case.rule for case in CASES} | ELSEWHERE


def rules_found(root: Path, files: dict[str, str], expected: Expected = Expected()) -> set[str]:  # noqa: B008 # frozen
    return {problem.rule for problem in problems(root, files, expected)}


def test_all_problems_are_found_at_once(tmp_path: Path) -> None:
    files = small_site()
    files["index.html"] = page("首页", f"<b>{MOBILE}<img src=x.png>{IDENTITY}{{{{")
    assert rules_found(tmp_path, files) == {
        "html-syntax", "mobile-number", "identity-number", "alt-missing", "broken-link",
        "template-mark",
    }  # fmt: skip


def test_declared_office_phones_may_be_shown_in_any_form(tmp_path: Path) -> None:
    files = small_site()
    files["index.html"] = page("首页", "<p>电话 138-0013-8000</p>")
    public = Expected(public_contacts=frozenset((MOBILE,)))
    assert problems(tmp_path, files, public) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-24 09:00–11:30",
        "累计 155 <time>2026-11-24</time>",
        "1380013800",  # ten digits
        "113.013800138000",  # a longitude
        "130.12345678",
        "编号 9913800138000",
        "110105194912310021",  # a wrong checksum
        "110105199913310022",  # no such day
        '<a href="/?v=9f13800138000a">版本</a>',  # a digest
        "1764000000000",  # a moment in milliseconds
    ],
)
def test_other_numbers_are_nobodys(tmp_path: Path, text: str) -> None:
    files = small_site()
    files["404.html"] = page("没有这一页", f"<p>{text}</p>")
    assert problems(tmp_path, files) == []


def test_a_number_in_a_file_name_is_found(tmp_path: Path) -> None:
    files = small_site() | {f"assets/{MOBILE}.png": "picture"}
    assert rules_found(tmp_path, files) == {"mobile-number"}


def test_own_address_is_required_of_the_site_map(tmp_path: Path) -> None:
    found = problems(tmp_path, small_site(), Expected(base_url=BASE))
    assert [(p.rule, p.path, p.line) for p in found] == [
        ("own-address", "sitemap.xml", 3),
        ("own-address", "sitemap.xml", 4),
    ]


def test_a_site_map_of_several_files_is_followed(tmp_path: Path) -> None:
    files = small_site()
    files["sitemap-1.xml"] = files["sitemap.xml"].replace("<loc>", f"<loc>{BASE}")
    files["sitemap.xml"] = (
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"<sitemap><loc>{BASE}/sitemap-1.xml</loc></sitemap>\n"
        "</sitemapindex>"
    )
    expected = Expected(base_url=BASE)
    assert problems(tmp_path / "good", files, expected) == []
    bad = {
        **files,
        "sitemap.xml": files["sitemap.xml"].replace("sitemap-1", "sitemap-2"),
        "sitemap-1.xml": files["sitemap-1.xml"].replace("OP-1", "OP-2"),
    }
    found = problems(tmp_path / "broken", bad, expected)
    assert [(p.rule, p.path, p.line) for p in found] == [
        ("broken-link", "sitemap-1.xml", 4),
        ("broken-link", "sitemap.xml", 2),
    ]
    bare = {**files, "sitemap.xml": files["sitemap.xml"].replace(BASE, "")}
    assert [(p.rule, p.path, p.line) for p in problems(tmp_path / "bare", bare, expected)] == [
        ("own-address", "sitemap.xml", 2)
    ]


def test_full_addresses_of_the_site_itself_are_followed(tmp_path: Path) -> None:
    files = small_site()
    files["sitemap.xml"] = files["sitemap.xml"].replace("<loc>", f"<loc>{BASE}")
    files["404.html"] = page("没有这一页", f'<a href="{BASE}/opening/OP-1/#when">甲</a>')
    assert problems(tmp_path, files, Expected(base_url=BASE)) == []


def test_styles_are_weighed_by_page(tmp_path: Path) -> None:
    files = small_site()
    files["assets/more.css"] = f"/* {noise(18_000)} */"
    files["404.html"] = files["404.html"].replace(
        "</head>", '<link rel="stylesheet" href="/assets/more.css"></head>'
    )
    found = problems(tmp_path, files)
    assert [(p.rule, p.path) for p in found] == [("style-weight", "404.html")]


@pytest.mark.parametrize("path", ["assets/a.exe", "assets/a", ".hidden/a.txt", "assets/.a.png"])
def test_only_known_files_are_published(tmp_path: Path, path: str) -> None:
    assert rules_found(tmp_path, small_site() | {path: ""}) == {"file-kind"}


def test_an_emptied_site_is_refused(tmp_path: Path) -> None:
    found = problems(tmp_path, small_site(), Expected(least_pages=4))
    assert [(p.rule, "3 个网页" in p.message) for p in found] == [("too-few-pages", True)]
    assert problems(tmp_path, small_site(), Expected(least_pages=3)) == []


def test_every_public_record_has_a_page(tmp_path: Path) -> None:
    known = Expected(records=frozenset({("openings", "OP-1"), ("stations", "ST-9")}))
    found = problems(tmp_path, small_site(), known)
    assert [(p.rule, p.path) for p in found] == [("record-page", "stations/ST-9")]


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_the_front_and_the_error_page_are_needed(tmp_path: Path, path: str) -> None:
    files = small_site()
    del files[path]
    found = problems(tmp_path, files)
    assert ("no-home", path) in [(p.rule, p.path) for p in found]


def test_other_encodings_are_refused_with_their_line(tmp_path: Path) -> None:
    write(tmp_path, small_site())
    (tmp_path / "robots.txt").write_bytes("User-agent: *\n# 城市\n".encode("gb18030"))
    found = check_site(tmp_path, Expected())
    assert [(p.rule, p.path, p.line) for p in found] == [("utf-8", "robots.txt", 2)]


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    write(tmp_path, small_site())
    (tmp_path / "assets" / "secret.txt").symlink_to("/etc/hostname")
    (tmp_path / "all").symlink_to(tmp_path)
    found = check_site(tmp_path, Expected())
    assert [(p.rule, p.path) for p in found] == [
        ("symbolic-link", "all"),
        ("symbolic-link", "assets/secret.txt"),
    ]


def test_many_processes_find_what_one_finds(tmp_path: Path) -> None:
    files = small_site()
    for number in range(60):
        bad = '<a href="/nowhere/">甲</a>' if number % 7 == 0 else "<p>甲</p>"
        files[f"page/{number}/index.html"] = page(f"第 {number} 页", bad)
    alone = problems(tmp_path, files)
    assert len(alone) == 9
    assert check_site(tmp_path, Expected(), workers=2) == alone


def test_a_missing_folder_is_said_clearly(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match="没有这个文件夹"):
        check_site(tmp_path / "nowhere", Expected())


def test_a_case_counts_lines_as_an_editor_does(tmp_path: Path) -> None:
    case = body("mobile-number", f"<p>一\n二\n{MOBILE}\n三</p>")
    found = problems(tmp_path, changed(case))
    assert [(p.rule, p.line) for p in found] == [("mobile-number", 16)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_tells_more_than_it_shows_is_found(tmp_path: Path, kind: str) -> None:
    root = write(tmp_path, small_site())
    told = root / "assets" / f"river.{kind.lower()}"
    told.write_bytes(photograph(kind=kind))
    (found,) = check_site(root, Expected())
    assert (found.rule, found.path) == ("picture-metadata", f"assets/{told.name}")
    assert "EXIF（拍摄信息）" in found.message
    told.write_bytes(clean(photograph(kind=kind)).data)
    assert check_site(root, Expected()) == []
