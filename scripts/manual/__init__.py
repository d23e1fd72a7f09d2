"""docs/管理手册.md, walked through at a real browser: its pictures, and the proof that it is true.

script.py    the manual's text → walks, steps, acts: pure
desk.py      a sandbox with demo data, its accounts, and the management system running
finding.py   what a person would find on a page by its name
acting.py    one act at the page: press, write, choose, look
words.py     every word that stood on a screen, to hold the manual's quotations to
pictures.py  the markers on what to press, and a small PNG
walking.py   one walk, step by step
command.py   `python -m scripts manual`

How a step is written stands in script.py; CONTRIBUTING.md tells when to run it.
"""
