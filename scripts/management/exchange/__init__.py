"""导入 and 导出 in the admin: spreadsheets in and out of a browser, for who may.

mapping_row.py    the mappings that the city office keeps; mapping_pages.py: their pages
pending.py        an upload that waits to be confirmed: its person's and session's alone, for hours
checked.py        what a file would do, alike for both forms
by_mapping.py     a sheet read by a mapping → Checked; own_records.py: what isn't theirs
by_form.py        a sheet of the standard form → Checked; own_rows.py: what isn't theirs
standing.py       whose rows and which fields an account may import
import_pages.py   choose a file, look at what it would do, confirm; import_form.py: the inputs
problem_file.py   the rows with problems, to be mended and loaded again
export_pages.py   which kinds, whose, in which form → a file; taking.py: what an account may take

Reading, checking and storing are those of the command line: scripts/management/load and sheets.
How it is used: docs/loading.md.
"""
