"""Whatever a hostile file holds, if it is read at all it can be reported on, in every form."""

import json
from datetime import date
from io import StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from tests.roster.hostile import corpus
from xieguan.audit import audit
from xieguan.audit.as_json import as_json
from xieguan.audit.html import write_html
from xieguan.audit.text import print_report
from xieguan.audit.workbook import write_workbook
from xieguan.law.judge import stand
from xieguan.law.pack import find, load
from xieguan.roster import UnusableFile, read_roster

ON = date(2024, 12, 1)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(corpus())[::4])  # all of them take minutes; reading tries each
def test_what_is_read_is_reported_whole(tmp_path, name):
    source = corpus()[name](tmp_path)
    try:
        roster = read_roster(source, on=ON)
    except UnusableFile:
        return  # tests/roster says which, and why
    found = audit(roster, stand(load(find("cn-sx-2022-180")), ON), ON)
    write_workbook(found, source, tmp_path / "report.xlsx")
    write_html(found, tmp_path / "report.html")
    print_report(found, Console(file=StringIO(), width=80))
    assert len(load_workbook(tmp_path / "report.xlsx").sheetnames) == 2
    assert json.loads(json.dumps(as_json(found)))["rows"] == roster.people
