"""`make serve`: the site on this machine, built again whenever something changes.

command.py    puts the parts together
loop.py       one round at a time: what changed → work → targets; changes.py: what waits for it
triggers.py   runs what notices changes: files.py, polling.py (records, snapshot), moments.py
office.py     which management system the records come from; starts the embedded one
worker.py     a round in a fresh process, which is round.py: pull, build, check, swap
terminal.py   a target: one line a round; live.py: another, the pages that are open in browsers
server.py     answers browsers; asked.py: an address, folder.py: the file below output/
like_nginx.py the types and headers of the real server; script.py, browser/: what pages get added

A round and its targets know nothing of browsers, and triggers nothing of rounds: a loop that
deploys what it has built is another target.
"""
