"""From the management API to content/data: one direction, and never half of it.

api.py         which API, and whether its address may be used
transport.py   one GET: retries, time limits, size limit, no redirects; answer.py: is it JSON?
index.py       what the API says it has; walk.py: its pages, by seq
allow.py       only public fields pass; decode.py: one raw item → a record, or what is wrong
fit.py         divisions and references; hold.py: what an invalid update may still change
merge.py       the last good records + what arrived → the new records (pure)
drift.py       a renamed field; guard.py: too much gone or broken (pure)
last.py        the last good snapshot; write.py: the new one, written beside and swapped
report.py      var/reports/pull.md for the office; accepted.py: what was let pass
update.py      the order of it all; command.py: `python -m scripts pull`
"""

from scripts.pull.api import Api
from scripts.pull.update import PullResult, pull

__all__ = ["Api", "PullResult", "pull"]
