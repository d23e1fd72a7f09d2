"""Checks of what people write in content/, before the build; one idea a file.

A check is `check(manuscript, desk) -> Iterator[Problem]`; scripts/check/content.py runs them.
"""
