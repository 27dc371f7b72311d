"""Shanxi 14: evidence of social insurance every month, by the office for its own and by the firm for whom it sends."""

from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from tests.lifecycle.contracts.office import Place, fact, sent, shanxi
from tests.people.cast import Cast, id_number, li_lei, office, user
from tests.people.doing import do, refused
from xieguan.desk.doctor import examine
from xieguan.lifecycle.contracts.insured import months
from xieguan.lifecycle.models import InsuranceMonth, InsurancePaid
from xieguan.people.inboxes import Asking, todos
from xieguan.people.models import Engagement
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import Invalid, NotFound
from xieguan.people.roles import Role
from xieguan.people.suppliers import SUPPLIERS, _question
from xieguan.people.verdicts import verdict_of
from xieguan.web.contracts.shown import Staff

ASKED = "contracts.prove_insurance"
RECORD, RULE = "contracts.record_insurance", "insurance-evidence-by-firm"
OWED, PROVED = "insurance_month_end", "insurance_evidenced_to"


def hand_in(place, month: str, *people: Engagement, **changes) -> None:
    rows = [{"engagement": one.public} for one in people]
    data = {
        "month": month,
        "firm": place.firm.public,
        "document": f"缴费明细表{month}",
        "people": rows,
        **changes,
    }
    do(RECORD, place.office, place.clerk, **data)


def outcome(who: Engagement, on: date, rule: str = RULE) -> str:
    return {one.rule.id: one.outcome for one in verdict_of(who, on).rulings}[rule]


def test_who_is_missing_from_a_month_is_late_thirty_days_after_it(cast: Cast) -> None:
    place = shanxi(cast)
    one, other = sent(place), sent(place, 14)
    assert outcome(one, date(2023, 5, 2)) == "unknown"
    hand_in(place, "2023-03", one, other)
    hand_in(place, "2023-04", one)
    assert [fact(who, OWED, date(2023, 5, 2)) for who in (one, other)] == [date(2023, 4, 30)] * 2
    assert [fact(who, PROVED, date(2023, 5, 2)) for who in (one, other)] == [
        date(2023, 4, 30),
        date(2023, 3, 31),
    ]
    assert (outcome(one, date(2023, 5, 29)), outcome(other, date(2023, 5, 29))) == ("met", "pending")
    assert outcome(other, date(2023, 5, 30)) == "fail"
    assert outcome(other, date(2023, 6, 2)) == "fail", "a new month does not wipe out the old one"
    hand_in(place, "2023-05", one, other)
    assert outcome(other, date(2023, 6, 2)) == "fail", "nor does a later one"
    hand_in(place, "2023-04", other)
    assert outcome(other, date(2023, 6, 2)) == "met"


def test_a_month_of_which_nothing_was_handed_in_is_owed_by_everybody(cast: Cast) -> None:
    place = shanxi(cast)
    who = sent(place)
    hand_in(place, "2023-03", who)
    assert (fact(who, OWED, date(2023, 7, 1)), fact(who, PROVED, date(2023, 7, 1))) == (
        date(2023, 4, 30),
        date(2023, 3, 31),
    )
    late = sent(place, 14, date(2023, 6, 20))
    assert fact(late, OWED, date(2023, 6, 25)) is None, "the office lags: of June nothing can be said yet"
    hand_in(place, "2023-04", who)
    hand_in(place, "2023-05", who)
    assert fact(late, OWED, date(2023, 6, 25)) == date(2023, 6, 30)
    assert outcome(late, date(2023, 6, 25)) == "pending"


def test_the_office_proves_for_its_own(cast: Cast) -> None:
    place = shanxi(cast)
    own, dispatched = Engagement.objects.get(public=li_lei(cast)), sent(place, 14)
    hand_in(place, "2023-03", own, firm="")
    assert outcome(own, date(2023, 4, 3), "insurance-evidence-by-authority") == "met"
    assert outcome(dispatched, date(2023, 4, 3)) == "unknown", "the firm's months are kept by themselves"


def test_a_list_is_taken_whole_or_not_at_all(cast: Cast) -> None:
    place = shanxi(cast)
    who, other = sent(place), sent(place, 14)
    people = [
        {"name": who.person.name, "id_number": id_number(serial=13)},
        {"name": "陌生人", "id_number": id_number(serial=99)},
        {"name": "错名", "id_number": id_number(serial=14)},
        {"engagement": who.public},
    ]
    data = {"month": "2023-03", "firm": place.firm.public, "document": "明细表"}
    error = refused(Invalid, RECORD, place.office, place.clerk, **data, people=people)
    assert set(error.errors) == {"people.1.id_number", "people.2.name", "people.3.engagement"}
    assert not InsuranceMonth.objects.exists()
    hand_in(place, "2023-03", who)
    error = refused(
        Invalid,
        RECORD,
        place.office,
        place.clerk,
        **data,
        people=[{"engagement": other.public}, {"engagement": who.public}],
    )
    assert set(error.errors) == {"people.1"}
    assert InsurancePaid.objects.count() == 1


def test_a_month_that_is_not_over_is_refused(cast: Cast) -> None:
    place = shanxi(cast)
    who, today = sent(place), timezone.localdate()
    data = {"firm": place.firm.public, "document": "明细表", "people": [{"engagement": who.public}]}
    for month in (today, today + timedelta(days=40)):
        error = refused(Invalid, RECORD, place.office, place.clerk, month=f"{month:%Y-%m}", **data)
        assert set(error.errors) == {"month"}
    assert set(refused(Invalid, RECORD, place.office, place.clerk, month="2023-13", **data).errors) == {
        "month"
    }


def test_the_question_is_kept_as_sql_for_any_day(cast: Cast) -> None:
    named = tuple((name, SUPPLIERS["engagement"][name]) for name in (OWED, PROVED))
    assert _question(connection.vendor, "engagement", named) is not None


def test_a_firm_hands_in_itself_for_those_it_sends_and_for_nobody_else(cast: Cast) -> None:
    place = shanxi(cast)
    one, other = sent(place, 15), sent(place, 16)
    direct = li_lei(cast)
    data = {"month": "2023-03", "document": "缴费明细表3月"}
    rows = [{"engagement": one.public}]
    do(RECORD, place.firm, place.sender, **data, people=rows)
    assert fact(one, PROVED, date(2023, 4, 20)) == date(2023, 3, 31)
    assert outcome(other, date(2023, 5, 2)) == "fail", "the month is handed in, and he is not in it"
    month = InsuranceMonth.objects.get()
    assert (month.organisation, month.firm) == (place.office, place.firm)
    strangers = [{"engagement": direct}]
    told = refused(Invalid, RECORD, place.firm, place.sender, **data, people=strangers)
    assert list(told.errors) == ["people.0.engagement"]
    refused(NotFound, RECORD, place.office, place.sender, **data, people=strangers)
    rival = office(place.office, "南城另一派遣公司", Kind.FIRM, "140199")
    elsewhere = {**data, "firm": rival.public, "people": [{"engagement": other.public}]}
    assert "firm" in refused(Invalid, RECORD, place.firm, place.sender, **elsewhere).errors
    theirs = user("rival", "另一派遣公司", Role.DISPATCH_FIRM, rival)
    refused(Invalid, RECORD, rival, theirs, **data, people=[{"engagement": other.public}])
    refused(NotFound, RECORD, place.firm, theirs, **data, people=[{"engagement": other.public}])


def test_neither_an_office_s_clerk_nor_a_misplaced_firm_s_role_hands_in_for_the_other(cast: Cast) -> None:
    place = shanxi(cast)
    below = office(place.office, "县局下属派遣公司", Kind.FIRM, "140199")
    who = sent(Place(place.office, below, place.clerk, place.leader, place.sender), 15)
    data = {"month": "2023-03", "document": "缴费明细表3月", "people": [{"engagement": who.public}]}
    refused(Invalid, RECORD, below, place.clerk, **data)
    misplaced = user("misplaced", "错授的", Role.DISPATCH_FIRM, place.office)
    refused(Invalid, RECORD, place.office, misplaced, **data, firm=below.public)
    do(RECORD, place.office, place.clerk, **data, firm=below.public)


def test_each_firm_proves_the_months_in_which_it_sent_them(cast: Cast) -> None:
    place, on, later = shanxi(cast), date(2023, 5, 10), date(2023, 6, 20)
    who, stays = sent(place, 15), sent(place, 16)
    hand_in(place, "2023-03", who, stays)
    next_one = office(cast.city, "并城另一派遣公司", Kind.FIRM, "1401")
    theirs = user("rival", "另一派遣公司", Role.DISPATCH_FIRM, next_one)
    terms = {"firm": place.firm.public, "to": next_one.public, "reason": "重新招标"}
    do("contracts.change_firm", place.office, place.leader, on, **terms, people=[who.public])
    assert (fact(who, OWED, later), fact(who, PROVED, later)) == (date(2023, 4, 30), date(2023, 3, 31))
    assert {one.firm: one.owed for one in months(place.office, date(2023, 5, 10), 1)} == {place.firm.pk: 2}
    april = {"month": "2023-04", "document": "缴费明细表4月", "people": [{"engagement": who.public}]}
    assert names(place.sender)[ASKED] == names(theirs).get(ASKED, 0) + 2 == 2, "April is the former firm's"
    assert listed_to(theirs) == []
    refused(Invalid, RECORD, next_one, theirs, **april)
    do(RECORD, place.firm, place.sender, **april)
    assert (fact(who, OWED, later), fact(who, PROVED, later)) == (date(2023, 5, 31), date(2023, 4, 30))
    assert names(place.sender)[ASKED] == names(theirs)[ASKED] == 1, "and May the new one's"
    assert listed_to(theirs) == [who]
    refused(Invalid, RECORD, place.firm, place.sender, **{**april, "month": "2023-05"})
    do(RECORD, next_one, theirs, **{**april, "month": "2023-05"})
    assert (fact(who, OWED, later), fact(who, PROVED, later)) == (date(2023, 5, 31), date(2023, 5, 31))
    assert {one.firm for one in months(place.office, date(2023, 6, 20), 1)} == {place.firm.pk, next_one.pk}


def test_an_old_misplaced_role_of_a_firm_does_not_break_the_workbench_and_the_doctor_names_it(
    cast: Cast,
) -> None:
    place = shanxi(cast)
    own = Engagement.objects.get(public=li_lei(cast))
    hand_in(place, "2023-03", own, firm="")
    misplaced = user("misplaced", "错授的", Role.DISPATCH_FIRM, place.office)
    assert ASKED not in names(misplaced)
    found = {finding.check: finding for finding in examine()}["roles"]
    assert (found.state, "misplaced" in found.say, place.sender.username in found.say) == (
        "warn",
        True,
        False,
    )


def names(who) -> dict[str, int]:
    return {todo.name: todo.count for todo in todos(Asking(who, timezone.localdate()))[0]}


def listed_to(firm) -> list[Engagement]:
    return Staff(firm, timezone.localdate(), "unproved", 0).page.lines
