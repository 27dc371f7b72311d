"""The import on pages: file, columns, comparison, writing, findings; broken off, undone, removed."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.people.cast import DAY, Cast
from tests.people.rosters import imported, killed, person, read, roster
from tests.web.counting import questions
from tests.web.handing_in import TRUTHS, again, truth_of, upload
from xieguan.desk import worker
from xieguan.desk.models import Entry, Job
from xieguan.people.imports import starting
from xieguan.people.models import ColumnMapping, Engagement, Import

TALLY = re.compile(r"<dd>(\d+) <small>")
State = Import.State
SHORT = {"岗前培训天数(工作日)": "14"}


@pytest.fixture
def clerk(cast: Cast, as_):
    return as_(cast.clerk)


def handed_in(client, content, name="名册.csv", **more):
    page = client.post("/imports/new/", {"file": upload(content, name), **more})
    assert page.status_code == 302, page.content.decode()[-3000:]
    return Import.objects.latest("pk"), page["Location"]


def text(page) -> str:
    assert page.status_code == 200, page
    return page.content.decode()


def test_a_roster_goes_all_the_way(cast: Cast, clerk) -> None:
    taken, where = handed_in(clerk, roster(person(0), person(1, **SHORT), person(2, 身份证号="12")))
    assert where == f"/imports/{taken.public}/columns/"
    assert "胸号" in text(clerk.get(where))

    on = clerk.post(where, {})
    compare = text(clerk.get(on["Location"]))
    assert person(0)["姓名"] in compare
    assert 'class="flag"' in compare  # the row that is not imported

    done = clerk.post(f"/imports/{taken.public}/commit/")
    result = text(clerk.get(done["Location"]))
    assert Engagement.objects.visible().count() == 2
    assert person(1)["姓名"] in result
    assert Entry.objects.filter(act="imports.commit", actor=cast.clerk.public).count() == 1


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split("-")[0] + path.parent.name)
def test_a_sample_imported_shows_exactly_its_truth(cast: Cast, clerk, truth) -> None:
    what, file, _on = truth_of(truth)
    if what["law"] != "cn-sx-2022-180":
        cast.county.standings.update(region="320685")
    taken, _where = handed_in(clerk, file)
    clerk.post(f"/imports/{taken.public}/commit/")
    page = text(clerk.get(f"/imports/{taken.public}/"))

    fails = {f["row"] for f in what["findings"] if f["outcome"] == "fail"}
    unknown = {f["row"] for f in what["findings"] if f["outcome"] == "unknown"} - fails
    judged = what["rows"] - len(what["rejected"])
    assert list(map(int, TALLY.findall(page)))[:4] == [judged, len(what["clean"]), len(fails), len(unknown)]
    shown = Counter(
        re.findall(r'class="v v-(no|unk)"', page.partition("<aside")[0].partition('id="people"')[2])
    )
    expected = Counter({"fail": "no", "unknown": "unk"}[f["outcome"]] for f in what["findings"])
    assert shown == expected


def test_a_roster_that_was_checked_is_imported_without_choosing_it_again(cast: Cast, clerk) -> None:
    odd = {("工龄起点" if key == "入职时间" else key): value for key, value in person(0).items()}
    page = clerk.post("/checkup/", {"file": upload(roster(odd)), "law": "cn-sx-2022-180", "on": "2023-12-31"})
    sent = {name: value for name, value in again(page).items() if name != "view"}
    page = clerk.post("/checkup/", {**sent, "do": "map", "column-F": "hired_on"})
    assert not Import.objects.exists()

    on = clerk.post("/imports/new/", again(page))

    taken = Import.objects.get()
    assert on["Location"] == f"/imports/{taken.public}/"
    assert taken.mapping == {"columns": {"hired_on": "F"}}
    assert ColumnMapping.objects.get().mapping == {"columns": {"hired_on": "F"}}


def test_a_corrected_column_is_remembered_and_forgotten(cast: Cast, clerk) -> None:
    odd = {("工龄起点" if key == "入职时间" else key): value for key, value in person(0).items()}
    taken, where = handed_in(clerk, roster(odd))
    assert "unkword" in text(clerk.get(where))
    clerk.post(where, {"column-F": "hired_on"})
    taken.refresh_from_db()
    assert taken.mapping == {"columns": {"hired_on": "F"}}
    later, _where = handed_in(clerk, roster(odd, title="2023年6月1日"))
    assert later.mapping == {"columns": {"hired_on": "F"}}
    clerk.post(f"/imports/{later.public}/columns/", {})
    third, _where = handed_in(clerk, roster(odd, title="2023年5月30日"))
    assert third.mapping == {}


def test_another_sheet_is_another_import_and_the_first_one_goes(cast: Cast, clerk, tmp_path) -> None:
    from tests.roster.making import workbook

    rows = [list(person(0)), list(person(0).values())]
    path = workbook(tmp_path / "two.xlsx", {"一": rows, "二": [*rows, list(person(1).values())]})
    taken, where = handed_in(clerk, path.read_bytes(), "two.xlsx")
    on = clerk.post(where, {"new_sheet": "二"})
    again_ = Import.objects.latest("pk")
    assert (again_.sheet, on["Location"]) == ("二", f"/imports/{again_.public}/columns/")
    taken.refresh_from_db()
    assert taken.state == State.REMOVED


def test_the_difference_to_the_record_is_shown_old_and_new(cast: Cast, clerk) -> None:
    imported(cast, roster(*map(person, range(3))))
    later = roster(person(0, 学历="本科"), person(1, 姓名="改名"), person(8), title="2023年6月1日")
    taken, _where = handed_in(clerk, later)
    page = text(clerk.get(f"/imports/{taken.public}/"))
    assert "<del>大专</del>" in page
    assert "<ins>本科</ins>" in page
    assert person(2)["姓名"] in page.partition('id="gone"')[2]
    assert "<ins>改名</ins>" in page
    assert 'name="rename"' in page


def test_names_are_taken_over_when_told(cast: Cast, clerk) -> None:
    imported(cast, roster(person(0)))
    taken, _where = handed_in(clerk, roster(person(0, 姓名="改名"), title="2023年6月1日"))
    clerk.post(f"/imports/{taken.public}/commit/", {"rename": "true"})
    assert Engagement.objects.get().person.name == "改名"


def test_the_same_file_again_leads_to_the_import_it_was(cast: Cast, clerk) -> None:
    done = imported(cast, roster(person(0)))
    page = clerk.post("/imports/new/", {"file": upload(roster(person(0)))})
    assert page["Location"] == f"/imports/{done.public}/"
    assert Import.objects.count() == 1


def test_a_large_one_is_written_by_a_worker_and_the_page_says_how_far_it_is(
    cast: Cast, clerk, monkeypatch
) -> None:
    monkeypatch.setattr(starting, "SMALL", 1)
    taken, _where = handed_in(clerk, roster(*map(person, range(3))))
    for _twice in range(2):
        clerk.post(f"/imports/{taken.public}/commit/")
    assert Job.objects.filter(name="imports.commit").count() == 1
    page = text(clerk.get(f"/imports/{taken.public}/"))
    assert "<progress" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "every 2s" in page
    assert "<progress" in text(clerk.get(f"/imports/{taken.public}/progress/"))

    assert worker.run_one()

    over = clerk.get(f"/imports/{taken.public}/progress/")
    assert over["HX-Refresh"] == "true"
    taken.refresh_from_db()
    assert taken.state == State.FINISHED
    assert 'id="people"' in text(clerk.get(f"/imports/{taken.public}/"))


def test_it_says_that_no_worker_is_running(cast: Cast, clerk, monkeypatch) -> None:
    monkeypatch.setattr(starting, "SMALL", 1)
    taken, _where = handed_in(clerk, roster(*map(person, range(3))))
    clerk.post(f"/imports/{taken.public}/commit/")
    assert "xieguan worker" not in text(clerk.get(f"/imports/{taken.public}/"))
    Job.objects.update(queued_at=timezone.now() - timedelta(seconds=30))
    assert "xieguan worker" in text(clerk.get(f"/imports/{taken.public}/"))


def test_a_job_that_failed_says_why_and_can_be_taken_up_again(cast: Cast, clerk, monkeypatch) -> None:
    monkeypatch.setattr(starting, "SMALL", 1)
    taken, _where = handed_in(clerk, roster(*map(person, range(3))))
    clerk.post(f"/imports/{taken.public}/commit/")
    Import.objects.filter(pk=taken.pk).update(state=State.WRITING)
    Job.objects.update(state=Job.State.FAILED, error="磁盘已满")
    assert "磁盘已满" in text(clerk.get(f"/imports/{taken.public}/"))
    clerk.post(f"/imports/{taken.public}/commit/")
    assert Job.objects.filter(state=Job.State.WAITING).count() == 1


def test_a_killed_import_is_resumed(cast: Cast, clerk) -> None:
    taken = killed(read(cast, roster(*map(person, range(3)))), cast, -1)
    assert f"/imports/{taken.public}/commit/" in text(clerk.get(f"/imports/{taken.public}/"))
    clerk.post(f"/imports/{taken.public}/commit/")
    taken.refresh_from_db()
    assert taken.state == State.FINISHED
    assert Engagement.objects.visible().count() == 3


def test_a_killed_import_is_removed(cast: Cast, clerk) -> None:
    taken = killed(read(cast, roster(*map(person, range(3)))), cast, -1)
    page = clerk.post(f"/imports/{taken.public}/remove/")
    assert page["Location"] == "/imports/"
    assert not Engagement.objects.exists()
    assert taken.public not in text(clerk.get("/imports/"))


def test_a_finished_one_is_undone_until_somebody_builds_on_it(cast: Cast, clerk) -> None:
    done = imported(cast, roster(person(0)))
    assert f"/imports/{done.public}/undo/" in text(clerk.get(f"/imports/{done.public}/"))
    later = imported(cast, roster(person(0, 学历="本科"), title="2023年6月1日"))
    assert f"/imports/{done.public}/undo/" not in text(clerk.get(f"/imports/{done.public}/"))
    clerk.post(f"/imports/{done.public}/undo/")
    done.refresh_from_db()
    assert done.state == State.FINISHED
    clerk.post(f"/imports/{later.public}/undo/")
    clerk.post(f"/imports/{done.public}/undo/")
    done.refresh_from_db()
    assert done.state == State.UNDONE
    assert text(clerk.get(f"/imports/{done.public}/"))
    assert not Engagement.objects.visible().exists()


def test_a_day_to_come_is_refused_at_its_field(cast: Cast, clerk) -> None:
    tomorrow = (date.today() + timedelta(days=9)).isoformat()  # noqa: DTZ011
    page = clerk.post("/imports/new/", {"file": upload(roster(person(0))), "as_of": tomorrow})
    assert page.status_code == 422
    assert 'id="f-as_of-err"' in page.content.decode()


def test_the_file_is_given_back_with_a_purpose_and_on_the_trail(cast: Cast, clerk) -> None:
    done = imported(cast, roster(person(0)))
    refused = clerk.post(f"/imports/{done.public}/file/", {"purpose": " "})
    assert refused.status_code == 302
    page = clerk.post(f"/imports/{done.public}/file/", {"purpose": "核对原件"})
    assert page.content == roster(person(0))
    assert page["Content-Disposition"].startswith("attachment")
    entry = Entry.objects.latest("id")
    assert (entry.kind, entry.act, entry.subject) == ("read", "imports.original", done.public)


def test_the_list_asks_the_same_number_of_questions_for_one_and_for_many(cast: Cast, clerk) -> None:
    read(cast, roster(person(0)))
    one = questions(clerk, "/imports/")
    for n in range(1, 5):
        read(cast, roster(person(n)))

    assert questions(clerk, "/imports/") == one


def test_the_list_goes_on_to_older_ones(cast: Cast, clerk) -> None:
    for n in range(31):
        read(cast, roster(person(n)))
    page = text(clerk.get("/imports/"))
    older = re.search(r'href="(\?before=\w+)"', page)
    assert older
    assert text(clerk.get(f"/imports/{older[1]}")).count('role="rowheader"') == 1


def test_no_full_id_number_is_on_any_page(cast: Cast, clerk) -> None:
    number = person(0)["身份证号"]
    taken, where = handed_in(clerk, roster(person(0), person(1, 备注=f"同{number}")))
    shown = [clerk.get(where), clerk.get(f"/imports/{taken.public}/")]
    clerk.post(f"/imports/{taken.public}/commit/")
    shown += [clerk.get(f"/imports/{taken.public}/"), clerk.get("/imports/")]
    assert all(number not in page.content.decode() for page in shown)
    assert number[:6] in shown[0].content.decode()


def test_the_day_of_the_story_is_none_of_todays_rights(cast: Cast) -> None:
    assert date(2023, 6, 1) == DAY
