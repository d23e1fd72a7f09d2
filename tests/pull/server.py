"""A second management API that keeps the contract, and breaks it where a test says so."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from scripts.records import COLLECTIONS

TOKEN = "Zx81-token-that-nobody-may-see"
Item = dict[str, Any]


class Reply(NamedTuple):
    """What the server sends; a fault changes or replaces it."""

    status: int
    body: bytes
    headers: dict[str, str] = {}  # noqa: RUF012 — never changed in place
    cut: bool = False
    """Send half the body, then close."""


def answer(value: object) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode()
    return Reply(200, body, {"Content-Type": "application/json; charset=utf-8"})


Fault = Callable[[str, Reply], Reply]
"""Given the path with its query and the right reply, return the one to send."""


@dataclass(kw_only=True)
class ScriptedApi:
    """Items by collection and id; every write takes the next seq, a removal leaves a tombstone."""

    items: dict[str, dict[str, Item]] = field(
        default_factory=lambda: {name: {} for name in COLLECTIONS}
    )
    files: dict[str, bytes] = field(default_factory=dict)
    """By path, such as /media/a.jpg."""
    seq: int = 0
    city: str = "431000"
    schema: str = "1.2"
    demo: bool = False
    instance: str | None = None
    page_size: int = 1000
    fault: Fault | None = None
    requests: list[str] = field(default_factory=list)
    url: str = ""

    def put(self, collection: str, *items: Item) -> None:
        for item in items:
            self.seq += 1
            self.items[collection][item["id"]] = {**item, "seq": self.seq}

    def change(self, collection: str, at: str, /, **changes: object) -> None:
        kept = self.items[collection][at]
        self.put(collection, {**kept, **changes})

    def delete(self, collection: str, name: str) -> None:
        self.put(collection, {"id": name, "deleted_at": "2026-11-24T09:00:00+08:00"})

    def live(self, collection: str) -> list[Item]:
        return [item for item in self.items[collection].values() if "deleted_at" not in item]

    def high_water(self, collection: str) -> int:
        return max((item["seq"] for item in self.items[collection].values()), default=0)

    def index(self) -> Item:
        collections = {
            name: {"count": len(self.live(name)), "high_water": self.high_water(name)}
            for name in self.items
        }
        return {
            "schema": self.schema, "demo": self.demo, "city": self.city,
            "instance": self.instance, "collections": collections,
        }  # fmt: skip

    def page(self, collection: str, since: int, limit: int) -> Item:
        ordered = sorted(self.items[collection].values(), key=lambda item: item["seq"])
        after = [item for item in ordered if item["seq"] > since]
        items = after[: min(limit, self.page_size)]
        following = items[-1]["seq"] if len(items) < len(after) else None
        return {"items": items, "next": following, "high_water": self.high_water(collection)}

    def reply(self, path: str, authorization: str | None) -> Reply:
        """Answer as the contract says, then let the fault have it."""
        self.requests.append(path)
        right = self._right(path, authorization)
        return self.fault(path, right) if self.fault else right

    def _right(self, path: str, authorization: str | None) -> Reply:
        if authorization != f"Bearer {TOKEN}":
            return answer({"error": "token"})._replace(status=401)
        if path in self.files:
            return Reply(200, self.files[path], {"Content-Type": "application/octet-stream"})
        parts = urlsplit(path)
        name = parts.path.removeprefix("/api/v1/")
        if name == "":
            return answer(self.index())
        if name not in self.items:
            return answer({"error": "unknown"})._replace(status=404)
        query = {key: int(values[0]) for key, values in parse_qs(parts.query).items()}
        return answer(self.page(name, query["since"], query["limit"]))

    @property
    def asked(self) -> list[str]:
        """The collections asked for so far, without the index."""
        return [path.split("?")[0].rpartition("/")[2] for path in self.requests if "?" in path]


@contextmanager
def serving(api: ScriptedApi) -> Iterator[ScriptedApi]:
    """Serve on a free loopback port while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(api))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    api.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield api
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(api: ScriptedApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            reply = api.reply(self.path, self.headers.get("Authorization"))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body[: len(reply.body) // 2] if reply.cut else reply.body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    return Handler


def on(part: str, change: Callable[[Reply], Reply]) -> Fault:
    """Make a fault that only concerns addresses with `part` in them."""
    return lambda path, right: change(right) if part in path else right


def edited(change: Callable[[Item], object]) -> Callable[[Reply], Reply]:
    """Make a change of a reply out of one that works on its JSON."""

    def edit(reply: Reply) -> Reply:
        value = json.loads(reply.body)
        change(value)
        return answer(value)

    return edit
