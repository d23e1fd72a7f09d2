"""Questions that templates ask."""
