"""One edition of a commitment in full: when it holds, who promises what, what it changed."""

from collections.abc import Iterator

from plugins.listings.commitments import called
from plugins.listings.facts import fact, known
from plugins.listings.indexes import Indexes
from plugins.pages import text, urls
from plugins.pages.views import ChangeView, CommitmentView, Fact, Link, SideView, StateTag
from scripts.records import Commitment
from scripts.rules.commitments import LABELS, SIDES, before, changes, replaced_on, state

_KINDS = {"rights": "权利", "duties": "义务"}


def edition_view(commitment: Commitment, indexes: Indexes) -> CommitmentView:
    """Put an edition together."""
    every = indexes.portal.snapshot.of("commitments").values()
    earlier = before(every, commitment)
    found = state(every, commitment, indexes.portal.today)
    return CommitmentView(
        title=called(commitment),
        lang=commitment.lang,
        state=StateTag(key=found.value, label=LABELS[found]),
        sentence=sentence(commitment, indexes),
        paragraphs=text.paragraphs(commitment.content),
        sides=tuple(_sides(commitment)),
        facts=tuple(_facts(commitment, indexes)),
        before=link(earlier) if earlier else None,
        changes=tuple(_changes(earlier, commitment)) if earlier else (),
    )


def link(commitment: Commitment) -> Link:
    """Lead to an edition."""
    return Link(
        label=called(commitment), url=urls.commitment(commitment.id), lang=commitment.lang
    )  # fmt: skip


def sentence(commitment: Commitment, indexes: Indexes) -> str:
    """Say from when to when it holds, such as 2026年1月1日起生效，到 2027年1月1日由新版替代."""
    until = replaced_on(indexes.portal.snapshot.of("commitments").values(), commitment)
    ends = f"，到 {text.date(until)} 由新版替代" if until else ""
    return f"{text.date(commitment.effective_from)} 起生效{ends}。"


def _sides(commitment: Commitment) -> Iterator[SideView]:
    for name, title in SIDES:
        side = getattr(commitment, name)
        if side and (side.rights or side.duties):
            yield SideView(title=title, rights=side.rights, duties=side.duties)


def _facts(commitment: Commitment, indexes: Indexes) -> Iterator[Fact]:
    body = indexes.organizations.get(commitment.organization or "")
    if body:
        yield fact("适用于", body.name, urls.organization(body.id), body.lang)
    else:
        yield fact("适用于", f"全市（{indexes.portal.city.name}）")
    yield fact("制定单位", commitment.authority, lang=commitment.lang)
    yield from known([fact("依据", commitment.document, lang=commitment.lang)])


def _changes(old: Commitment, new: Commitment) -> Iterator[ChangeView]:
    titles = dict(SIDES)
    for change in changes(old, new):
        yield ChangeView(
            title=f"{titles[change.side]}的{_KINDS[change.kind]}",
            added=change.added,
            removed=change.removed,
        )
