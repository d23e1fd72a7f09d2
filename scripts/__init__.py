"""Left of the snapshot and right of the output: everything that is not Pelican.

records/     the record types: what the management API sends, what may be published
rules/       pure rules: opening states, findings, who may be named, the model of front matter
city.py      content/city.yaml, the one file that makes the portal a city's
snapshot.py  content/data, the last good copy of the API's public records
contract.py  the record types as docs/openapi.json
pull/        API → snapshot: transport, decode, guard, quarantine
management/  the embedded default of the management API: Django with its admin in Chinese
build.py     starts Pelican, has the result checked, swaps it into output/
search/      full-text search: an index of the built pages, by Pagefind
check/       content checks before the build, site checks after it
checked.py   what passed and what it was made from; commit.py: the project's own commit
deploy/      what passed → a folder or a host over ssh: releases, rollback, withdrawal, nginx
serve/       the site on this machine, built again on every change
due.py       whether the live site must be built again; publish.py: and then does it, for CI
manual/      does what docs/管理手册.md says at a browser: its pictures, and that it is true
screens.py   screenshots of every kind of page; serving.py, tools.py: what that and tests need
workspace.py where everything lies; lock.py, swap.py: one at a time, old or new, never half
clock.py     the moment, read once
compose.py   content check, build, index, site check, swap; site.py: the pull before it
__main__.py  `python -m scripts COMMAND`

Imports run one way: errors ← records ← rules ← snapshot ← the commands. See
docs/architecture.md for one recruitment notice's way through the house.
"""
