"""The embedded default of the management API: Django with its admin in Chinese, SQLite.

settings.py     everything Django needs to know, from the workspace and the city's file
models/         one file a record type; plain.py turns a row into the API's JSON and back
writes.py       every write gives a record a new seq: save, update, bulk, delete, sessions
feed.py, api.py the contract of docs/openapi.json: index, pages by seq, tombstones, media
admin/          what the office sees
findings/       what is missing or doubtful: beside a record's form, and 数据质量 for all of them
preview/        what the public will see of a record: plugins/preview in a process of its own
staff/          who may see and do what: roles, history, deletion, accounts
store.py        records in bulk, for demo data and spreadsheets
running.py      a server for one block of code, for `make site` and the tests
command.py      `python -m scripts manage`: serve, demo, load, backup, restore, token, check

A production city may put its own system in its place; only the contract counts. See
docs/management-api.md.
"""
