"""The cast with its own data directory."""

import pytest

from tests.people.cast import assemble


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db):
    return assemble()
