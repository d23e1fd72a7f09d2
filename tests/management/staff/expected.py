"""Every address of the management system, and what each role gets there.

A row: nobody, the city office, an organization's staff at their own row and at another
organization's, media staff, responsible editor.

ok     the page (200)           form   the form again, with what is wrong (200)
login  sent to the login        home   sent to the index: for this account there is no such row
no     403                      done   something was done (redirected)
key    401, the token is asked  no405  405, the method isn't taken
"""

COLUMNS = ("nobody", "city", "team", "team at another's", "media", "editor")

SEEN = "login ok   ok    -     ok    ok"
HONOR_SEEN = "login ok   no    -     ok    ok"
WRITES = "login ok   ok    -     no    no"
OFFICE = "login ok   no    -     no    no"
LISTS = "login ok   no    -     no    ok"
EVERYBODY = "login ok   ok    -     ok    ok"
READING_ONLY = "login no405 no405 - no405 no405"
MOVED = "login done done  done  done  done"
NOWHERE = "login home home  home  home  home"
REFUSED = "login no   no    no    no    no"
ROW_OF_OFFICE = "login home no    no    no    no"

RECORDS: dict[str, dict[str, tuple[str, str]]] = {
    "work": {
        "": (SEEN, SEEN),
        "add/": (WRITES, "login form form  -     no    no"),
        "<path:object_id>/change/": (
            "login ok   ok    home  ok    ok", "login form form  home  no    no",
        ),
        "<path:object_id>/delete/": (
            "login ok   ok    home  no    ok", "login ok   ok    home  no    ok",
        ),
        "<path:object_id>/history/": (
            "login ok   ok    home  no    ok", "login ok   ok    home  no    ok",
        ),
        "<path:object_id>/withdraw/": (
            "login ok   no    home  no    ok", "login done no    home  no    done",
        ),
        "add/preview/": (REFUSED, "login form form  -     no    no"),
        "<path:object_id>/preview/": (
            "login ok   ok   home  ok    ok", "login ok   ok   home  ok    ok",
        ),
        "<path:object_id>/preview/page/": (
            "login ok   ok   home  ok    ok", "login ok   ok   home  ok    ok",
        ),
        "<path:object_id>/": (MOVED, MOVED),
    },
    "organization": {
        "": (SEEN, SEEN),
        "add/": (OFFICE, "login form no    -     no    no"),
        "<path:object_id>/change/": (
            "login ok   ok    home  ok    ok", "login form done  home  no    no",
        ),
        "<path:object_id>/delete/": (
            "login ok   no    home  no    ok", "login ok   no    home  no    ok",
        ),
        "<path:object_id>/history/": (
            "login ok   ok    home  no    ok", "login ok   ok    home  no    ok",
        ),
        "<path:object_id>/withdraw/": (
            "login no   no    home  no    no", "login no   no    home  no    no",
        ),
        "add/preview/": (REFUSED, "login form no    -     no    no"),
        "<path:object_id>/preview/": (
            "login ok   ok   home  ok    ok", "login ok   ok   home  ok    ok",
        ),
        "<path:object_id>/preview/page/": (
            "login ok   ok   home  ok    ok", "login ok   ok   home  ok    ok",
        ),
        "<path:object_id>/": (MOVED, MOVED),
    },
    "honor": {
        "": (HONOR_SEEN, HONOR_SEEN),
        "add/": (OFFICE, "login form no    -     no    no"),
        "<path:object_id>/change/": (
            "login ok   no    no    ok    ok", "login form no    no    no    no",
        ),
        "<path:object_id>/delete/": (
            "login ok   home  home  no    ok", "login ok   home  home  no    ok",
        ),
        "<path:object_id>/history/": (
            "login ok   home  home  no    ok", "login ok   home  home  no    ok",
        ),
        "<path:object_id>/withdraw/": (
            "login no   home  home  no    no", "login no   home  home  no    no",
        ),
        "add/preview/": (REFUSED, "login form no    -     no    no"),
        "<path:object_id>/preview/": (
            "login ok   home   home  ok    ok", "login ok   home   home  ok    ok",
        ),
        "<path:object_id>/preview/page/": (
            "login ok   home   home  ok    ok", "login ok   home   home  ok    ok",
        ),
        "<path:object_id>/": (MOVED, MOVED),
    },
}  # fmt: skip
RECORDS["inquiry"] = {
    **RECORDS["honor"],
    "<path:object_id>/withdraw/": (
        "login ok   home  home  no    ok", "login done home  home  no    done",
    ),
}  # fmt: skip
"""Kind → page → what reading and what sending an empty form gives."""

KINDS = {
    "organization": ("organization", "ORG-1", "ORG-2"),
    "project": ("work", "PRJ-1", "PRJ-2"),
    "opening": ("work", "OP-1", "OP-2"),
    "station": ("work", "ST-1", "ST-2"),
    "training": ("work", "TR-1", "TR-2"),
    "commitment": ("work", "CM-1", "CM-2"),
    "starrule": ("honor", "SR-1", "SR-1"),
    "recognition": ("honor", "RC-1", "RC-1"),
    "award": ("honor", "AW-1", "AW-1"),
    "survey": ("inquiry", "SV-1", "SV-1"),
    "need": ("inquiry", "ND-1", "ND-1"),
}
"""Name in addresses → kind, a row of the team's organization, one of another."""

NO_WITHDRAW = {
    **dict.fromkeys(("station", "commitment"), ("login no   no    home  no    no",) * 2),
    "survey": RECORDS["honor"]["<path:object_id>/withdraw/"],
}
"""What of its kind has no drafts to go back to."""

OTHERS: dict[str, tuple[str, str]] = {
    "": ("home home home - home home", "home home home - home home"),
    "favicon.ico": ("done done done - done done", "done done done - done done"),
    "api/v1/": ("key key key - key key", "key key key - key key"),
    "api/v1/openings": ("key key key - key key", "key key key - key key"),
    "media/a.jpg": ("key key key - key key", "key key key - key key"),
    "assets/<str:name>": ("gone gone gone - gone gone",) * 2,
    "admin/findings/": ("login ok ok - no ok",) * 2,
    "admin/": (EVERYBODY, EVERYBODY),
    "admin/records/": (EVERYBODY, EVERYBODY),
    "admin/login/": ("ok home home - home home", "form form form - form form"),
    "admin/password_change/": (EVERYBODY, "login form form - form form"),
    "admin/password_change/done/": (EVERYBODY, READING_ONLY),
    "admin/jsi18n/": (EVERYBODY, READING_ONLY),
    "admin/nothing/": ("login gone gone - gone gone",) * 2,
    "admin/autocomplete/": ("login no no - no no", "login no405 no405 - no405 no405"),
    "admin/picture/upload/nothing": ("login gone gone - gone gone",) * 2,
    "admin/picture/openings/OP-2/none": ("login gone gone - gone gone",) * 2,
    "admin/import/": ("login ok ok - no no", "login form form - no no"),
    "admin/import/nothing/": ("login done done - no no",) * 2,
    "admin/import/nothing/problems/": (
        "login done done - no no",
        "login no405 no405 - no405 no405",
    ),
    "admin/export/": (EVERYBODY, "login form form - form form"),
    "admin/records/importmapping/": (OFFICE, OFFICE),
    "admin/records/importmapping/add/": (OFFICE, "login form no - no no"),
    "admin/records/importmapping/1/change/": (ROW_OF_OFFICE, ROW_OF_OFFICE),
    "admin/records/importmapping/1/delete/": (ROW_OF_OFFICE, ROW_OF_OFFICE),
    "admin/records/importmapping/1/history/": (NOWHERE, NOWHERE),
    "admin/records/importmapping/1/": (MOVED, MOVED),
    "admin/records/staff/": (OFFICE, OFFICE),
    "admin/records/staff/add/": (OFFICE, "login form no - no no"),
    "admin/records/staff/1/change/": (ROW_OF_OFFICE, ROW_OF_OFFICE),
    "admin/records/staff/1/delete/": (REFUSED, REFUSED),
    "admin/records/staff/1/history/": (NOWHERE, NOWHERE),
    "admin/records/staff/1/": (MOVED, MOVED),
    "admin/records/staff/1/password/": (NOWHERE, NOWHERE),
    **{
        f"admin/records/{kind}/{page}": cells
        for kind in ("change", "deletionrequest")
        for page, cells in {
            "": (LISTS, LISTS),
            "add/": (REFUSED, REFUSED),
            "1/change/": (REFUSED, REFUSED),
            "1/delete/": (REFUSED, REFUSED),
            "1/history/": (REFUSED, REFUSED),
            "1/": (MOVED, MOVED),
        }.items()
    },
}
"""Address with an example in place of what varies → reading, sending."""

LAST = {"admin/logout/": ("login no405 no405 - no405 no405", "done done done - done done")}
"""Tried in the end: it ends the session."""
