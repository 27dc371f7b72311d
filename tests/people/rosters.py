"""Small rosters, made up, as CSV."""

from datetime import date
from pathlib import Path

import pytest

from tests.people.cast import DAY, Cast, id_number
from xieguan.people.imports import job, upload
from xieguan.people.models import Import

HEADINGS = (
    "姓名",
    "身份证号",
    "学历",
    "用工形式",
    "劳务派遣单位",
    "入职时间",
    "岗前培训天数(工作日)",
    "胸号",
)
TITLE = "城管协管人员花名册（截至2023年5月31日）"


def person(serial: int, **cells: str) -> dict[str, str]:
    """A row; `serial` makes the ID number its own."""
    return {
        "姓名": f"示例{chr(0x4E00 + serial)}",
        "身份证号": id_number(date(1990, 1, 1 + serial % 28), serial % 1000),
        "学历": "大专",
        "用工形式": "直接聘用",
        "劳务派遣单位": "",
        "入职时间": "2023-03-01",
        "岗前培训天数(工作日)": "15",
        "胸号": f"XG01{serial:04}",
        **cells,
    }


def roster(*people: dict[str, str], title: str = TITLE) -> bytes:
    """A roster with a title, a header and these people."""
    headings = tuple(dict.fromkeys(heading for one in people for heading in one)) or HEADINGS
    lines = [title, ",".join(headings)] + [
        ",".join(one.get(heading, "") for heading in headings) for one in people
    ]
    return "\n".join(lines).encode()


def read(cast: Cast, content: bytes | Path, **options: object) -> Import:
    """An import that has been read, by 韩梅梅 for 南城县 unless said otherwise."""
    given = {"organisation": cast.county.public, "by": cast.clerk, "on": DAY, **options}
    return upload.take_in(content, "名册.csv", **given)


def imported(cast: Cast, content: bytes | Path, *, rename: bool = False, **options: object) -> Import:
    """An import from its file to its end."""
    taken = read(cast, content, **options)
    by, on = options.get("by", cast.clerk), options.get("on", DAY)
    return job.resume(taken.public, by=by, on=on, rename=rename)


def killed(taken: Import, cast: Cast, after: int) -> Import:
    """An import whose process died when it had written some rows."""

    def die(done: int, _total: int) -> None:
        if done > after:
            raise Killed

    with pytest.raises(Killed):
        job.resume(taken.public, by=cast.clerk, on=DAY, progress=die)
    taken.refresh_from_db()
    return taken


class Killed(BaseException):
    """Nothing gets to tidy up after it: the batch it meets is rolled back as the database does for a dead process."""
