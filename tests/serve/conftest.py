from collections.abc import Iterator

import pytest

from tests.plugins.sample import write_sample
from tests.serve.loops import Checkout, Loop, checkout, serving


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A small site: the repository's texts, and few records in a snapshot."""
    made = checkout(tmp_path_factory.mktemp("serve"))
    write_sample(made.place.content)
    return made


@pytest.fixture(scope="session")
def running(shared: Checkout) -> Iterator[Loop]:
    """One loop for the tests that leave the content as it was."""
    with serving(shared, "--no-management") as found:
        found.wait("已更新（启动")
        yield found
