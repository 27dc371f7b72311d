"""A founded office in a folder of its own, for benchmarks of what keeps records."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def founded() -> Iterator[Any]:
    """The cast of the tests in an SQLite office that goes away again. One to a process."""
    with tempfile.TemporaryDirectory(prefix="xieguan-bench-") as folder:
        os.environ |= {"XIEGUAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "xieguan.settings"}
        os.environ.pop("XIEGUAN_DATABASE", None)
        import django
        from django.core.management import call_command
        from django.db import connection

        django.setup()
        call_command("migrate", verbosity=0)
        from tests.people.cast import assemble

        yield assemble()
        connection.close()
