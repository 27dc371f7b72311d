"""The store: what there is, what was issued, changed, lost and scrapped; and never less than nothing."""

from datetime import date, timedelta

import pytest

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.kit.store import NOTE, issued, item, left, lines, received, store
from tests.people.cast import DAY, Cast, id_number, user
from tests.people.doing import do, refused
from xieguan.lifecycle.models import KitIssue, KitMovement, KitPiece, KitStock
from xieguan.people.inboxes import Asking, todos
from xieguan.people.models import SheetRow
from xieguan.people.outcomes import Denied, Invalid, NotFound
from xieguan.people.roles import Role

KIT = "cn-sx-2022-180/kit-issued"
LATER = DAY + timedelta(days=3)


def test_what_is_issued_leaves_the_store_and_what_comes_back_is_in_it_again(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.radio)
    assert (left(kept.small), left(kept.radio)) == (2, 1)
    do("kit.recover", who, cast.clerk, LATER)
    assert (left(kept.small), left(kept.radio)) == (3, 2)
    assert list(KitMovement.objects.filter(stock=kept.small).values_list("kind", "quantity")) == [
        ("received", 3),
        ("issued", 1),
        ("returned", 1),
    ]


def test_more_than_is_there_is_issued_to_nobody_and_nothing_is_half_done(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    rows = [{"stock": kept.insignia.public}, {"stock": kept.large.public, "quantity": 3}]
    error = refused(Invalid, "kit.issue", who, cast.clerk, lines=rows)
    assert list(error.errors) == ["lines.1.quantity"]
    assert not KitIssue.objects.exists()
    assert left(kept.insignia) == 5


def test_a_team_gets_everything_or_nothing(cast: Cast) -> None:
    kept = store(cast)
    team = [somebody(cast, serial) for serial in (13, 14, 15)]
    rows = [{"person": one.public, "stock": kept.large.public} for one in team]
    error = refused(Invalid, "kit.issue_to_team", cast.county, cast.clerk, lines=rows)
    assert list(error.errors) == ["lines.2.quantity"]
    assert left(kept.large) == 2


def test_strangers_unknown_things_and_other_stores_are_named_row_by_row(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    theirs = received(item(cast.elsewhere, cast.stranger, "uniform", "执勤服"), cast.stranger, 1)
    error = refused(Invalid, "kit.issue", who, cast.clerk, lines=lines(kept.small, theirs))
    assert list(error.errors) == ["lines.1.stock"]
    rows = [{"person": "nobody", "stock": kept.small.public}]
    error = refused(Invalid, "kit.issue_to_team", cast.county, cast.clerk, lines=rows)
    assert list(error.errors) == ["lines.0.person"]


def test_a_numbered_piece_is_with_one_person(cast: Cast) -> None:
    kept, who, other = store(cast), somebody(cast), somebody(cast, 14)
    do("kit.issue", who, cast.clerk, lines=[{"stock": kept.radio.public, "serial": "R002"}])
    assert KitIssue.objects.get().piece.serial == "R002"
    error = refused(
        Invalid, "kit.issue", other, cast.clerk, lines=[{"stock": kept.radio.public, "serial": "R002"}]
    )
    assert list(error.errors) == ["lines.0.serial"]
    refused(Invalid, "kit.issue", other, cast.clerk, lines=[{"stock": kept.radio.public, "quantity": 2}])
    refused(Invalid, "kit.issue", other, cast.clerk, lines=[{"stock": kept.small.public, "serial": "1"}])


def test_a_number_comes_in_once_and_each_piece_has_one(cast: Cast) -> None:
    radio = store(cast).radio.item
    more = {"quantity": 2, "document": NOTE}
    refused(Invalid, "kit.receive", radio, cast.clerk, serials="R002 R003", **more)
    refused(Invalid, "kit.receive", radio, cast.clerk, serials="R003", **more)
    refused(Invalid, "kit.receive", radio, cast.clerk, serials="R003、R003", **more)
    assert KitPiece.objects.count() == 2


def test_an_exchange_gives_another_size_and_takes_back_the_first(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    [small] = issued(cast, who, kept.small)
    do("kit.exchange", small, cast.clerk, LATER, stock=kept.large.public, reason="偏小")
    assert (left(kept.small), left(kept.large)) == (3, 1)
    assert KitIssue.objects.get(ended_on__isnull=True).stock == kept.large
    refused(Invalid, "kit.exchange", small, cast.clerk, LATER, stock=kept.large.public)
    now = KitIssue.objects.get(ended_on__isnull=True)
    refused(Invalid, "kit.exchange", now, cast.clerk, LATER, stock=kept.insignia.public)


def test_a_broken_radio_is_exchanged_and_scrapped(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    [radio] = issued(cast, who, kept.radio)
    do("kit.exchange", radio, cast.clerk, LATER, stock=kept.radio.public, usable=False, reason="损坏")
    assert left(kept.radio) == 0
    assert KitPiece.objects.get(serial="R001").gone_on == LATER
    assert KitIssue.objects.get(ended_on__isnull=True).piece.serial == "R002"


def test_a_loss_needs_a_reason_and_ends_once(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    [radio] = issued(cast, who, kept.radio)
    refused(Invalid, "kit.report_lost", radio, cast.clerk, LATER, reason="")
    do("kit.report_lost", radio, cast.clerk, LATER, reason="抢险时落水")
    assert left(kept.radio) == 1
    refused(Invalid, "kit.report_lost", radio, cast.clerk, LATER, reason="再报")
    refused(Invalid, "kit.recover", who, cast.clerk, LATER, items=[radio.public])


def test_scrapping_takes_only_what_is_in_store(cast: Cast) -> None:
    kept = store(cast)
    refused(Invalid, "kit.scrap", kept.small, cast.clerk, quantity=4, reason="破损")
    do("kit.scrap", kept.small, cast.clerk, quantity=2, reason="破损")
    assert left(kept.small) == 1
    refused(Invalid, "kit.scrap", kept.radio, cast.clerk, quantity=1, serials="R009", reason="坏")
    do("kit.scrap", kept.radio, cast.clerk, quantity=1, serials="R001", reason="坏")
    assert left(kept.radio) == 1


def test_a_receipt_is_signed_for_all_that_is_open(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    issued(cast, who, kept.small, kept.insignia)
    refused(Invalid, "kit.sign_for", who, cast.clerk, signed_on=DAY - timedelta(days=1))
    do("kit.sign_for", who, cast.clerk, signed_on=LATER)
    assert set(KitIssue.objects.values_list("signed_on", flat=True)) == {LATER}
    refused(Invalid, "kit.sign_for", who, cast.clerk, signed_on=LATER)


@pytest.mark.parametrize("deposit", ["deposit", "deposit_taken", "price"])
def test_no_deposit_can_be_recorded(cast: Cast, deposit: str) -> None:
    kept, who = store(cast), somebody(cast)
    error = refused(Invalid, "kit.issue", who, cast.clerk, lines=lines(kept.small), **{deposit: 200})
    assert list(error.errors) == [deposit]


def test_an_armband_says_what_stands_on_it_and_names_are_used_once(cast: Cast) -> None:
    refused(Invalid, "kit.add_item", cast.county, cast.clerk, kind="armband", name="臂章")
    refused(Invalid, "kit.add_item", cast.county, cast.clerk, kind="radio", name="台", armband_upper="上")
    store(cast)
    refused(Invalid, "kit.add_item", cast.county, cast.clerk, kind="uniform", name="春秋执勤服")


def test_nothing_moves_on_a_day_to_come_nor_to_who_has_left(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    refused(Invalid, "kit.issue", who, cast.clerk, date(2099, 1, 1), lines=lines(kept.small))
    error = refused(Invalid, "kit.issue", who, cast.clerk, lines=lines(kept.small), due_back=DAY)
    assert list(error.errors) == ["due_back"]


def test_another_office_finds_none_of_it_and_a_leader_issues_nothing(cast: Cast) -> None:
    kept, who = store(cast), somebody(cast)
    refused(NotFound, "kit.issue", who, cast.stranger, lines=lines(kept.small))
    refused(Denied, "kit.issue", who, cast.leader, lines=lines(kept.small))
    refused(NotFound, "kit.scrap", kept.small, cast.stranger, quantity=1, reason="坏")
    assert KitStock.objects.get(pk=kept.small.pk).on_hand == 3


def test_who_has_no_kit_awaits_the_clerk_once(cast: Cast) -> None:
    for serial in (13, 14):
        who = somebody(cast, serial)
        SheetRow.objects.filter(pk=who.pk).update(uniform_issued=False, insignia_issued=False)
    found = {todo.name: todo for todo in todos(Asking(cast.clerk, DAY))[0]}

    assert found["kit.issue"].count == 2
    assert KIT not in found


def test_those_of_whom_nothing_is_recorded_stay_with_the_law_beside_them(cast: Cast) -> None:
    people = [somebody(cast, serial) for serial in (13, 14)]
    SheetRow.objects.filter(pk=people[0].pk).update(uniform_issued=False, insignia_issued=False)
    found = {todo.name: todo for todo in todos(Asking(cast.clerk, DAY))[0]}

    assert (found["kit.issue"].count, found[KIT].count, found[KIT].unknown) == (1, 2, 1)
    assert found["kit.issue"].title in found[KIT].says


def test_what_a_lapsed_regulation_advises_elsewhere_is_not_swallowed(cast: Cast) -> None:
    """The county has kept the regulation, the city has not: what it says there is advice, and a line of its own."""
    after, above = date(2024, 12, 1), user("cityclerk", "市局经办", Role.CLERK, cast.city)
    terms = {"document": "续〔2024〕1号", "decided_by": "局长办公会", "until_on": date(2025, 12, 1)}
    do(
        "packs.adopt",
        cast.county,
        cast.leader,
        after,
        pack="cn-sx-2022-180",
        from_on=date(2024, 10, 8),
        **terms,
    )
    data = {"name": "王五", "id_number": id_number(serial=15), "mode": "direct", "hired_on": date(2023, 3, 1)}
    there = do("engagements.open", cast.city, above, DAY, **data).subject
    both = SheetRow.objects.filter(engagement__public__in=[there, somebody(cast).public])
    both.update(uniform_issued=False, insignia_issued=False)
    found = [todo for todo in todos(Asking(above, after))[0] if todo.name in ("kit.issue", KIT)]

    assert [(todo.name, todo.count, todo.advises) for todo in found] == [
        ("kit.issue", 1, False),
        (KIT, 1, True),
    ]
