"""An import on a disk that is too small: `crowding.py begin FILE PEOPLE` and `crowding.py look`."""

import json
import sys
from datetime import date
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402

from tests.people.cast import assemble, id_number  # noqa: E402
from tests.people.rosters import person, roster  # noqa: E402
from xieguan.people.models import Engagement, Import, Person, SheetRow, Statement  # noqa: E402


def begin(file: str, people: str) -> None:
    """Found the offices, and write a roster beside the disk; says the county."""
    rows = [
        person(
            serial % 1000,
            姓名=f"示例{serial}",
            身份证号=id_number(
                date(1985 + serial // 300 % 15, 1 + serial % 12, 1 + serial % 28), serial % 1000
            ),
            胸号=f"XG01{serial:04}",
        )
        for serial in range(int(people))
    ]
    Path(file).write_bytes(roster(*rows))
    print(assemble().county.public)


def look() -> None:
    """What is on record, whole or half, and whether it is sound."""
    taken = Import.objects.get()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        whole = cursor.fetchone()[0]
    print(
        json.dumps(
            {
                "import": taken.public,
                "state": taken.state,
                "done": taken.done,
                "written": Engagement.objects.filter(imported_by=taken).count(),
                "visible": Engagement.objects.visible().count(),
                "people": Person.objects.count(),
                "counting": Statement.objects.filter(source__state="finished").count(),
                "on_sheet": SheetRow.objects.exclude(path="").count(),
                "whole": whole,
            }
        )
    )


if __name__ == "__main__":
    {"begin": begin, "look": look}[sys.argv[1]](*sys.argv[2:])
