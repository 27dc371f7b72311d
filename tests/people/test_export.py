"""The roster as a spreadsheet: whom the filters choose, nobody else, masked, harmless, and on the trail first."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.db import DatabaseError
from python_calamine import CalamineWorkbook

from tests.people.cast import Cast
from tests.people.crowd import TODAY, crowd, engaged, number_of
from tests.people.doing import last
from xieguan.desk.models import Entry
from xieguan.people.exporting import export, sheet
from xieguan.people.exporting.export import Wanted, exported
from xieguan.people.models import User
from xieguan.people.outcomes import Denied


def rows(wanted: Wanted, by: User) -> list[list[object]]:
    with exported(wanted, by=by, on=TODAY, said=lambda _done: None) as (path, _count):
        return read(path.read_bytes())


def read(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def test_it_holds_whom_the_filters_choose_in_the_columns_asked(cast: Cast) -> None:
    crowd(cast)

    title, heads, *people = rows(Wanted({"q": "l"}, ("badge", "name")), cast.clerk)

    assert "南城县城市管理局" in title[0]
    assert heads == ["姓名", "胸号"] or heads == ["Name", "Badge number"]
    assert people == [["李雷", "XG010002"], ["刘文博", "XG010003"]]


def test_only_whom_one_may_see_even_if_named(cast: Cast) -> None:
    mine, other = crowd(cast)[0], engaged(cast.elsewhere, "外人", 95)

    _title, _heads, *people = rows(Wanted({}, ("name",), (mine.public, other.public)), cast.clerk)

    assert people == [["白雨桐"]]


def test_many_take_several_batches(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(sheet, "BATCH", 2)
    crowd(cast)

    _title, _heads, *people = rows(Wanted({}, ("name",)), cast.clerk)

    assert [name for (name,) in people] == ["白雨桐", "李雷", "刘文博", "单伟", "曾小明", "张伟"]


def test_id_numbers_leave_masked(cast: Cast) -> None:
    people = crowd(cast)

    found = rows(Wanted({}, ("name", "id")), cast.clerk)

    assert number_of(people[0], 0) not in str(found)
    assert found[2][1].startswith("140199****")


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2", "＝1"])
def test_nothing_somebody_wrote_is_calculated(cast: Cast, name: str) -> None:
    engaged(cast.county, name, 1)

    with exported(Wanted({}, ("name",)), by=cast.clerk, on=TODAY, said=lambda _done: None) as (path, _count):
        content = path.read_bytes()

    assert read(content)[2] == [name]
    assert b"<f>" not in unzipped(content)


def unzipped(content: bytes) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def test_it_is_on_the_trail_with_filter_columns_and_count(cast: Cast) -> None:
    crowd(cast)

    rows(Wanted({"status": "all", "q": "l"}, ("name",)), cast.clerk)

    entry = last()
    assert (entry.kind, entry.act, entry.actor) == ("read", "roster.export", cast.clerk.public)
    assert entry.detail == {
        "filter": {"status": "all", "q": "*"},
        "people": 2,
        "columns": ["name"],
        "selected": 0,
    }


def test_where_it_cannot_be_put_on_the_trail_nobody_gets_it(cast: Cast, monkeypatch) -> None:
    crowd(cast)

    def full(**_entry: object) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(export.trail, "write", full)

    with pytest.raises(DatabaseError):
        rows(Wanted({}, ("name",)), cast.clerk)


def test_who_may_not_look_exports_nothing(cast: Cast) -> None:
    crowd(cast)

    with pytest.raises(Denied):
        rows(Wanted({}), cast.system)
    assert not Entry.objects.filter(act="roster.export").exists()


def test_what_is_made_up_says_so(cast: Cast, settings) -> None:
    settings.DEMO = True
    crowd(cast)

    title, *_rest = rows(Wanted({}, ("name",)), cast.clerk)

    assert title[0].startswith(("演示数据", "Demonstration data"))


def test_a_large_one_is_made_by_a_worker_and_kept_as_a_paper(cast: Cast) -> None:
    from xieguan.desk import jobs, papers, worker

    crowd(cast)
    arguments = {"by": cast.clerk.public, "query": {}, "columns": ["name"], "people": []}
    asked = jobs.queue("roster.export", arguments, owner=cast.clerk.public, organisation="")

    worker.run_one()

    asked.refresh_from_db()
    assert asked.result["people"] == 6
    assert len(read(Path(papers.kept(asked.result["paper"])).read_bytes())) == 8
    assert date.fromisoformat(asked.result["on"])
