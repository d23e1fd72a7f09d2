"""The standard form: records as a spreadsheet that can be edited and loaded back.

kinds.py, code_kinds.py, list_kinds.py   a value ↔ one cell
columns.py   which columns a table of records has, made from its model: nothing is typed twice
form.py      all kinds of records as sheets; codes and names of the city and of other records
safe.py      text that stays text, in a workbook and in CSV
export.py    rows of the database → workbook.py, sealed.py (same data, same bytes) or CSV
reading.py   a file → sheets of typed cells
recognize.py headings → columns
rows.py      one row → what it says, or all that is wrong with it
compare.py   what a row says and what is stored → what would change
check.py     a whole file → an Outcome (outcome.py); report.py: the same in words
saving.py    an Outcome → the database
command.py   `manage export`; loading.py: `manage load` without a mapping

How it is used, and every rule of it: docs/sheets.md.
"""
