"""The calendar: every session on its days, by month and by week. Its rules: docs/finding.md."""
