"""The roster's page, as its users find it."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.people.cast import Cast, id_number, li_lei, office, user
from tests.people.crowd import crowd, engaged
from tests.people.doing import last
from xieguan.desk import sweeping
from xieguan.desk.models import Entry
from xieguan.people.models import Engagement, SavedView
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

CANARY = "外地人"


def body(page) -> str:
    assert page.status_code == 200, page
    return page.content.decode()


def test_who_is_not_signed_in_sees_nothing(cast: Cast) -> None:
    for path in ("/roster/", "/roster/counts/", "/roster/export/", "/people/x/"):
        assert Client().get(path).status_code == 302


def test_the_list_shows_own_people_and_nobody_elses(cast: Cast, as_) -> None:
    crowd(cast)

    page = body(as_(cast.clerk).get("/roster/"))

    assert "李雷" in page
    assert "XG010002" in page
    assert CANARY not in page
    assert "XG020001" not in page
    assert "外地市" not in page


@pytest.mark.parametrize(
    "path",
    [
        "/roster/?q=wd",
        "/roster/?q=外地",
        "/roster/?status=all",
        "/roster/?sort=badge",
        "/roster/counts/",
        "/roster/export/",
    ],
)
def test_nothing_of_another_office_appears_anywhere(cast: Cast, as_, path: str) -> None:
    crowd(cast)
    found = as_(cast.clerk)
    path = path if "?" not in path else f"{path}&office={cast.elsewhere.public}"

    page = body(found.get(path))

    assert CANARY not in page
    assert "XG02" not in page
    assert "外地市城市管理局" not in page


def test_counts_are_of_the_own_office_alone(cast: Cast, as_) -> None:
    crowd(cast)
    engaged(cast.elsewhere, "外二", 96)

    page = body(as_(cast.stranger).get("/roster/counts/"))

    assert page.count('<span class="n">2</span>') >= 1
    assert '<span class="n">6</span>' not in page


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMINISTRATOR, Role.AUDITOR, Role.FINANCE, Role.AUXILIARY])
def test_who_has_no_business_with_files_is_told_so(cast: Cast, as_, role: Role) -> None:
    crowd(cast)
    somebody = user("other", "某", role, cast.county)

    for path in ("/roster/", "/roster/counts/", "/roster/export/"):
        page = as_(somebody).get(path)
        assert page.status_code == 403
        assert "李雷" not in page.content.decode()


def test_hostile_names_are_shown_as_they_are_written(cast: Cast, as_) -> None:
    hostile = engaged(cast.county, "<script>alert(1)</script>", 1, badge_number='"><img src=x>')
    client = as_(cast.clerk)

    for path in (
        "/roster/",
        "/roster/?q=<script>",
        f"/people/{hostile.public}/",
        f"/people/{hostile.public}/?tab=facts",
    ):
        page = body(client.get(path))
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "&lt;script&gt;" in page


def test_a_search_becomes_a_short_address(cast: Cast, as_) -> None:
    crowd(cast)

    sent = as_(cast.clerk).post(
        "/roster/search/", {"q": " lwb ", "status": "in", "mode": "", "office": "x y"}
    )

    assert (sent.status_code, sent["Location"]) == (302, "/roster/?q=lwb")


def test_a_full_id_number_leads_to_the_person_and_into_no_address(cast: Cast, as_) -> None:
    li = li_lei(cast)

    sent = as_(cast.clerk).post("/roster/search/", {"q": id_number()})

    assert sent["Location"] == f"/people/{li}/"
    entry = last()
    assert (entry.kind, entry.act, entry.outcome) == ("read", "persons.find", "shown")
    assert id_number() not in str(list(Entry.objects.values()))


def test_an_id_number_of_another_office_is_as_unknown_as_any(cast: Cast, as_) -> None:
    li_lei(cast)
    unknown = id_number(serial=777)
    client = as_(cast.stranger)

    answers = [client.post("/roster/search/", {"q": number}) for number in (id_number(), unknown)]

    assert {answer["Location"] for answer in answers} == {"/roster/"}
    assert [entry.outcome for entry in Entry.objects.filter(act="persons.find")] == ["not-found"] * 2


def test_an_id_number_in_an_address_is_not_searched_and_not_repeated(cast: Cast, as_) -> None:
    li_lei(cast)

    page = as_(cast.clerk).get("/roster/", {"q": id_number()}, follow=True)

    assert page.redirect_chain == [("/roster/", 302)]
    assert id_number() not in page.content.decode()


def test_with_nobody_on_record_the_page_says_how_to_begin(cast: Cast, as_) -> None:
    page = body(as_(cast.clerk).get("/roster/"))

    assert "尚未登记任何人员" in page or "Nobody is on record yet" in page


def test_where_nobody_matches_the_filters_can_be_given_up(cast: Cast, as_) -> None:
    crowd(cast)

    page = body(as_(cast.clerk).get("/roster/?q=nobody&mode=dispatch"))

    assert 'href="/roster/?mode=dispatch"' in page
    assert 'href="/roster/?q=nobody"' in page


def test_the_same_number_of_queries_for_few_and_many(cast: Cast, as_, django_assert_num_queries) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = as_(cast.clerk)
    counts = []
    for rounds in ((0,), (1, 2, 3, 4, 5)):
        for at in rounds:
            engaged(office(cast.county, f"队{at}", Kind.UNIT, "140199"), f"人{at}", at)
        client.get("/roster/")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get("/roster/")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 20


def test_views_are_saved_shown_and_removed(cast: Cast, as_) -> None:
    crowd(cast)
    client = as_(cast.clerk)

    client.post("/roster/views/", {"name": "姓李的", "q": "李", "status": "in"})

    view = SavedView.objects.get()
    assert "姓李的" in body(client.get("/roster/"))
    assert "姓李的" not in body(as_(cast.leader).get("/roster/"))
    as_(cast.leader).post(f"/roster/views/{view.public}/remove/")
    assert SavedView.objects.exists()
    client.post(f"/roster/views/{view.public}/remove/")
    assert not SavedView.objects.exists()


def test_several_are_moved_each_by_an_act_and_once(cast: Cast, as_) -> None:
    people = crowd(cast)[:2]
    squad = office(cast.county, "柳巷中队", Kind.UNIT, "140199")
    stranger = Engagement.objects.get(person__name=CANARY)
    client = as_(cast.leader)
    picks = [*(one.public for one in people), stranger.public]
    given = {"pick": picks, "to": squad.public, "key": "k1"}

    first = body(client.post("/roster/selected/", {"pick": picks, "do": "move"}))
    check = body(client.post("/roster/move/", given))
    done = [body(client.post("/roster/move/", {**given, "sure": "yes"})) for _twice in (1, 2)]

    assert CANARY not in first + check + "".join(done)
    assert Engagement.objects.filter(organisation=squad).count() == 2
    assert Entry.objects.filter(act="engagements.move", kind="act").count() == 2
    stranger.refresh_from_db()
    assert stranger.organisation == cast.elsewhere


def test_who_cannot_be_moved_is_told_with_the_reason_and_left_alone(cast: Cast, as_) -> None:
    here, gone = engaged(cast.county, "在人", 1), engaged(cast.county, "离人", 2)
    Engagement.objects.filter(pk=gone.pk).update(left_on="2023-05-01")
    squad = office(cast.county, "柳巷中队", Kind.UNIT, "140199")
    given = {"pick": [here.public, gone.public], "to": squad.public, "key": "k2", "sure": "yes"}

    page = body(as_(cast.leader).post("/roster/move/", given))

    assert "聘用" in page or "this engagement has ended" in page
    assert list(Engagement.objects.filter(organisation=squad)) == [here]


def test_a_clerk_moves_nobody(cast: Cast, as_) -> None:
    [one, *_rest] = crowd(cast)
    squad = office(cast.county, "柳巷中队", Kind.UNIT, "140199")
    client = as_(cast.clerk)
    given = {"pick": [one.public], "to": squad.public, "key": "k3", "sure": "yes"}

    assert 'value="move"' not in body(client.get("/roster/"))
    client.post("/roster/move/", given)
    assert not Engagement.objects.filter(organisation=squad).exists()


def test_the_export_is_a_file_of_the_own_people(cast: Cast, as_) -> None:
    from tests.people.test_export import read

    crowd(cast)

    answer = as_(cast.clerk).post("/roster/export/?q=l", {"column": ["name"]})

    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert [row[0] for row in read(answer.content)[2:]] == ["李雷", "刘文博"]


def test_a_large_export_is_fetched_by_whoever_asked_for_it_alone(cast: Cast, as_, monkeypatch) -> None:
    from xieguan.desk import worker
    from xieguan.web.roster import export

    monkeypatch.setattr(export, "AT_ONCE", 3)
    crowd(cast)
    client = as_(cast.clerk)

    place = client.post("/roster/export/", {"column": ["name"]})["Location"]
    assert client.get(f"{place}file/").status_code == 404
    worker.run_one()

    assert f"{place}file/" in body(client.get(place))
    assert client.get(f"{place}file/").status_code == 200
    for other in (as_(cast.leader), as_(cast.stranger)):
        assert other.get(place).status_code == 404
        assert other.get(f"{place}file/").status_code == 404

    monkeypatch.setattr(sweeping, "TERM", timedelta(0))
    sweeping.sweep()
    assert f"{place}file/" not in body(client.get(place))
    assert client.get(f"{place}file/").status_code == 404
