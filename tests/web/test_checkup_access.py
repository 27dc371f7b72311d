"""Who may check a roster, and by whose law; hostile files and hostile strings do nothing but read as a sentence."""

import pytest

from tests.people.cast import Cast
from tests.people.rosters import person, roster
from tests.roster import hostile
from tests.web.handing_in import again, upload

CORPUS = hostile.corpus()
SOME = [
    "truncated 7 of 14.xlsx", "bit flips 9.xlsx", "doubled.xls", "without its first byte.ods", "a password.xlsx",
    "macros.xlsm", "links outside.xlsx", "a billion laughs in sheet1.xml.xlsx", "sixty megabytes of noughts.xlsx",
    "a PDF.xlsx", "a web page.xls", "empty.csv", "latin.csv", "an open quotation mark.csv", "too many rows.csv",
    "fifty megabytes and more.csv", "sixteen thousand columns.xlsx", "a cell of forty thousand.xlsx",
    "paths that climb.xlsx", "unclosed.xlsx", "many sheets.xlsx", "control characters.xlsx", "a huge dimension.xlsx",
]  # fmt: skip


def check(client, content, name="名册.csv", **more):
    sent = {"file": upload(content, name), "law": "cn-sx-2022-180", "on": "2023-12-31", **more}
    return client.post("/checkup/", sent)


@pytest.mark.parametrize("name", SOME)
def test_a_hostile_file_is_answered_with_a_page(cast: Cast, as_, tmp_path, name) -> None:
    path = CORPUS[name](tmp_path)
    page = check(as_(cast.clerk), path.read_bytes(), path.name)
    assert page.status_code in (200, 422)
    body = page.content.decode()
    assert "Traceback" not in body
    assert 'id="main"' in body
    if page.status_code == 422:
        assert 'role="alert"' in body


@pytest.mark.parametrize("name", ["a password.xlsx", "a PDF.xlsx", "fifty megabytes and more.csv"])
def test_a_hostile_file_is_not_imported_either_and_not_kept(cast: Cast, as_, data, tmp_path, name) -> None:
    path = CORPUS[name](tmp_path)
    page = as_(cast.clerk).post("/imports/new/", {"file": upload(path.read_bytes(), path.name)})
    assert page.status_code == 422
    assert not (data / "papers").exists()


def test_strings_of_a_file_stay_strings(cast: Cast, as_) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    rows = roster(
        person(0, 姓名=nasty, 学历="<script>alert(1)</script>"), title=f"{nasty}（截至2023年5月31日）"
    )
    client = as_(cast.clerk)
    page = check(client, rows, f"{nasty}.csv")
    columns = client.post("/checkup/", again(page, do="columns"))
    for shown in (page, columns):
        assert "<img src=x" not in shown.content.decode()
        assert "<script>alert" not in shown.content.decode()


@pytest.mark.parametrize(
    "mapping", ["[]", "{", '{"columns": 3}', '{"nonsense": {}}', '{"columns": {"x": "A"}}', "[" * 9999]
)
def test_a_mapping_somebody_has_tampered_with_is_a_sentence(cast: Cast, as_, mapping) -> None:
    page = check(as_(cast.clerk), roster(person(0)), mapping=mapping)
    assert page.status_code == 422


@pytest.mark.parametrize("view", ["::", "x:y:z", "fail:9999:1", ":1:999999", "unknown", "fail:-1:0", "²:²:²"])
def test_a_view_somebody_has_tampered_with_shows_something(cast: Cast, as_, view) -> None:
    assert check(as_(cast.clerk), roster(person(0, 学历="初中")), view=view).status_code == 200


def test_nobody_checks_for_an_office_beyond_his_reach(cast: Cast, as_) -> None:
    page = check(as_(cast.clerk), roster(person(0)), office=cast.elsewhere.public)
    assert page.status_code == 422
    assert "外地市" not in page.content.decode()


def test_whoever_only_runs_the_system_checks_no_roster(cast: Cast, as_) -> None:
    for user in (cast.system, cast.security, cast.auditor):
        assert as_(user).get("/checkup/").status_code == 403
        assert check(as_(user), roster(person(0))).status_code == 403


def test_a_stranger_to_the_house_is_sent_to_sign_in(client, db) -> None:
    assert client.get("/checkup/").status_code == 302


def test_a_form_without_its_mark_is_refused(cast: Cast) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.clerk)
    assert check(client, roster(person(0))).status_code == 403
