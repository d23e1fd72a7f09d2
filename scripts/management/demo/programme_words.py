"""The words of trainings and commitments: programme.yaml."""

from functools import cache
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from scripts.management.demo.wording import Words, read_words
from scripts.records.fields import Code, Line, Text
from scripts.records.training import Mode


class Course(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a training is about."""

    title: Line
    mode: Mode
    audience: Line
    topics: Words
    place: Line
    about: Text
    categories: tuple[Code, ...] = ()
    """Fields of service that ask for it."""
    skills: tuple[Line, ...] = ()
    """As activities write what they ask for."""


class SideWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a side may expect, and what it promises."""

    rights: Words
    duties: Words


class CommitmentWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What commitments are made of."""

    city: Line
    team: Line
    authority: Line
    document: Line
    editions: Annotated[tuple[Line, ...], Meta(min_length=3)]
    content: Text
    team_content: Text
    volunteers: SideWords
    organizers: SideWords
    recipients: SideWords
    trial_only: Words
    """Duties of volunteers that the later editions left out."""
    new: Words
    """Rights of volunteers that the coming edition adds."""
    team_duties: Words


class ProgrammeWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """programme.yaml."""

    trainings: Annotated[tuple[Course, ...], Meta(min_length=1)]
    materials: Words
    reasons: Words
    commitments: CommitmentWords


@cache
def programme_words() -> ProgrammeWords:
    """Read programme.yaml, once."""
    return msgspec.convert(read_words("programme.yaml"), ProgrammeWords)
