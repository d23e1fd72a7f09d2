"""People with accounts, the office's mappings, and nothing stored but a small world."""

import shutil

import pytest

from scripts.workspace import Workspace
from tests.management.staffed import Staffed
from tests.support import FIXTURES

COUNTY = FIXTURES / "county"
OPENINGS, BODIES = "县志愿办招募信息汇总表", "县志愿办组织名单"


@pytest.fixture
def kept(staffed: Staffed, places: Workspace) -> dict[str, str]:
    """The county's two mappings, kept: name → key. No upload waits."""
    from scripts.management.models import ImportMapping

    assert staffed
    ImportMapping.objects.all().delete()
    shutil.rmtree(places.var / "imports", ignore_errors=True)
    files = {OPENINGS: "openings.yaml", BODIES: "organizations.yaml"}
    return {
        name: str(
            ImportMapping.objects.create(
                name=name, text=(COUNTY / file).read_text(encoding="utf-8")
            ).pk
        )
        for name, file in files.items()
    }
