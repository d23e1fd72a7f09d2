"""A spreadsheet becomes organizations and openings, by a mapping that somebody wrote for it.

table.py     bytes → columns and numbered rows
mapping.py   the mapping as types; mapping_file.py reads and checks one
values.py    one rule on one row → one value
targets.py   which fields a mapping may fill, and the codes that a city knows
plan.py      mapping and city together: what is the same for every row
rows.py      one row → its records, or all that is wrong with it
outcome.py   all rows → what can be stored and the problems; notes.py: what to look at
report.py    the same in words
command.py   `manage load`

Everything is checked before anything is stored. How to write a mapping: docs/loading.md.
"""
