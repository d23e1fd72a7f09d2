"""Whether somebody could be recognized in a record that is to be anonymous. Pure.

said.py      the texts of such a record, without the names of the city's own places
names.py     what looks like a person's name
surnames.py  surnames, and the ordinary words that begin like one
traces.py    numbers, addresses, ages and small groups in words
groups.py    ranges of people and results that are too small
gate.py      all of it together

条例 art. 21, PIPL art. 28. docs/needs.md tells it to people.
"""

from scripts.rules.anonymity.gate import gives_away

__all__ = ["gives_away"]
