"""The list of checks. One that isn't here doesn't run; docs/checks.md lists their rules."""

from collections.abc import Callable, Iterator
from types import ModuleType

from scripts.check.built import (
    alternative_text,
    demo,
    files,
    inline,
    leftovers,
    links,
    metadata,
    other_hosts,
    personal,
    search,
    structure,
    syntax,
    unreadable,
    weight,
)
from scripts.check.built.surroundings import Site, Surroundings
from scripts.check.document import Document
from scripts.check.written import links as content_links
from scripts.check.written import matter, pictures, relations, short_texts, slugs
from scripts.check.written import personal as content_personal
from scripts.check.written.desk import Desk
from scripts.rules.manuscript import entries, people, reading
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

FILE_CHECKS: tuple[Callable[[Document, Surroundings], Iterator[Problem]], ...] = (
    syntax.check,
    structure.check,
    alternative_text.check,
    inline.check,
    other_hosts.check,
    links.check,
    personal.check,
    leftovers.check,
    demo.check,
)
"""Each runs on every text file of the site."""

SITE_CHECKS: tuple[Callable[[Site], Iterator[Problem]], ...] = (
    files.check,
    links.check_jumps,
    weight.check,
    personal.check_names,
)
"""Each runs once, when all files have been read."""

MANUSCRIPT_CHECKS: tuple[Callable[[Manuscript, Desk], Iterator[Problem]], ...] = (
    matter.check,
    pictures.check,
    content_links.check,
    relations.check,
    short_texts.check,
    content_personal.check,
)
"""Each runs on every story and page of content/."""

_WRITTEN = (
    reading,
    entries,
    people,
    matter,
    slugs,
    pictures,
    content_links,
    relations,
    short_texts,
)
_BUILT = (
    syntax, structure, alternative_text, inline, other_hosts, links, personal, leftovers, demo,
    files, weight, unreadable, metadata, search,
)  # fmt: skip


def rules_of(modules: tuple[ModuleType, ...]) -> list[Rule]:
    """Return the rules that these modules define, in their order, each once."""
    found = {
        value.id: value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule)
    }
    return list(found.values())


WRITTEN_RULES = rules_of(_WRITTEN)
BUILT_RULES = rules_of(_BUILT)


def table(rules: list[Rule]) -> str:
    """Word the rules as a Markdown table, as docs/checks.md has it."""
    rows = [f"| `{rule.id}` | {rule.must} | {rule.mend} |".replace("<", r"\<") for rule in rules]
    return "\n".join(["| 规则 | 必须成立 | 怎么改 |", "|---|---|---|", *rows]) + "\n"
