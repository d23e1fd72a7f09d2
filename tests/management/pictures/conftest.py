import shutil

import msgspec
import pytest

from scripts.management import store
from scripts.workspace import Workspace
from tests.management import samples
from tests.management.conftest import Client
from tests.management.office import Office
from tests.management.pictures.desk import Desk


@pytest.fixture
def desk(places: Workspace, client: Client, logged_in: Office) -> Desk:
    """Somebody logged in, before a station without pictures."""
    for name in ("media", "uploads"):
        shutil.rmtree(places.var / name, ignore_errors=True)
    station = msgspec.structs.replace(samples.full_station(), pictures=())
    store.save_records([samples.organization(), station])
    return Desk(office=logged_in, client=client, places=places)
