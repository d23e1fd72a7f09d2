"""What is missing or doubtful in the records, said where they are entered.

item.py     a row → the item that the API sends of it, as if it were public
bench.py    one item judged, by the functions that the pull uses
places.py   where in the form a finding's field is
panel.py    beside a record's form
book.py     all records judged, remembered by their numbers
listing.py  数据质量: the list of all findings, and the same as CSV
"""
