"""Deal values evenly, and always the same way."""

import random
from collections.abc import Sequence
from typing import Generic, TypeVar

Card = TypeVar("Card")


def dice(*key: object) -> random.Random:
    """Return a random source that depends on the key alone."""
    # Seeded from text, Python hashes it with SHA-512: the same on every machine.
    return random.Random("/".join(map(str, key)))  # noqa: S311 - demo data, not a secret


class Deck(Generic[Card]):
    """An endless row of cards: all are dealt in a shuffled order, then all again in another.

    `deck[n]` depends on the cards, the key and n only, so every card comes up equally often
    and two decks with different keys have nothing to do with each other.
    """

    def __init__(self, cards: Sequence[Card], *key: object) -> None:
        self._cards = cards
        self._key = key
        self._shuffled: tuple[int, list[Card]] = (-1, [])

    def __getitem__(self, n: int) -> Card:
        lap, place = divmod(n, len(self._cards))
        if self._shuffled[0] != lap:
            order = list(self._cards)
            dice(*self._key, lap).shuffle(order)
            self._shuffled = (lap, order)
        return self._shuffled[1][place]
