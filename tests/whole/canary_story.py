"""A story with marks: its people in every text, its picture with more in it than one sees."""

import datetime as dt
from typing import Any

import msgspec
import yaml

from scripts.rules.manuscript.front_matter import (
    Correction,
    Cover,
    ShownPeople,
    StoryMatter,
    StoryPerson,
)
from tests.photographs import photograph
from tests.whole.canaries import Canaries, told_of

PICTURE = "/images/2026/marked.jpg"
_BODY = """
## {names}的下午

**{names}**说：[{names}](/openings/)，{spaced}。{word}

![{names}在河边]({picture} "{names}（左）")

- {names}[^1]

[^1]: {entities}
"""


def story(canaries: Canaries) -> str:
    """Return the file's text."""
    seen = canaries.seen(StoryPerson, "story.pictures", PICTURE)
    people = (canaries.person(StoryPerson, "story.people"), seen)
    desk = (
        canaries.person(StoryPerson, "story.author"),
        canaries.person(StoryPerson, "story.editor"),
    )
    all_names = [form for one in (*people, *desk) for form in (one.name or "", *one.also)]
    names = "、".join(all_names)
    matter: StoryMatter = told_of(_filled(), names, canaries)
    whole = msgspec.structs.replace(
        matter, people=people, author=desk[0], editor=desk[1],
        pictures=(ShownPeople(path=PICTURE, shows=(seen.name or "",)),),
        cover=Cover(path=PICTURE, alt=names, credit=f"{canaries.credit()}，{names}"),
    )  # fmt: skip
    raw = _said(msgspec.to_builtins(whole))
    head = yaml.safe_dump(raw, allow_unicode=True, width=10_000, sort_keys=False)
    body = _BODY.format(
        names=names, picture=PICTURE, word=canaries.word(),
        spaced="　".join(" ".join(name) for name in all_names),
        entities="，".join("".join(f"&#{ord(sign)};" for sign in name) for name in all_names),
    )  # fmt: skip
    canaries.files[PICTURE] = photograph(canaries.secret())
    return f"---\n{head}---\n{body}"


def _filled() -> StoryMatter:
    return StoryMatter(
        title="题", slug="marked", kind="报道", summary="要", source="源", spirit=("progress",),
        date=dt.datetime.fromisoformat("2026-11-20T09:00:00+08:00"),
        cover=Cover(path=PICTURE, alt="图", credit="摄"),
        corrections=(Correction(date=dt.date(2026, 11, 21), text="改"),),
    )  # fmt: skip


def _said(raw: Any) -> Any:
    """Leave out what says nothing, as people do."""
    if isinstance(raw, dict):
        return {name: _said(value) for name, value in raw.items() if value not in (None, [], {})}
    return [_said(one) for one in raw] if isinstance(raw, list) else raw
