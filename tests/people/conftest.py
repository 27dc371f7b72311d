"""Each test of the people floor has a data directory of its own: keys and checkpoints are never shared."""

import pytest

from tests.people.cast import assemble


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db):
    return assemble()
