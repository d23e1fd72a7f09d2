"""Who works in the management system, what each may see and do, and who did what.

account.py      an account's role and organizations, as data
roles.py        Role, role_of, visible, may: the one place that decides
grants.py       which role may do what with which kind of row, as one table
scope.py        which rows: an organization's own, or what the public sees now
seen.py         a row as an account may know it; redacted.py what is taken out
change.py       the history, a row for each record that a write changed
deletion.py     requests to delete what is public
attempt.py      failed logins, so that guessing is slow

docs/staff.md tells it as a whole, decision 0013 why.
"""
