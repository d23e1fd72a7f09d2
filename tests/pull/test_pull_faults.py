"""Whatever the API does wrong: one clear sentence, exit 1, the snapshot as it was."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.pull.conftest import Desk
from tests.pull.server import TOKEN, Fault, Reply, answer, edited, on

HTML = Reply(200, b"<!doctype html><title>login</title>", {"Content-Type": "text/html"})


def moved(place: str) -> Fault:
    return lambda _path, _right: Reply(302, b"", {"Location": place})


def status(number: int) -> Fault:
    return lambda _path, right: right._replace(status=number, headers={"Retry-After": "0"})


def rename(old: str, new: str) -> Fault:
    def change(page: dict[str, Any]) -> None:
        for item in page["items"]:
            item[new] = item.pop(old, None)

    return on("openings", edited(change))


def page(**changes: object) -> Fault:
    return on("openings", edited(lambda value: value.update(changes)))


def index(**changes: object) -> Fault:
    fault = edited(lambda value: value.update(changes))
    return lambda path, right: fault(right) if path.endswith("/v1/") else right


def first_item(change: Callable[[dict[str, Any]], object]) -> Fault:
    return on("openings", edited(lambda value: change(value["items"][0])))


FAULTS = {
    "html": (lambda _path, _right: HTML, "收到的是网页（HTML），不是数据"),
    "html-in-disguise": (on("openings", lambda right: right._replace(body=HTML.body)), "网页"),
    "html-error": (lambda _path, _right: HTML._replace(status=404), "没有这个地址（404）"),
    "half-a-body": (on("openings", lambda right: right._replace(cut=True)), "只收到半页"),
    "half-a-json": (
        on("openings", lambda right: right._replace(body=right.body[:-40])),
        "收到的数据不完整或不是 JSON",
    ),
    "nothing": (on("openings", lambda right: right._replace(body=b"")), "（0 字节"),
    "half-a-listing": (
        on("openings", edited(lambda value: value["items"].pop())),
        "索引说有 8 条，只收到 7 条",
    ),
    "a-list": (on("openings", lambda _right: answer([])), "应为一组字段，写成了列表"),
    "no-items": (on("openings", edited(lambda value: value.pop("items"))), "items：缺少这一项"),
    "no-next": (on("openings", edited(lambda value: value.pop("next"))), "next：缺少这一项"),
    "a-text-as-item": (page(items=["x"]), "items[0]：应为一组字段，写成了文字"),
    "standing-next": (page(next=0), "没有前进"),
    "empty-and-standing": (page(items=[], next=0), "没有前进"),
    "next-going-back": (page(next=4), "没有前进"),
    "next-too-far": (page(next=10**9), "超过了 high_water"),
    "no-seq": (first_item(lambda item: item.pop("seq")), "第 1 条没有整数的 seq"),
    "true-as-seq": (first_item(lambda item: item.update(seq=True)), "第 1 条没有整数的 seq"),
    "disorder": (first_item(lambda item: item.update(seq=9)), "应大于前一条的 9"),
    "renamed": (
        rename("title", "name"),
        "收到的 8 条记录全都没有 title，却有约定里没有的 name",
    ),
    "no-collections": (index(collections={}), "索引里没有 organizations"),
    "count-as-text": (
        index(collections={"openings": {"count": "8", "high_water": 1}}),
        "应为整数，写成了文字",
    ),
    "newer-api": (index(schema="2.0"), "接口是 2.0 版，本程序只认识 1.x 版；请更新本程序"),
    "older-api": (index(schema="0.9"), "请更新管理系统"),
    "no-demo-mark": (index(demo=None), "demo：应为true 或 false，写成了空"),
    "another-city": (index(city="430100"), "区划代码 430100"),
    "refused": (status(401), "不接受访问令牌（401）；请检查环境变量 MANAGEMENT_API_TOKEN"),
    "forbidden": (status(403), "没有读取权限"),
    "broken": (status(500), "管理系统出错了（500）"),
    "teapot": (status(418), "管理系统拒绝了请求（418）"),
    "busy": (status(429), "请求太多（429）"),
    "redirected": (moved("https://example.org/api/v1/"), "改成最终的地址"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_sentence_and_changes_nothing(desk: Desk, name: str) -> None:
    desk.pull()
    before = desk.bytes
    desk.api.fault, sentence = FAULTS[name]
    said = desk.command("--full", code=1)
    assert sentence in said
    assert said.count("出错了：") == 1
    assert "Traceback" not in said
    assert TOKEN not in said
    assert desk.bytes == before
    assert [path.name for path in desk.places.content.glob(".data*")] == []


def test_a_first_pull_that_fails_leaves_no_data(desk: Desk) -> None:
    desk.api.fault = FAULTS["half-a-body"][0]
    desk.command(code=1)
    assert not desk.places.data.exists()


def test_a_stopped_api_is_named(desk: Desk) -> None:
    desk.pull()
    before = desk.bytes
    said = desk.command(code=1, MANAGEMENT_API_URL="http://127.0.0.1:1/")
    assert "连不上管理系统" in said
    assert desk.bytes == before


def test_an_answer_of_endless_size_is_cut(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.pull.transport.LARGEST_ANSWER", 1024)
    with pytest.raises(Exception, match="不再接收"):
        desk.pull()


def test_a_redirect_is_not_followed_even_on_the_same_host(desk: Desk) -> None:
    desk.api.fault = moved(f"{desk.api.url}/elsewhere/")
    desk.command(code=1)
    assert desk.api.requests == ["/api/v1/"]


def test_the_api_s_wish_to_wait_is_honoured(desk: Desk) -> None:
    """The server lets nobody in before the second it asked for is over; one retry is enough."""
    import time

    opened: list[float] = []

    def gate(path: str, right: Reply) -> Reply:
        if "stations" not in path:
            return right
        opened.append(opened[0] if opened else time.monotonic() + 1)
        is_early = time.monotonic() < opened[0]
        return right._replace(status=429, headers={"Retry-After": "1"}) if is_early else right

    desk.api.fault = gate
    desk.pull()
    assert len(opened) == 2
    assert "管理系统请我们稍等 1 秒……" in desk.said


def test_a_server_error_that_passes_is_outlived(desk: Desk) -> None:
    failures = [502, 503]

    def sometimes(_path: str, right: Reply) -> Reply:
        return right._replace(status=failures.pop()) if failures else right

    desk.api.fault = sometimes
    assert desk.pull().changed
