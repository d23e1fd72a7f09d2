"""From the management API to content/data: one direction, and never half of it.

update.py      the order of it all; command.py: `python -m scripts pull`
api.py         which API, and whether its address may be used
transport.py   one GET: retries, limits, no redirects; answer.py: is it the JSON we asked for?
index.py       what the API says it has; walk.py, harvest.py: its pages by seq, counted
decode.py      one raw item → a record, or what is wrong (scripts/rules/publishable.py)
fit.py         divisions and references; judge.py: findings that hold a record back
hold.py        what an invalid update may still change
merge.py       the last good records + what arrived → the new records
collect.py     one collection: what to ask for, and whether the result is whole
media.py       the pictures of what is published
drift.py       a renamed field; guard.py: too much gone or broken
last.py        the last good snapshot; whole.py: the new one; write.py: beside, then swapped
report.py      var/reports/pull.md for the office, with owed.py; accepted.py: what was let pass

docs/pull.md tells what is guarded and what each entry of the report means.
"""

from scripts.pull.api import Api
from scripts.pull.update import PullResult, pull

__all__ = ["Api", "PullResult", "pull"]
