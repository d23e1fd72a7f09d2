"""Answers requests for a page, one after the other, from what Pelican has read once."""

import datetime as dt
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from jinja2 import Environment

from plugins.pages.assets import Assets, publish_assets
from plugins.pages.chrome import build_site
from plugins.pages.portal import Portal
from plugins.pages.render import environment, render
from plugins.preview.messages import Answer, Ready, Request
from plugins.preview.shown import page_of
from plugins.preview.standing import shown_at, with_record
from scripts.errors import PortalError
from scripts.records import COLLECTIONS
from scripts.records.explain import explain


@dataclass(frozen=True, kw_only=True)
class Renderer:
    """What stays the same from one answer to the next."""

    portal: Portal
    env: Environment
    assets: Assets

    def answer(self, line: bytes) -> Answer:
        """Answer one request; a fault in it, or in a template, is part of the answer."""
        try:
            return self._page(msgspec.json.decode(line, type=Request))
        except msgspec.ValidationError as error:
            return Answer(error=f"这条记录还不能发布。{explain(str(error))}")
        except PortalError as error:
            return Answer(error=str(error))
        except Exception as error:  # noqa: BLE001 # the process goes on; the trace is in its log
            traceback.print_exc()
            return Answer(error=f"生成网页时出错：{type(error).__name__}: {error}")

    def _page(self, asked: Request) -> Answer:
        now = asked.moment.astimezone(self.portal.zone)
        if self._is_stale(now):
            return Answer(stale=True)
        record = msgspec.convert(asked.record, COLLECTIONS[asked.collection])
        moment = shown_at(record, now)
        portal = with_record(self.portal, record, asked.related, moment)
        page = page_of(asked.collection, record.id, portal)
        if page is None:
            return Answer(error="没有哪个网页显示这条记录")
        site = build_site(portal, self.assets)
        html = render(self.env, page, site, moment)
        return Answer(html=html, url=page.url, moment=moment)

    def _is_stale(self, now: dt.datetime) -> bool:
        """Tell whether stories would be told differently than when they were read."""
        story, begun = self.portal.next_story, self.portal.now
        return now < begun or now.date() != begun.date() or (story is not None and story <= now)


def serve(settings: dict[str, Any]) -> None:
    """Answer every line of standard input on PREVIEW_ANSWERS; all Markdown has been read."""
    portal, theme = settings["PORTAL"], Path(settings["THEME"])
    folder = Path(settings["OUTPUT_PATH"])
    folder.mkdir(parents=True, exist_ok=True)
    renderer = Renderer(
        portal=replace(portal),
        env=environment(theme / "templates"),
        assets=publish_assets(theme / "static", portal, folder),
    )
    converse(sys.stdin.buffer, settings["PREVIEW_ANSWERS"], renderer.answer)


def converse(
    requests: BinaryIO, answers: BinaryIO, answer: Callable[[bytes], msgspec.Struct]
) -> None:
    """Say that all is ready, then give a line for a line until the requests end."""
    _say(answers, Ready())
    for line in requests:
        _say(answers, answer(line))


def _say(answers: BinaryIO, what: msgspec.Struct) -> None:
    answers.write(msgspec.json.encode(what) + b"\n")
    answers.flush()
