"""9999-12-31 stands for "without end" in many an office's records: no act takes a day after which there is none."""

from datetime import date

import pytest
from django.test import Client
from pydantic import ValidationError

from tests.people.cast import DAY, Cast, li_lei
from tests.people.doing import refused
from xieguan.people.complaints import complaints
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import ACTS, too_far

FAR = (date.min, date.max)
DATED = {
    name: fields
    for name, act in ACTS.items()
    if (fields := [key for key, info in act.input.model_fields.items() if "date" in str(info.annotation)])
}


@pytest.mark.parametrize("name", sorted(DATED))
def test_no_act_takes_a_day_that_has_no_neighbour(name: str) -> None:
    model = ACTS[name].input
    for field in DATED[name]:
        is_list = "list" in str(model.model_fields[field].annotation)
        for day in FAR:
            with pytest.raises(ValidationError) as error:
                model.model_validate({field: [DAY, day] if is_list else day.isoformat()})
            assert complaints(error.value)[field] == [too_far()]


def test_the_acts_that_count_from_a_day_are_among_them() -> None:
    assert {"credentials.issue", "credentials.review", "contracts.amend_agreement"} <= DATED.keys()


@pytest.mark.parametrize("on", FAR)
def test_no_act_is_about_such_a_day(cast: Cast, on: date) -> None:
    error = refused(Invalid, "engagements.correct", li_lei(cast), cast.clerk, on, reason="更正", hired_on=DAY)
    assert error.errors == {"on": [too_far()]}


@pytest.mark.parametrize("on", FAR)
def test_no_page_that_is_asked_about_such_a_day_fails(cast: Cast, settings, tmp_path, on: date) -> None:
    settings.DATA, client = tmp_path, Client()
    client.force_login(cast.auditor)
    days = ("on_from", "on_to", "recorded_from", "recorded_to")
    asked = [("/trail/", name) for name in days] + [("/law/cn-sx-2022-180/", "on"), ("/law/", "on")]
    for path, name in asked:
        assert client.get(path, {name: on.isoformat()}).status_code == 200, (path, name)
