"""Checks of a built site, one idea a file; scripts/check/registry.py lists them.

A check of a file is `check(document, site) -> Iterator[Problem]`; it runs wherever the file was
read. A check of the whole site gets what was noted of every file.
"""
