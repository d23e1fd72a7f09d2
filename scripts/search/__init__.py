"""Full-text search: an index beside the built pages, which browsers read a few files of.

marked.py    a built page → what of it is to be found
spelling.py  a text → the words of the index: one for each Chinese character
shards.py    pages → shards: what is current, and each past year's stories
pagefind.py  a shard → its files, by Pagefind, a program from npm
index.py     all of it, with what was made before kept in build/search

docs/search.md tells why.
"""

from scripts.search.index import make_index

__all__ = ["make_index"]
