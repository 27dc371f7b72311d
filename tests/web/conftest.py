"""The cast with its own data directory, and a client for each."""

import pytest
from django.test import Client

from tests.people.cast import assemble


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def cast(db):
    return assemble()


@pytest.fixture
def as_():
    """A client that is signed in as somebody."""

    def signed_in(user):
        client = Client()
        client.force_login(user)
        return client

    return signed_in
