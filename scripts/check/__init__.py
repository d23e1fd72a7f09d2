"""Refuse what must not be published, before the build and after it.

problem.py    what a check yields: file, line, rule, and in Chinese what must be true
written/      checks of what people write in content/: one idea a file
built/        checks of a built site: one idea a file
document.py   one file of the site, read once: tags, texts, faults, with their lines
site.py       reads a whole site on all cores and runs every check on it
registry.py   the list of checks; docs/checks.md lists their rules
expected.py   what can't be read from the files: public contacts, address, demo or not
command.py    `python -m scripts check content|site|rules`

A check is a generator of problems and knows nothing of the others. To add one, see
docs/checks.md.
"""
