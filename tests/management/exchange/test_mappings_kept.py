"""The office's mappings: checked before they are kept, theirs alone to change, known in history."""

from tests.management.exchange.conftest import OPENINGS
from tests.management.exchange.counter import IMPORT, Seen
from tests.management.staffed import Staffed

ADD = "/admin/records/importmapping/add/"
GOOD = "organization: {id: 编号, name: 名称, division: 县}\n"


def test_a_mapping_is_uploaded_once_and_then_chosen_by_name(
    staffed: Staffed, kept: dict[str, str]
) -> None:
    from scripts.management.models import Change, ImportMapping

    assert kept
    who = staffed["city"]
    values = {**who.form(ADD), "name": "组织名单"}
    values.pop("mapping_file", None)
    answer = who.browser.post(
        who.url + ADD, values, files={"mapping_file": ("m.yaml", GOOD.encode("utf-8-sig"))},
        headers={"Referer": who.url + ADD}, timeout=20,
    )  # fmt: skip
    assert answer.url.endswith("/admin/records/importmapping/")
    assert ImportMapping.objects.get(name="组织名单").text == GOOD
    for name in ("city", "team"):
        options = staffed[name].page(IMPORT).select("#id_mapping option")
        assert "组织名单" in [one.get_text() for one in options]
    assert Change.objects.get(record_id="组织名单").note == "新增导入映射“组织名单”"


def test_every_fault_of_a_mapping_is_named_and_nothing_is_kept(
    staffed: Staffed, kept: dict[str, str]
) -> None:
    from scripts.management.models import ImportMapping

    who = staffed["city"]
    path = f"/admin/records/importmapping/{kept[OPENINGS]}/change/"
    before = ImportMapping.objects.get(pk=kept[OPENINGS]).text
    for text, said in (
        ("organization: {id: 编号, nane: 名称}", "是不是 name？"),
        ("organization: [", "YAML 格式有误"),
        ("{}", "还没有写一行是什么"),
        ("", "还没有内容"),
        ("x" * 300_000, "超过 200 KB"),
        ("organization: {id: 编号, name: 名称, division: {value: '999999'}}", "代码 999999"),
    ):
        found = Seen(who.change(path, text=text, mapping_file=None))
        assert any(said in message for message in found.messages), (said, found.messages)
    assert ImportMapping.objects.get(pk=kept[OPENINGS]).text == before


def test_a_mapping_is_changed_and_deleted_with_its_history(
    staffed: Staffed, kept: dict[str, str]
) -> None:
    from scripts.management.models import Change, ImportMapping

    who = staffed["city"]
    path = f"/admin/records/importmapping/{kept[OPENINGS]}/"
    who.change(f"{path}change/", text=GOOD, mapping_file=None)
    assert ImportMapping.objects.get(pk=kept[OPENINGS]).text == GOOD
    values = who.form(f"{path}delete/")
    who.post(f"{path}delete/", values)
    assert not ImportMapping.objects.filter(pk=kept[OPENINGS]).exists()
    told = list(Change.objects.filter(record_id=OPENINGS).values_list("note", "actor"))
    assert told == [(f"删除导入映射“{OPENINGS}”", "city"), (f"修改导入映射“{OPENINGS}”", "city")]


def test_nobody_else_has_their_pages(staffed: Staffed, kept: dict[str, str]) -> None:
    from scripts.management.models import ImportMapping

    for name in ("team", "media", "editor"):
        who = staffed[name]
        token = who.browser.cookies["csrftoken"]
        for page in ("", "add/", f"{kept[OPENINGS]}/change/", f"{kept[OPENINGS]}/delete/"):
            url = f"{who.url}/admin/records/importmapping/{page}"
            assert who.browser.get(url, timeout=20).status_code == 403
            answer = who.browser.post(
                url, {"csrfmiddlewaretoken": token, "name": "x", "text": GOOD, "post": "yes"},
                headers={"Referer": url}, timeout=20,
            )  # fmt: skip
            assert answer.status_code == 403
    assert set(ImportMapping.objects.values_list("pk", flat=True)) == set(map(int, kept.values()))
