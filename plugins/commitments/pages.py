"""/commitments/ and a page for each edition."""

from collections.abc import Iterable, Iterator

from plugins.commitments.edition import edition_view, sentence
from plugins.listings.commitments import called, next_edition
from plugins.listings.indexes import Indexes
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import CommitmentPage, CommitmentsPage, Link, Meta, Row
from scripts.records import Commitment
from scripts.rules.commitments import LABELS, editions, in_force, state

_ALL = Link(label="服务承诺", url=urls.COMMITMENTS)


def commitments_page(indexes: Indexes) -> DeclaredPage:
    """Declare the page of the city's commitment in force and of all editions."""
    every = list(indexes.portal.snapshot.of("commitments").values())
    city = indexes.portal.city.name
    current = in_force(every, None, indexes.portal.today)
    view = CommitmentsPage(
        meta=Meta(
            title="服务承诺", url=urls.COMMITMENTS, section="commitments",
            description=f"{city}的志愿服务承诺：志愿者、组织和服务对象各有什么权利和义务。",
        ),
        title="服务承诺",
        summary="志愿者、组织和服务对象，各自能期待什么，又答应了什么。",
        current=edition_view(current, indexes) if current else None,
        groups=tuple(_groups(every, indexes)),
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(urls.COMMITMENTS), template="pages/commitments.html", view=view,
        changes_at=next_edition(indexes),
    )  # fmt: skip


def _groups(every: list[Commitment], indexes: Indexes) -> Iterator[tuple[str, tuple[Row, ...]]]:
    own = editions(every, None)
    if own:
        yield "全市的各个版本", tuple(_rows(reversed(own), every, indexes))
    owners = sorted({one.organization for one in every if one.organization})
    others = (one for owner in owners for one in reversed(editions(every, owner)))
    if owners:
        yield "各组织自己的承诺", tuple(_rows(others, every, indexes))


def _rows(shown: Iterable[Commitment], every: list[Commitment], indexes: Indexes) -> Iterator[Row]:
    for one in shown:
        body = indexes.organizations.get(one.organization or "")
        lines = (sentence(one, indexes), body.name) if body else (sentence(one, indexes),)
        yield Row(
            title=called(one),
            url=urls.commitment(one.id),
            lang=one.lang,
            tag=LABELS[state(every, one, indexes.portal.today)],
            lines=lines,
        )


def commitment_page(commitment: Commitment, indexes: Indexes) -> DeclaredPage:
    """Declare one edition's page."""
    view = edition_view(commitment, indexes)
    url = urls.commitment(commitment.id)
    page = CommitmentPage(
        meta=Meta(
            title=view.title, url=url, section="commitments", crumbs=(_ALL,),
            description=text.shorten(f"{view.sentence}{commitment.content or ''}"),
            lang=commitment.lang,
        ),
        commitment=view,
        links=(Link(label="全部版本", url=urls.COMMITMENTS),),
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(url), template="pages/commitment.html", view=page,
        changes_at=next_edition(indexes),
    )  # fmt: skip
