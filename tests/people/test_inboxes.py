"""What awaits whom: asked of the records and of the law, within the user's reach, never stored."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.people import subjects
from tests.people.cast import DAY, Cast, id_number, li_lei, office, user
from tests.people.doing import do
from tests.people.rosters import imported, killed, person, read, roster
from xieguan.desk import trail
from xieguan.desk.calendar import enter
from xieguan.desk.checkpoints import checkpoints_file
from xieguan.desk.models import Entry
from xieguan.people.inboxes import Asking, ToDo, count_for, everything, kept, todos
from xieguan.people.inboxes.findings import findings
from xieguan.people.inboxes.registry import INBOXES
from xieguan.people.inboxes.same_duty import finds_others
from xieguan.people.models import Engagement, Grant, Organisation, OwnValue, SheetRow, User
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role

PACK = "cn-sx-2022-180"


@pytest.fixture(autouse=True)
def nothing_kept(db: None) -> None:
    cache.clear()


def found(who: User, on: date = DAY) -> dict[str, ToDo]:
    cache.clear()  # on a slow machine an answer is kept for a minute
    return {todo.name: todo for todo in todos(Asking(who, on))[0]}


def test_every_inbox_is_of_an_act_or_says_for_whom(cast: Cast) -> None:
    assert all(box.by or box.name in ACTS for box in INBOXES.values())


# ---------------------------------------------------------------- acts


def test_an_exception_awaits_a_leader_who_did_not_ask_for_it(cast: Cast) -> None:
    exemption = subjects.exemption(cast.county)
    exemption.asked_by = cast.leader
    exemption.rule = "first-hire-age"
    exemption.save()

    assert "exemptions.approve" not in found(cast.leader)
    todo = found(cast.second_leader)["exemptions.approve"]
    assert (todo.count, todo.link.page, todo.link.arguments) == (
        1, "act", ("exemptions.approve", exemption.public),
    )  # fmt: skip
    assert todo.cite is not None
    assert (todo.cite.article, todo.cite.item) == (12, 1)
    assert "exemptions.approve" not in found(cast.clerk)


def test_a_decided_exception_awaits_nobody(cast: Cast) -> None:
    exemption = subjects.exemption(cast.county)
    do("exemptions.approve", exemption, cast.leader)

    assert "exemptions.approve" not in found(cast.second_leader)


@pytest.mark.parametrize("is_killed", [True, False])
def test_an_unfinished_import_awaits_the_clerk_of_its_office(cast: Cast, is_killed: bool) -> None:
    taken = read(cast, roster(person(1), person(2)))
    if is_killed:
        taken = killed(taken, cast, after=0)

    assert found(cast.clerk)["imports.commit"].link.arguments == (taken.public,)
    assert "imports.commit" not in found(cast.stranger)


def test_a_finished_import_awaits_nobody(cast: Cast) -> None:
    imported(cast, roster(person(1)))

    assert "imports.commit" not in found(cast.clerk)


def test_one_time_passwords_and_ending_roles_await_the_security_administrator(cast: Cast) -> None:
    newcomer = User.objects.create(username="n", name="新人", home=cast.county, one_time=True)
    until = DAY + timedelta(days=10)
    Grant.objects.create(
        user=newcomer, role=Role.CLERK, organisation=cast.county, from_on=DAY, until_on=until
    )
    awaiting = found(cast.security)

    assert "新人" in awaiting["users.reset_password"].says
    assert awaiting["grants.end"].due == until
    assert not {"users.reset_password", "grants.end"} & found(cast.leader).keys()


def test_a_year_nobody_announced_awaits_the_administrator_once_terms_run_into_it(cast: Cast) -> None:
    on = date(2031, 11, 20)
    enter(2031, document="文", days_off=[], worked=[])
    assert "calendar.enter_year" not in found(cast.system, date(2031, 6, 1))
    todo = found(cast.system, on)["calendar.enter_year"]
    assert todo.link.query == {"year": "2032"}

    enter(2032, document="文", days_off=[], worked=[])

    assert "calendar.enter_year" not in found(cast.system, on)


def test_a_trail_that_is_not_sealed_awaits_the_auditor(cast: Cast) -> None:
    li_lei(cast)
    assert "trail.seal" not in found(cast.auditor)
    later = timezone.now() - timedelta(hours=1)
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr(timezone, "now", lambda: later)
        trail.write(kind="act", act="x.y", actor="a", outcome="done")
    Entry.objects.filter(recorded_at__gt=later).count()
    assert "trail.seal" not in found(cast.leader)


def test_a_missing_checkpoint_awaits_the_auditor(cast: Cast, django_capture_on_commit_callbacks) -> None:
    li_lei(cast)
    with django_capture_on_commit_callbacks(execute=True):
        trail.seal()
    assert "trail.verify" not in found(cast.auditor)

    checkpoints_file().unlink()

    assert "trail.verify" in found(cast.auditor)


def test_a_lapsed_pack_awaits_the_leaders_decision_and_a_kept_one_its_review(cast: Cast) -> None:
    on = date(2025, 3, 3)
    assert found(cast.leader, on)["packs.adopt"].counts
    adoption = {
        "pack": PACK, "document": "文", "decided_by": "会", "from_on": "2024-10-08", "until_on": "2026-10-08",
    }  # fmt: skip
    do("packs.adopt", cast.county, cast.leader, on, **adoption)

    announced = found(cast.leader, on)["packs.adopt"]
    assert (announced.opens, announced.counts, announced.due) == (
        False,
        False,
        date(2026, 10, 7),
    )  # its last day
    assert found(cast.leader, date(2026, 5, 1))["packs.adopt"].counts
    assert found(cast.second_leader, on)["packs.adopt"].counts  # the city itself has not


def test_an_own_value_about_to_end_awaits_the_leader(cast: Cast) -> None:
    own = subjects.own_value(cast.county)
    OwnValue.objects.filter(pk=own.pk).update(until_on=DAY + timedelta(days=9))

    assert found(cast.leader)["packs.end_parameter"].due == DAY + timedelta(days=9)


# ---------------------------------------------------------------- the law


def sheet(cast: Cast, count: int = 1, **facts: object) -> list[int]:
    """People of the county about whom something is recorded."""
    before = Engagement.objects.count()
    for number in range(count):
        li_lei(cast, id_number=id_number(serial=before + number + 1), name=f"人{number}")
    pks = list(Engagement.objects.order_by("-pk").values_list("pk", flat=True)[:count])
    SheetRow.objects.filter(pk__in=pks).update(**facts)
    return pks


def test_a_finding_awaits_whoever_mends_it_with_its_article_and_the_people(cast: Cast) -> None:
    sheet(cast, 3, prejob_workdays=14)
    todo = found(cast.clerk)[f"{PACK}/prejob-workdays"]

    assert (todo.count, todo.fail, todo.unknown, todo.due) == (3, 3, 0, None)
    assert todo.cite is not None
    assert todo.cite.article == 16
    assert "人" in todo.says
    assert todo.link.query["law"] == f"{PACK}/prejob-workdays"


def test_a_duty_two_laws_make_of_the_same_people_is_one_line_that_cites_both(cast: Cast) -> None:
    one, two = f"{PACK}/step-labour-contract", "cn-labour/written-contract"
    sheet(cast, 1, labour_contract_signed_on=date(2023, 3, 20))
    sheet(cast, 1, labour_contract_signed_on=None)  # asked of by both laws
    sheet(
        cast, 1, labour_contract_signed_on=None, hired_on=date(2019, 3, 1)
    )  # taken on before the provisions
    awaiting = found(cast.clerk)

    assert one not in awaiting
    assert (awaiting[two].count, awaiting[two].cite.pack) == (2, "cn-labour")
    assert [(cite.pack, cite.article) for cite in awaiting[two].also] == [(PACK, 10)]

    [(offices, _roles)] = Asking(cast.clerk, DAY).bound()
    rules = {rule for law in offices.laws for rule in law.pack.rules if rule.opens == "contracts.sign"}
    by_law = {one.law.pack.id: [one] for one in findings(offices, rules)}
    assert finds_others(by_law["cn-labour"], by_law[PACK])
    assert not finds_others(by_law[PACK], by_law["cn-labour"])


def test_of_who_has_left_only_what_leaving_asks_for_awaits_anybody(cast: Cast) -> None:
    sheet(cast, 1, prejob_workdays=14)
    sheet(cast, 1, prejob_workdays=14, left_on=DAY)
    rule = f"{PACK}/leaving-filed"
    sheet(
        cast, 1, left_on=date(2023, 1, 9), exit_filed_on=date(2023, 1, 9), exit_archived_on=date(2023, 1, 9)
    )
    awaiting = {who: found(who) for who in (cast.clerk, cast.leader)}
    [filed] = [todos[rule] for todos in awaiting.values() if rule in todos][:1]

    assert awaiting[cast.clerk][f"{PACK}/prejob-workdays"].count == 1
    assert "status" not in awaiting[cast.clerk][f"{PACK}/prejob-workdays"].link.query
    assert (filed.count, filed.link.query["status"]) == (1, "all")


def test_what_is_owed_to_who_died_or_left_still_awaits_somebody(cast: Cast) -> None:
    died = date(2023, 1, 9)
    sheet(cast, 1, died_on_duty_on=died, left_on=died)
    sheet(cast, 1, died_on_duty_on=died, left_on=died, honours_file_opened_on=died)
    sheet(cast, 1, left_on=died, deposit_taken=True)
    sheet(cast, 1, left_on=died, severance_half_months_paid=1, severance_half_months_due=3)
    file = found(cast.leader)[f"{PACK}/honours-file"]
    owed = found(cast.clerk)

    assert (file.count, file.link.query["status"]) == (1, "all")
    assert (owed["cn-labour/no-deposit"].fail, owed["cn-labour/severance-amount"].fail) == (1, 1)


def test_what_nobody_ever_recorded_is_no_to_do_and_no_silence(cast: Cast) -> None:
    sheet(cast, 2)
    awaiting, unasked = todos(Asking(cast.clerk, DAY))

    assert f"{PACK}/prejob-workdays" not in {todo.name for todo in awaiting}
    assert unasked > 5


def test_a_duty_has_its_day_in_working_days_and_is_late_after_it(cast: Cast) -> None:
    sheet(cast, 1, labour_contract_signed_on=date(2023, 5, 20), hired_on=date(2023, 5, 15))
    sheet(cast, 2, labour_contract_signed_on=None, hired_on=date(2023, 5, 15))
    name = f"{PACK}/step-labour-contract"  # of two laws that ask it, the regulation of the place
    todo = found(cast.clerk)[name]
    assert (todo.due, todo.left, todo.is_late) == (date(2023, 6, 15), 10, False)

    later = found(cast.clerk, date(2023, 6, 16))[name]
    assert (later.left, later.is_late) == (-1, True)
    assert found(cast.clerk, date(2023, 6, 15))[name].left == 0


def test_a_day_in_a_year_not_announced_is_said_so_and_not_guessed(cast: Cast) -> None:
    asking = Asking(cast.clerk, date(2031, 12, 20))
    enter(2031, document="文", days_off=[], worked=[])

    assert asking.until(date(2032, 1, 20)) == (None, 2032)
    assert asking.until(date(2031, 12, 24)) == (3, None)


def test_the_role_whose_duty_it_is_sees_it_and_others_do_not(cast: Cast) -> None:
    sheet(cast, 1, appraisal_year_end=date(2022, 12, 31), appraisals_in_year=0)
    name = f"{PACK}/appraised-every-year"

    assert found(cast.leader)[name].is_late
    assert name not in found(cast.clerk)


def test_the_clerk_sees_to_what_an_auxiliary_must_do_himself(cast: Cast) -> None:
    sheet(cast, 1, undertaking_signed_on=date(2023, 1, 4), hired_on=date(2023, 1, 3))
    sheet(cast, 1, undertaking_signed_on=None, hired_on=date(2023, 1, 3))
    todo = found(cast.clerk)[f"{PACK}/undertaking-signed"]

    assert todo.of
    assert todo.is_late


def test_a_lapsed_pack_advises_and_does_not_count(cast: Cast) -> None:
    sheet(cast, 1, prejob_workdays=3)
    todo = found(cast.clerk, date(2025, 3, 3))[f"{PACK}/prejob-workdays"]

    assert todo.advises
    assert not todo.counts


def test_offices_under_different_laws_are_asked_by_their_own(cast: Cast) -> None:
    sheet(cast, 2, prejob_workdays=16)
    clerk_of_the_city = user("cityclerk", "城办", Role.CLERK, cast.city)
    assert f"{PACK}/prejob-workdays" not in found(clerk_of_the_city)
    own = {
        "pack": PACK,
        "parameter": "min_prejob_workdays",
        "value": 20,
        "document": "文",
        "from_on": "2023-01-01",
    }
    do("packs.set_parameter", cast.county, cast.leader, **own)

    assert found(clerk_of_the_city)[f"{PACK}/prejob-workdays"].fail == 2


def test_nobody_hears_of_people_out_of_reach(cast: Cast) -> None:
    sheet(cast, 3, prejob_workdays=1)
    for who in (cast.stranger, cast.system, cast.security, cast.auditor):
        assert not {name for name in found(who) if "/" in name}


def test_an_administrator_never_hears_a_name(cast: Cast) -> None:
    sheet(cast, 1, prejob_workdays=1)
    said = " ".join(todo.says for who in (cast.system, cast.auditor) for todo in found(who).values())

    assert "人0" not in said


# ---------------------------------------------------------------- cost


def test_the_number_of_queries_depends_on_neither_people_nor_offices(cast: Cast) -> None:
    clerk = user("provclerk", "省办", Role.CLERK, cast.province)
    sheet(cast, 1, prejob_workdays=1)
    few = queries(clerk)
    sheet(cast, 5, prejob_workdays=1, education=1)
    for number in range(5):
        office(cast.county, f"{number}中队", "unit", "140199")

    assert queries(clerk) == few < 35


def queries(who: User) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        todos(Asking(who, DAY))
    return len(asked)


def test_the_count_of_the_menu_is_cheap_and_follows_ones_own_acts(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "SLOW", 1e9)
    monkeypatch.setattr(kept, "SLOW", 1e9)
    today = timezone.localdate()
    first = count_for(cast.leader)
    with CaptureQueriesContext(connection) as asked:
        assert count_for(cast.leader) == first
    assert len(asked) <= 2  # the number, and whether he has done anything since
    adoption = {"pack": PACK, "document": "文", "decided_by": "会", "from_on": "2024-10-08"}
    do("packs.adopt", cast.county, cast.leader, today, until_on=today + timedelta(days=900), **adoption)

    assert count_for(cast.leader) == first - 1


def test_where_counting_takes_long_the_workbench_brings_the_count_up_to_date(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "SLOW", -1)
    first = count_for(cast.second_leader)
    subjects.exemption(cast.county)
    li_lei(cast)
    assert count_for(cast.second_leader) == first

    todos(Asking(cast.second_leader, timezone.localdate()))

    assert count_for(cast.second_leader) == first + 1


def test_a_disabled_user_is_awaited_by_nothing(cast: Cast) -> None:
    sheet(cast, 1, prejob_workdays=1)
    User.objects.filter(pk=cast.clerk.pk).update(disabled_at=timezone.now())

    assert found(User.objects.get(pk=cast.clerk.pk)) == {}


def test_a_closed_office_awaits_nothing(cast: Cast) -> None:
    Organisation.objects.update(closed_on=date(2023, 1, 1))

    assert "packs.adopt" not in found(cast.leader, date(2025, 3, 3))
