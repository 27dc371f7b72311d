"""山西省规定第九条: hired directly or by dispatch; the list is open, so another mode is recorded as what it is."""

from tests.lifecycle.recruitment.recruiting import applicant, campaign, steps
from tests.people.cast import DAY, Cast
from tests.people.doing import do, refused
from xieguan.people.models import Engagement, Person
from xieguan.people.outcomes import Invalid


def test_a_hire_is_of_the_mode_of_its_plan(cast: Cast) -> None:
    for serial, mode in enumerate(("direct", "dispatch", "other"), 13):
        who = applicant(campaign(cast, mode=mode), cast.clerk, serial)
        steps(who, cast.clerk)
        firm = {"firm": cast.firm.public} if mode == "dispatch" else {}
        do("recruitment.hire", who, cast.clerk, DAY, hired_on=DAY, **firm)
        who.refresh_from_db()
        assert who.engagement
        assert (who.engagement.mode, who.engagement.organisation) == (mode, cast.county)
        assert who.engagement.sheet.hiring_mode == mode


def test_a_dispatched_person_is_sent_by_a_firm(cast: Cast) -> None:
    who = applicant(campaign(cast, mode="dispatch"), cast.clerk)
    steps(who, cast.clerk)
    error = refused(Invalid, "recruitment.hire", who, cast.clerk, DAY, hired_on=DAY)
    assert isinstance(error, Invalid)
    assert set(error.errors) == {"firm"}
    assert not Person.objects.exists()


def test_somebody_on_record_is_recognised_by_his_number(cast: Cast) -> None:
    first = applicant(campaign(cast), cast.clerk)
    steps(first, cast.clerk)
    do("recruitment.hire", first, cast.clerk, DAY, hired_on=DAY)
    human = Person.objects.get()
    Engagement.objects.update(left_on=DAY.replace(day=2))
    again = applicant(campaign(cast), cast.clerk)
    steps(again, cast.clerk)
    do("recruitment.hire", again, cast.clerk, DAY.replace(day=5), hired_on=DAY.replace(day=5))
    assert Person.objects.get() == human
    assert sorted(human.engagements.values_list("first_hired_on", flat=True)) == [DAY, DAY]
