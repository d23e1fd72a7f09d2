"""Invented records for any city, at any scale: what the portal shows before it has its own.

wording.py       reads the words: activities/ (a file a category) and common.yaml
deck.py          deals values evenly and always the same way
setting.py       what all generators are given: city, moment, words, places
situations.py    every state an opening can have, as a table
stage.py, timing.py   who offers what where, and when
organizations.py, projects.py, openings.py, sessions.py, stations.py,
trainings.py, commitments.py,
star_rules.py, recognitions.py, awards.py, surveys.py, needs.py   one generator a record type
volunteers.py, notice_rounds.py, honor_words.py   who is honored, when, and in which words
need_words.py    who needs what, in which words: needs.yaml
programme_words.py   reads programme.yaml: the words of trainings and commitments
records.py       all of them, in the order of reference
command.py       `manage demo`

The same city, count and moment give the same records, whatever the machine.
"""
