"""How many questions a page asks the database, once what is counted now and then has been counted."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def questions(client: Client, address: str) -> int:
    client.get(address)  # what awaits the user is counted once a minute, or after something was done
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
