"""Whose imports are seen and decided on by whom; another office's never appear."""

import pytest

from tests.people.cast import FOUNDED, Cast, user
from tests.people.rosters import imported, person, read, roster
from tests.web.handing_in import upload
from xieguan.people.models import Grant, Import
from xieguan.people.roles import Role


@pytest.fixture
def theirs(cast: Cast) -> Import:
    """An import of another city, with a name that must not be seen."""
    taken = imported(
        cast, roster(person(7, 姓名="外地金丝雀")), organisation=cast.elsewhere.public, by=cast.stranger
    )
    Import.objects.filter(pk=taken.pk).update(file_name="外地名册.csv")
    return taken


PAGES = ("", "columns/", "progress/")
ACTS = ("commit/", "undo/", "remove/", "file/")


def test_another_offices_imports_are_not_there(cast: Cast, as_, theirs) -> None:
    client = as_(cast.clerk)
    assert "外地" not in client.get("/imports/").content.decode()
    for end in PAGES:
        page = client.get(f"/imports/{theirs.public}/{end}")
        assert page.status_code == 404
        assert "外地" not in page.content.decode()
    for end in ACTS:
        assert client.post(f"/imports/{theirs.public}/{end}", {"purpose": "看"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == "finished"


def test_nobody_imports_for_an_office_beyond_his_reach(cast: Cast, as_) -> None:
    page = as_(cast.clerk).post(
        "/imports/new/", {"file": upload(roster(person(0))), "organisation": cast.elsewhere.public}
    )
    assert page.status_code == 422
    assert not Import.objects.exists()


def test_a_leader_sees_undoes_and_removes_but_does_not_import(cast: Cast, as_) -> None:
    taken = read(cast, roster(person(0)))
    client = as_(cast.leader)
    page = client.get(f"/imports/{taken.public}/")
    assert page.status_code == 200
    assert f"/imports/{taken.public}/remove/" in page.content.decode()
    assert "btn pri big" not in page.content.decode()
    assert client.post(f"/imports/{taken.public}/commit/").status_code == 403
    assert client.get("/imports/new/").status_code == 403
    assert client.post(f"/imports/{taken.public}/columns/", {}).status_code == 403


def test_whoever_only_runs_the_system_sees_no_import(cast: Cast, as_) -> None:
    taken = read(cast, roster(person(0)))
    for one in (cast.system, cast.security, cast.auditor):
        client = as_(one)
        for address in ("/imports/", "/imports/new/", *(f"/imports/{taken.public}/{end}" for end in PAGES)):
            assert client.get(address).status_code in (403, 404)
        for end in ACTS:
            assert client.post(f"/imports/{taken.public}/{end}", {"purpose": "看"}).status_code in (403, 404)


def test_a_stranger_to_the_house_is_sent_to_sign_in(cast: Cast, client) -> None:
    taken = read(cast, roster(person(0)))
    for address in ("/imports/", "/imports/new/", *(f"/imports/{taken.public}/{end}" for end in PAGES)):
        assert client.get(address)["Location"].startswith("/account/login/")


def test_acts_are_posted(cast: Cast, as_) -> None:
    taken = read(cast, roster(person(0)))
    for end in ACTS:
        assert as_(cast.clerk).get(f"/imports/{taken.public}/{end}").status_code == 405


def test_a_clerk_of_several_offices_chooses_whose_roster_it_is(cast: Cast, as_) -> None:
    both = user("both", "两处经办", Role.CLERK, cast.county)
    Grant.objects.create(user=both, role=Role.CLERK, organisation=cast.elsewhere, from_on=FOUNDED)
    client = as_(both)
    asked = client.post("/imports/new/", {"file": upload(roster(person(0)))})
    assert asked.status_code == 200
    assert "外地市城市管理局" in asked.content.decode()
    client.post("/imports/new/", {"file": upload(roster(person(0))), "organisation": cast.elsewhere.public})
    assert Import.objects.get().organisation == cast.elsewhere


@pytest.mark.parametrize("public", ["new2", "x" * 200, "..", "%00", "1'--"])
def test_what_is_no_import_is_not_there(cast: Cast, as_, public) -> None:
    assert as_(cast.clerk).get(f"/imports/{public}/").status_code == 404
