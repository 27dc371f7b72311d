"""服装装备: the store, one item, a set for a team, the tab of a file, and what awaits the clerk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.kit.store import Store, gone, issued, item, received, store
from tests.people.cast import Cast
from tests.people.doing import do
from xieguan.lifecycle.models import KitIssue
from xieguan.people.inboxes import Asking
from xieguan.people.inboxes.registry import waiting_for
from xieguan.people.models import Engagement, SheetRow


def read(client, path: str, **query: str | list[str]) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    body = answer.content.decode()
    return body[body.index("<main") : body.index("</main>")]


@pytest.fixture
def kept(cast: Cast) -> Store:
    return store(cast)


@pytest.fixture
def who(cast: Cast) -> Engagement:
    return somebody(cast)


def test_an_empty_store_says_what_comes_first(cast: Cast, as_) -> None:
    body = read(as_(cast.clerk), "/kit/")
    assert 'class="empty"' in body
    assert "kit.add_item" in body


def test_the_store_shows_what_is_there_and_what_is_out(cast: Cast, kept: Store, who, as_) -> None:
    issued(cast, who, kept.large, kept.radio)
    client = as_(cast.clerk)
    body = read(client, "/kit/")
    assert "春秋执勤服" in body
    assert "180/96A" in body
    assert "李雷" in read(client, "/kit/", show="out")
    assert "R001" in read(client, "/kit/", show="out", q="R001")
    assert "R001" not in read(client, "/kit/", show="out", q="王")
    assert "R002" in read(client, f"/kit/{kept.radio.item.public}/")


def test_a_leader_looks_and_issues_nothing(cast: Cast, kept: Store, as_) -> None:
    body = read(as_(cast.leader), "/kit/")
    assert "春秋执勤服" in body
    assert "/do/kit." not in body


def test_another_office_s_store_is_never_shown(cast: Cast, kept: Store, who, as_) -> None:
    issued(cast, who, kept.small)
    stranger = as_(cast.stranger)
    assert "春秋执勤服" not in read(stranger, "/kit/")
    assert "李雷" not in read(stranger, "/kit/", show="out")
    assert stranger.get(f"/kit/{kept.small.item.public}/").status_code == 404


def test_the_file_shows_what_he_holds_and_what_is_missing_after_he_left(
    cast: Cast, kept: Store, who, as_
) -> None:
    issued(cast, who, kept.small, kept.armband)
    client = as_(cast.clerk)
    body = read(client, f"/people/{who.public}/", tab="kit")
    assert "170/88A" in body
    assert "城市管理执法 / 协管" in body
    gone(who, timezone.localdate() - timedelta(days=1))
    assert "kit.recover" in read(client, f"/people/{who.public}/", tab="kit")
    assert "李雷" in read(client, "/kit/", show="left")


def test_a_set_is_proposed_in_the_size_that_fitted_and_issued_to_all_at_once(
    cast: Cast, kept: Store, as_
) -> None:
    people = [somebody(cast, serial) for serial in (13, 14)]
    for one in people:  # back from a long absence: what they had was taken in
        issued(cast, one, kept.large)
    for one in people:
        do("kit.recover", one, cast.clerk)
    client = as_(cast.clerk)
    items = {"item": [kept.small.item.public, kept.insignia.item.public]}
    body = client.get("/kit/team/", items).content.decode()
    assert body.count(f'<option value="{kept.large.public}" selected>') == 2
    sent = {**items, "person": [one.public for one in people], "key": "abc"}
    for one in people:
        sent |= {
            f"s-{one.public}-{kept.small.item.public}": kept.large.public,
            f"s-{one.public}-{kept.insignia.item.public}": kept.insignia.public,
        }
    assert client.post("/kit/team/", sent).status_code == 302
    assert KitIssue.objects.filter(ended_on__isnull=True).count() == 4


def test_the_set_names_who_lacks_the_chosen_item_whatever_else_he_holds(cast: Cast, kept: Store, as_) -> None:
    dressed, bare, stated = (
        somebody(cast, serial, name=name) for serial, name in ((13, "甲某"), (14, "乙某"), (15, "丙某"))
    )
    issued(cast, dressed, kept.large, kept.insignia)
    winter = received(item(cast.county, cast.clerk, "uniform", "冬装"), cast.clerk, 3)
    SheetRow.objects.filter(pk=bare.pk).update(uniform_issued=False, insignia_issued=False)
    SheetRow.objects.filter(pk=stated.pk).update(uniform_issued=True, insignia_issued=True)
    client = as_(cast.clerk)

    def lack(*items) -> set[str]:
        body = read(client, "/kit/team/", item=[one.item.public for one in items])
        return {one for one in ("甲某", "乙某", "丙某") if one in body}

    assert lack(kept.large) == lack(kept.insignia) == {"乙某"}
    assert lack(winter) == {"甲某", "乙某"}
    assert lack(kept.armband) == {"甲某", "乙某", "丙某"}
    both = read(client, "/kit/team/", item=[kept.large.item.public, winter.item.public])
    name = f"s-{dressed.public}-"
    assert f"{name}{winter.item.public}" in both
    assert f"{name}{kept.large.item.public}" not in both, "what he holds he is not given again"
    mixed = read(client, "/kit/team/", item=[kept.insignia.item.public, kept.armband.item.public])
    assert mixed.count(f'value="{kept.armband.public}" selected') == 3
    assert mixed.count(f'value="{kept.insignia.public}" selected') == 1, (
        "not to whom a roster says it was issued"
    )
    issued(cast, bare, kept.large, kept.insignia, kept.armband, winter)
    assert 'class="empty"' in read(client, "/kit/team/", item=kept.insignia.item.public)


def test_what_is_wrong_with_a_set_is_said_by_name_and_nothing_is_issued(cast: Cast, kept: Store, as_) -> None:
    people = [somebody(cast, serial) for serial in (13, 14, 15)]
    for one in people[:2]:
        issued(cast, one, kept.large)
    for one in people[:2]:
        do("kit.recover", one, cast.clerk)
    do("kit.scrap", kept.large, cast.clerk, quantity=1, reason="破损")
    item = kept.large.item.public
    sent = {"item": item, "person": [one.public for one in people[:2]], "key": "k"}
    sent |= {f"s-{one.public}-{item}": kept.large.public for one in people[:2]}
    answer = as_(cast.clerk).post("/kit/team/", sent)
    assert answer.status_code == 422
    assert "李雷" in answer.content.decode()
    assert not KitIssue.objects.filter(ended_on__isnull=True).exists()


def test_it_awaits_the_clerk(cast: Cast, kept: Store, who) -> None:
    today = timezone.localdate()
    issued(
        cast, who, kept.small, kept.small, on=today - timedelta(days=9), due_back=today - timedelta(days=1)
    )
    found = {todo.name: todo for todo in waiting_for(Asking(cast.clerk, today), "kit.")}
    assert found["kit.exchange"].count == 2
    assert found["kit.exchange"].is_late
    asked = found["kit.exchange"].link
    assert asked.query == {"show": "due"}
    assert found["kit.sign_for"].count == 1
    assert found["kit.receive"].count == 1
    assert not list(waiting_for(Asking(cast.stranger, today), "kit."))


def test_taking_back_what_is_due_proposes_that_alone_and_back_into_store(
    cast: Cast, kept: Store, who, as_
) -> None:
    today = timezone.localdate()
    issued(cast, who, kept.small, on=today - timedelta(days=9), due_back=today - timedelta(days=1))
    issued(cast, who, kept.armband, on=today - timedelta(days=9))
    lent = KitIssue.objects.get(due_back__isnull=False)
    assert f"items={lent.public}" in read(as_(cast.clerk), "/kit/", show="due")
    form = read(as_(cast.clerk), f"/do/kit.recover/{who.public}/", items=lent.public, next="/kit/")
    assert form.count(" checked") == 2, "the piece, and that it is fit to be issued again"


def test_the_pages_cost_the_same_queries_however_long(cast: Cast, kept: Store, as_) -> None:
    client = as_(cast.clerk)
    found = []
    for serials in ((20,), (21, 22)):
        for serial in serials:
            issued(cast, somebody(cast, serial), kept.insignia)
            do("kit.add_item", cast.county, cast.clerk, kind="other", name=f"雨衣{serial}")
        found.append([queries_of(client, show) for show in ("", "out", "lacking")])
    assert all(more <= few for few, more in zip(*found, strict=True))
    assert max(found[0]) <= 25


def queries_of(client, show: str) -> int:
    read(client, "/kit/", show=show)
    with CaptureQueriesContext(connection) as queries:
        read(client, "/kit/", show=show)
    return len(queries)
