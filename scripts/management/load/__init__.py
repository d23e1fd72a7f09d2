"""A spreadsheet becomes records, by a mapping that somebody wrote for it.

table.py      bytes → columns and numbered rows, by way of a grid (grid.py) from
              comma.py (encoding.py) or workbook.py (package.py, survey.py, seen.py)
mapping.py    the mapping as types; mapping_file.py reads and checks one
targets.py    which fields a mapping may fill, and what each holds; choices.py: code lists
plan.py       mapping, city and table together: what is the same for every row
values.py     one rule on one row → one value
convert.py    the value in its field's form: times.py (usual_dates.py, clock_words.py),
              quantities.py
rows.py       one row → its fields, or all that is wrong with it (problem.py)
assemble.py   rows → records: sessions of one opening, organizations; references.py: what is
              stored already (stored.py); merge.py: what the sheet doesn't say stays
changes.py    what is new, what changes from what to what; notes.py: what to look at
outcome.py    all of that together
upload.py     check an upload, store it: for the command and for the admin's pages
report.py     the same in words; command.py: `manage load`

Everything is checked before anything is stored. How to write a mapping: docs/loading.md.
"""
