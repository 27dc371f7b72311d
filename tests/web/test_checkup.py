"""The roster check: both samples give exactly their truth on screen; columns are corrected; reports are taken home."""

import io
import json
import re
from collections import Counter

import pytest
from python_calamine import CalamineWorkbook

from tests.people.cast import Cast
from tests.people.rosters import person, roster
from tests.web.handing_in import TRUTHS, again, truth_of, upload

TALLY = re.compile(r"<dd>(\d+) <small>")


def check(client, file, law="cn-sx-2022-180", on="2023-12-31", **more):
    return client.post("/checkup/", {"file": file, "law": law, "on": on, **more})


@pytest.fixture
def client(cast: Cast, as_):
    return as_(cast.clerk)


def test_the_form_offers_what_binds_the_users_office_and_today(client, cast) -> None:
    body = client.get("/checkup/").content.decode()
    assert re.search(r'value="cn-sx-2022-180" checked', body)
    assert re.search(r'value="cn-labour" checked', body)
    assert 'value="cn-js-haian-2022-7">' in body


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split("-")[0] + path.parent.name)
def test_a_sample_gives_exactly_its_truth(client, truth) -> None:
    what, file, on = truth_of(truth)
    page = check(client, upload(file), what["law"], on.isoformat())
    assert page.status_code == 200
    people = {
        outcome: {f["row"] for f in what["findings"] if f["outcome"] == outcome}
        for outcome in ("fail", "unknown")
    }
    only_unknown = people["unknown"] - people["fail"]
    judged = what["rows"] - len(what["rejected"])
    expected = [
        what["rows"],
        len(what["rejected"]),
        judged,
        len(what["clean"]),
        len(people["fail"]),
        len(only_unknown),
    ]
    assert list(map(int, TALLY.findall(page.content.decode())))[:6] == expected
    data = client.post("/checkup/", again(page, do="data")).json()
    found = Counter((f["row"], f["article"], f["item"], f["outcome"], f["force"]) for f in data["findings"])
    assert found == Counter(
        (f["row"], f["article"], f["item"], f["outcome"], f["force"]) for f in what["findings"]
    )


def test_findings_are_shown_by_outcome_and_by_article(client) -> None:
    what, file, _on = truth_of(next(truth for truth in TRUTHS if truth.name.startswith("shanxi")))
    page = check(client, upload(file))
    all_rows = page.content.decode().count('class="cellrefs"')
    unknown = client.post("/checkup/", again(page, view="unknown::1"))
    assert all_rows == len(what["findings"])
    assert unknown.content.decode().count('class="cellrefs"') == sum(
        f["outcome"] == "unknown" for f in what["findings"]
    )
    numbers = [
        client.post("/checkup/", again(page, view=f":{at}:1")).content.decode().count('class="cellrefs"')
        for at in range(12)
    ]
    assert sum(n for n in numbers if n < all_rows) == all_rows


def test_the_day_in_the_title_is_offered(client) -> None:
    page = check(client, upload(roster(person(0))), on="2023-06-01")
    assert 'name="judge_on" value="2023-05-31"' in page.content.decode()
    other = client.post("/checkup/", again(page, judge_on="2023-05-31"))
    assert 'name="on" value="2023-05-31"' in other.content.decode()


def test_a_column_is_corrected_and_asked(client) -> None:
    odd = {("工龄起点" if key == "入职时间" else key): value for key, value in person(0).items()}
    page = check(client, upload(roster(odd)))
    assert "hired_on" not in client.post("/checkup/", again(page, do="data")).json()["columns"]
    form = client.post("/checkup/", again(page, do="columns"))
    assert "工龄起点" in form.content.decode()
    sent = {name: value for name, value in again(page).items() if name != "view"}
    mapped = client.post("/checkup/", {**sent, "do": "map", "column-F": "hired_on"})
    assert client.post("/checkup/", again(mapped, do="data")).json()["columns"]["hired_on"] == "工龄起点"


def test_two_columns_cannot_be_the_same(client) -> None:
    page = check(client, upload(roster(person(0))))
    sent = {name: value for name, value in again(page).items() if name != "view"}
    wrong = client.post("/checkup/", {**sent, "do": "map", "column-C": "education", "column-H": "education"})
    assert wrong.status_code == 422
    assert 'role="alert"' in wrong.content.decode()


def test_a_header_nobody_finds_is_pointed_out(client) -> None:
    lines = [["甲", "乙", "丙"], *([f"王{n}", f"14019919900101{n:03}X", "大专"] for n in range(3))]
    page = check(client, upload("\n".join(map(",".join, lines)).encode()))
    assert page.status_code == 422
    assert "甲" in page.content.decode()  # the first rows are shown
    shown = client.post("/checkup/", {**_kept(page), "do": "map", "header_row": "1"})
    assert 'name="column-A"' in shown.content.decode()


def _kept(page):
    body = page.content.decode()
    return {
        name: re.search(rf'name="{name}" value="([^"]*)"', body)[1]
        for name in ("ticket", "on", "law", "sheet")
    }


def test_the_annotated_spreadsheet_is_taken_home(client) -> None:
    page = check(client, upload(roster(person(0, 学历="初中"))))
    answer = client.post("/checkup/", again(page, do="workbook"))
    assert answer["Content-Disposition"].startswith("attachment")
    sheets = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert len(sheets.sheet_names) == 2


def test_the_report_is_taken_home_and_fetches_nothing(client) -> None:
    page = check(client, upload(roster(person(0, 学历="初中"))))
    answer = client.post("/checkup/", again(page, do="report"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"default-src 'none'" in answer.content
    assert b"http" not in re.sub(rb"<meta[^>]*>", b"", answer.content)


def test_what_could_not_be_asked_and_what_was_assumed_is_said(client) -> None:
    body = check(client, upload(roster(person(0)))).content.decode()
    assert 'id="unasked"' in body
    assert 'id="assumed"' in body


def test_without_a_file_the_form_says_what_it_wants(client) -> None:
    page = client.post("/checkup/", {"law": "cn-sx-2022-180", "on": "2023-12-31"})
    assert page.status_code == 422
    assert ".xlsx" in page.content.decode()


@pytest.mark.parametrize("on", ["yesterday", "2023-13-41"])
def test_a_day_that_is_none_is_refused_at_its_field(client, on) -> None:
    page = check(client, upload(roster(person(0))), on=on)
    assert page.status_code == 422
    assert 'id="f-on-err"' in page.content.decode()


def test_a_law_not_yet_in_force_is_refused(client) -> None:
    page = check(client, upload(roster(person(0))), on="2001-01-01")
    assert page.status_code == 422


def test_json_is_the_contract_of_the_command(client) -> None:
    page = check(client, upload(roster(person(0))))
    answer = client.post("/checkup/", again(page, do="data"))
    assert {"file", "law", "rows", "findings", "not_asked"} <= json.loads(answer.content).keys()
