from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where each sound is made once, for all tests that only listen."""
    return tmp_path_factory.mktemp("sounds")
