"""Each database once a session, with the hostile rows in it."""

import os
from contextlib import ExitStack, nullcontext

import pytest

from tests.law.differential import databases, rows


@pytest.fixture(scope="session")
def postgres():
    with ExitStack() as stack:
        try:
            settings = stack.enter_context(databases.postgres())
        except Exception as error:
            if os.environ.get("XIEGUAN_SKIP_NOTHING"):
                raise
            pytest.skip(f"HALF THE PROOF IS MISSING: no PostgreSQL could be started here: {error!r}")
        yield settings


@pytest.fixture(scope="package", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request):
    """The alias of a database that holds the hostile rows."""
    settings = databases.SQLITE if request.param == "sqlite" else request.getfixturevalue("postgres")
    with unguarded(request), databases.connected(f"rules-{request.param}", settings) as alias:
        rows.create(alias)
        yield alias


def unguarded(request):
    """pytest-django, where there is one, keeps tests from every database that they do not name its way."""
    try:
        return request.getfixturevalue("django_db_blocker").unblock()
    except pytest.FixtureLookupError:
        return nullcontext()
