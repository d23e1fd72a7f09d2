"""The words of surveys and needs: needs.yaml."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from scripts.records.fields import Code, Line, Text
from scripts.rules.quick_yaml import load_yaml

Lines = Annotated[tuple[Line, ...], Meta(min_length=1)]


class SurveyWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What surveys are made of."""

    title: Line
    by: Line
    scope: Text
    method: Text
    summary: Text
    results: Lines


class GroupWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of people, and what it needs."""

    category: Code
    objects: tuple[Code, ...]
    who: Line
    what: Line
    needs: Lines


class NeedWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """needs.yaml."""

    surveys: SurveyWords
    long: Line
    groups: Annotated[tuple[GroupWords, ...], Meta(min_length=1)]


@cache
def need_words() -> NeedWords:
    """Read needs.yaml, once."""
    path = Path(__file__).with_name("needs.yaml")
    return msgspec.convert(load_yaml(path.read_text(encoding="utf-8")), NeedWords)
