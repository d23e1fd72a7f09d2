import subprocess
import sys

from tests.support import ROOT, Sandbox


def test_the_models_and_the_migrations_agree(place: Sandbox) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        env={**place.environ, "DJANGO_SETTINGS_MODULE": "scripts.management.settings"},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_citys_lists_are_not_in_the_migrations() -> None:
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "scripts" / "management" / "migrations").glob("*.py")
    )
    assert "北湖" not in written
    assert "支教助学" not in written


NAMES = """
from django.core.management import call_command
from django.db import connection
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
call_command("migrate", "records", "0004", verbosity=0)
with connection.cursor() as cursor:
    cursor.execute(
        "insert into records_organization (id, seq, released, name, division, fields, pictures,"
        " contact_name) values ('ORG-1', 1, 1, '样例队', '431002', '[]', '[]', '演示甲乙')"
    )
call_command("migrate", "records", verbosity=0)
from scripts.management.models import Organization
person = Organization.objects.get().to_record().contact
print(person.name, person.consents)
"""


def test_a_name_from_before_becomes_a_person_without_consent(place: Sandbox) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NAMES], env=place.environ, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.stdout == "演示甲乙 ()\n", done.stderr
