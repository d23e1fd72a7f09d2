"""Migrations that move data work on PostgreSQL, which is stricter than SQLite with them."""

import subprocess
import sys

from tests.support import ROOT, Sandbox

FROM_BEFORE = """
from django.core.management import call_command
from django.db import connection
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
call_command("migrate", "records", "0004", verbosity=0)
with connection.cursor() as cursor:
    cursor.execute(
        "insert into records_organization (id, seq, released, name, division, fields, pictures,"
        " contact_name) values ('ORG-1', 1, true, '样例队', '431002', '[]', '[]', '演示甲乙')"
    )
    cursor.execute(
        "insert into records_opening (id, seq, released, title, organization_id, division, status,"
        " service_object, spirit, pictures, version, leader_name)"
        " values ('OP-1', 2, true, '净滩', 'ORG-1', '431002', 'published', '[]', '[]', '[]', 1,"
        " '演示丙丁')"
    )
store.setup(workspace())
from scripts.management.models import Opening, Organization
print(Organization.objects.get().contact["name"], Opening.objects.get().leader["name"])
print(Opening.objects.get().seq)
"""


def test_records_from_an_earlier_form_come_through(city: Sandbox) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FROM_BEFORE], env=city.environ, cwd=ROOT, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "演示甲乙 演示丙丁\n2\n", done.stderr
