"""/spirit/: the four pillars, their balance, and a hub for each that gathers what shows it."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plugins.honors.book import open_book
from plugins.listings import related
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes, indexes
from plugins.listings.project_state import project_changes
from plugins.listings.projects import project_row
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.paging import pages
from plugins.pages.pillars import PILLARS, Pillar
from plugins.pages.portal import Portal, StoryCard
from plugins.pages.views import Link, Meta, PillarPage, PillarRow, Related, Row, SpiritPage
from plugins.publicity.honored import honored_rows
from scripts.records import Project

COLUMNS = ("故事", "招募", "项目", "荣誉")
_HOME = Link(label="志愿精神", url=urls.SPIRIT)
_EMPTY = "还没有标注“{name}”的故事和活动。编辑写故事时在 spirit 里写上 {code}，它就会出现在这里。"


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """What shows one pillar at the build's moment."""

    pillar: Pillar
    stories: Sequence[StoryCard]
    openings: Sequence[Entry]
    """What is not over, in the order of every list of openings."""
    projects: Sequence[Project]
    honors: Sequence[Row]
    changes_at: dt.datetime | None

    @property
    def counts(self) -> tuple[int, ...]:
        """How much there is of each, in the order of COLUMNS."""
        return len(self.stories), len(self.openings), len(self.projects), len(self.honors)


@lru_cache(maxsize=1)
def gathered(portal: Portal) -> tuple[Gathered, ...]:
    """Gather what shows each pillar, once a build."""
    found, book = indexes(portal), open_book(portal)
    return tuple(
        Gathered(
            pillar=pillar,
            stories=found.stories_of.get(("spirit", pillar.code), []),
            openings=_openings(pillar, found),
            projects=_projects(pillar, found),
            honors=tuple(honored_rows(pillar, book)) if book else (),
            changes_at=earliest(
                found.openings.all.changes_at,
                project_changes(_projects(pillar, found), found.clock),
                book.changes_at if book else None,
                portal.next_story,
            ),
        )
        for pillar in PILLARS
    )


def _openings(pillar: Pillar, found: Indexes) -> list[Entry]:
    entries = found.openings.all.current
    return [entry for entry in entries if pillar.code in entry.opening.spirit]


def _projects(pillar: Pillar, found: Indexes) -> list[Project]:
    ordered = sorted(found.projects.values(), key=lambda project: project.id)
    return [project for project in ordered if pillar.code in project.spirit]


def spirit_pages(portal: Portal) -> Iterator[DeclaredPage]:
    """Declare the page on all four and each pillar's hub."""
    yield _overview(portal)
    for one in gathered(portal):
        yield from _hub(one, portal)


def _overview(portal: Portal) -> DeclaredPage:
    found = gathered(portal)
    view = SpiritPage(
        meta=Meta(
            title="志愿精神",
            description="奉献、友爱、互助、进步：四种志愿精神，和体现它们的故事、活动与人。",
            url=urls.SPIRIT,
        ),
        title="志愿精神",
        summary="奉献、友爱、互助、进步。四个词不难懂，难得的是有人天天在做。",
        pillars=tuple(_row(one) for one in found),
        columns=COLUMNS,
        balance=balance([(one.pillar.name, len(one.stories)) for one in found]),
        links=(Link(label="全部故事", url=urls.STORIES),) if portal.stories else (),
    )
    return DeclaredPage(
        path=urls.path(urls.SPIRIT),
        template="pages/spirit.html",
        view=view,
        changes_at=earliest(*(one.changes_at for one in found)),
    )


def _row(one: Gathered) -> PillarRow:
    pillar = one.pillar
    return PillarRow(
        name=pillar.name, url=pillar.link.url, meaning=pillar.meaning, example=pillar.example,
        counts=one.counts,
    )  # fmt: skip


def balance(counts: Sequence[tuple[str, int]]) -> str:
    """Say of which pillar most and fewest stories tell, for whoever chooses the next one."""
    numbers = [count for _, count in counts]
    most, least = max(numbers), min(numbers)
    if most == 0:
        return "还没有标注志愿精神的故事。"
    if most == least:
        return f"四种精神的故事一样多，各 {most} 篇。"
    named = "、".join(name for name, count in counts if count == most)
    scarce = "、".join(name for name, count in counts if count == least)
    rest = f"只有 {least} 篇" if least else "还没有"
    return f"故事里写得最多的是{named}（{most} 篇），最少的是{scarce}（{rest}）。"


def _hub(one: Gathered, portal: Portal) -> Iterator[DeclaredPage]:
    pillar = one.pillar
    for url, cards, pager in pages(one.stories, pillar.link.url):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        groups = tuple(_groups(one, cards, portal, first=pager.current == 1))
        view = PillarPage(
            meta=Meta(
                title=f"{pillar.name} · 志愿精神{page}",
                description=f"{pillar.meaning}{pillar.example}",
                url=url,
                crumbs=(_HOME,),
            ),
            title=pillar.name,
            meaning=pillar.meaning,
            example=pillar.example,
            summary=_summary(one),
            groups=groups,
            pager=pager,
            empty="" if groups else _EMPTY.format(name=pillar.name, code=pillar.code),
            empty_links=() if groups else _elsewhere(portal),
            others=tuple(other.link for other in PILLARS if other is not pillar),
        )
        yield DeclaredPage(
            path=urls.path(url), template="pages/pillar.html", view=view, changes_at=one.changes_at
        )


def _summary(one: Gathered) -> str:
    units = ("篇故事", "个招募信息", "个项目", "份荣誉")
    counted = [f"{count} {unit}" for count, unit in zip(one.counts, units, strict=True) if count]
    return f"体现“{one.pillar.name}”的有 {'、'.join(counted)}" if counted else ""


def _groups(
    one: Gathered, cards: Sequence[StoryCard], portal: Portal, *, first: bool
) -> Iterator[Related]:
    """Yield the page's stories; on the first page also what is no story."""
    found = indexes(portal)
    if cards:
        yield Related(title="故事", stories=tuple(card.row for card in cards))
    if first:
        yield from related.rows("荣誉", one.honors)
        yield from related.rows("项目", [project_row(project, found) for project in one.projects])
        yield from related.own_openings("可以参加的活动", one.openings)


def _elsewhere(portal: Portal) -> tuple[Link, ...]:
    stories = (Link(label="看看别的故事", url=urls.STORIES),) if portal.stories else ()
    return (*stories, Link(label="找一件能做的事", url=urls.OPENINGS))
