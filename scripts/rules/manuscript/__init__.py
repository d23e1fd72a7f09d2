"""Stories and pages of prose as they are written: what they may say, for the check and the build.

front_matter.py  the model: which entries there are, and what each may hold
reading.py       a file's bytes: its entries with their lines, and its Markdown
entries.py       the entries against the model: every problem, or the typed front matter
people.py        the people it names: what is owed, and the story as it may be told on a day
"""
