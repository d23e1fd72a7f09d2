"""The words of star rules, recognitions and awards: honors.yaml."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from scripts.records.fields import Line, Text
from scripts.rules.quick_yaml import load_yaml

Texts = Annotated[tuple[Text, ...], Meta(min_length=1)]


class RuleWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What star rules are made of."""

    title: Line
    trial: Line
    authority: Line
    document: Line
    explanation: Text
    trial_explanation: Text


class AwardWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What awards are made of."""

    title: Line
    authority: Line
    team: Text


class HonorWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """honors.yaml."""

    surnames: Line
    compound: tuple[Line, ...]
    unusual: tuple[Line, ...]
    cycle: Text
    roles: tuple[Line, ...]
    rules: RuleWords
    channel: Line
    reasons: tuple[Line, ...]
    deeds: Texts
    awards: AwardWords


@cache
def honor_words() -> HonorWords:
    """Read honors.yaml, once."""
    path = Path(__file__).with_name("honors.yaml")
    return msgspec.convert(load_yaml(path.read_text(encoding="utf-8")), HonorWords)
