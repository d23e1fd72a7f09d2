"""Pictures of records, from the file that somebody chooses to what leaves by /media/.

receiving.py   an upload is cut off where it gets too large, so that it can be said and not crash
intake.py      a file → a picture in var/uploads, or a refusal in Chinese
decoding.py    decodes in another process (worker.py) that has a time and a memory limit
files.py       var/uploads until the form is saved, var/media while a record shows it
usage.py       which records show a file: what leaves by /media/, what is adopted and forgotten
entries.py     what a form says of one picture; people_lines.py the people in it, alt.py its words
inputs.py      the form's field; views.py its thumbnails

Nobody keeps the file as it came: what is stored is written anew (scripts/rules/pixels.py).
See docs/pictures.md.
"""
