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
