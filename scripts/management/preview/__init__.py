"""What the public will see of a record, before it does.

form.py      what stands in a record's form, as a row that isn't saved
asking.py    a judged record → the request to the renderer, with the records it names
process.py   the renderer: one child process a server, begun when first needed
stamp.py     whether the renderer has read what is there now
hanging.py   the pictures of a record, as the pull would hang them
pages.py     the admin's pages; assets.py: what those pages load
links.py     where links inside a preview lead

The renderer is plugins/preview, started as a program: nothing of Pelican is imported here.
"""
