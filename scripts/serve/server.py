"""Answers browsers on this machine, and only when they mean it: no other name, no other verb."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import msgspec

from scripts.errors import ConfigError
from scripts.rules.policy import policy
from scripts.serve.answers import Answer, Site
from scripts.serve.asked import asked, is_ours
from scripts.serve.like_nginx import rules
from scripts.serve.live import Live, News
from scripts.serve.script import EVENTS, FILES, PREFIX, file

HOST, PORT = "127.0.0.1", 8000
_LOOK_SECONDS, _QUIET_SECONDS = 1.0, 15.0
_IDLE_SECONDS = 60
_CLOSING_SECONDS = 0.1
"""How soon it is noticed that the block has ended."""
_PLAIN = "text/plain; charset=utf-8"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "portal", ""
    timeout = _IDLE_SECONDS

    def __init__(self, site: Site, live: Live, *args: Any) -> None:
        self._site, self._live = site, live
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer with a body."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer without one."""
        self._answer()

    def _refuse(self) -> None:
        """Answer any other method; what came with it is not read."""
        self.close_connection = True
        text = f"只能读取（GET、HEAD），不接受 {self.command}\n"
        self._send(_plain(405, text), Allow="GET, HEAD", Connection="close")

    def __getattr__(self, name: str) -> Any:
        """Take any other method for one to refuse: the base class looks for do_POST and so on."""
        if name.startswith("do_"):
            return self._refuse
        raise AttributeError(name)

    def _answer(self) -> None:
        if not is_ours(self.headers.get("Host")):
            self._send(
                _plain(403, "这里只在本机用，请用 http://127.0.0.1 或 http://localhost 打开\n")
            )
            return
        own = self.path.partition("?")[0].removeprefix(f"/{PREFIX}/")
        if own == EVENTS and self.command == "GET":
            self._events()
        elif own in FILES:
            body = file(own)
            kind = rules().content_type(own)
            self._send(Answer(status=200, body=body, content_type=kind))
        else:
            self._send(self._site.answer(asked(self.path)))

    def _send(self, answer: Answer, **headers: str) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        self._common(headers)
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _common(self, headers: dict[str, str]) -> None:
        own = ("Content-Security-Policy", policy(self.path.partition("?")[0]))
        for name, value in (*rules().headers, own, *headers.items()):
            self.send_header(name, value)
        self.end_headers()

    def _events(self) -> None:
        """Tell an open page the news for as long as it listens."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self._common({"Connection": "close"})
        self.wfile.write(b"retry: 500\n\n")
        self._live.follow(self._tell, _LOOK_SECONDS, _QUIET_SECONDS)

    def _tell(self, news: News | None) -> None:
        said = b"data: " + msgspec.json.encode(news) if news else b": quiet"
        self.wfile.write(said + b"\n\n")

    def handle(self) -> None:
        """Answer until the other side has gone; that it goes is no fault."""
        with suppress(ConnectionError, TimeoutError):
            super().handle()

    def log_message(self, *_args: object) -> None:
        """Say nothing: the terminal is for the loop."""


def _plain(status: int, text: str) -> Answer:
    return Answer(status=status, body=text.encode(), content_type=_PLAIN)


class _Server(ThreadingHTTPServer):
    daemon_threads = True  # open pages don't keep the loop from ending
    block_on_close = False


@contextmanager
def answering(site: Site, live: Live, port: int | None) -> Iterator[int]:
    """Serve while the block runs; gives the port.

    None: 8000, or a free one where it is taken. Raises ConfigError where `port` is taken.
    """
    server = _server(partial(_Handler, site, live), port)
    thread = Thread(target=server.serve_forever, args=(_CLOSING_SECONDS,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        live.close()
        server.shutdown()
        server.server_close()
        thread.join()


def _server(handler: Any, port: int | None) -> _Server:
    try:
        return _Server((HOST, PORT if port is None else port), handler)
    except OSError as error:
        if port is None:
            return _Server((HOST, 0), handler)
        raise ConfigError(
            f"不能在 {HOST}:{port} 启动（{error.strerror}）；请用 --port 换一个端口，"
            "或不写 --port，让程序自己找一个"
        ) from None
