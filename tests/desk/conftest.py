"""Each test of the desk has a data directory of its own: keys and checkpoints are never shared."""

import pytest


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path
