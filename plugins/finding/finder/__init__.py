"""The finder: a page of all conditions, and what can be joined now as compact JSON."""
