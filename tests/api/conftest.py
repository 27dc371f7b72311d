"""The API as a program calls it: a client that speaks JSON and carries somebody's token."""

import pytest

from tests.api.calling import Caller
from tests.people.cast import Cast, assemble


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db) -> Cast:
    return assemble()


@pytest.fixture
def clerk(cast: Cast) -> Caller:
    return Caller(cast.clerk)


@pytest.fixture
def stranger(cast: Cast) -> Caller:
    return Caller(cast.stranger)
