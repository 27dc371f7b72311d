"""The what-if: who would be judged otherwise, where and by which rule; and that nothing is changed by asking."""

from datetime import date

import pytest

from tests.people.cast import Cast, user
from tests.web.counting import questions
from tests.web.test_law_pages import SHANXI, adopt, body, row, text
from xieguan.desk.models import Entry
from xieguan.law.pack import find, load
from xieguan.people.models import OwnValue
from xieguan.people.models.sheet import SheetRow
from xieguan.people.roles import Role
from xieguan.people.whatif import candidates

PAGE = "/whatif/"


@pytest.fixture
def crowd(cast: Cast) -> Cast:
    """Three in the county: 12, 16 and 25 days of training; one elsewhere with 16."""
    for number, days in enumerate((12, 16, 25)):
        row(cast, number + 1, hired_on=date(2023, 3, 1), prejob_workdays=days)
    row(cast, 9, cast.elsewhere, hired_on=date(2023, 3, 1), prejob_workdays=16)
    return cast


def asking(**values: object) -> str:
    return PAGE + "?pack=" + SHANXI + "".join(f"&p.{name}={value}" for name, value in values.items())


def test_it_says_who_would_no_longer_meet_a_stricter_value(crowd, as_):
    said = text(body(as_(crowd.leader), asking(min_prejob_workdays=20)))

    assert "1 项判定会变，其中1项变差（登记在案3人，含已离职）" in said
    assert "15个工作日 → 20个工作日" in said
    listed = said.partition("涉及的人")[2]
    assert "人2" in listed
    assert "人1" not in listed
    assert "人3" not in listed


def test_a_looser_value_is_marked_as_hypothetical(crowd, as_):
    said = text(body(as_(crowd.leader), asking(min_prejob_workdays=10)))

    assert "纯属假设" in said
    assert "0项变差" in said
    assert "纯属假设" not in text(body(as_(crowd.leader), asking(min_prejob_workdays=20)))


def test_nothing_is_changed_and_nothing_is_written(crowd, as_):
    client = as_(crowd.leader)
    before = Entry.objects.count(), list(SheetRow.objects.values()), OwnValue.objects.count()
    page = body(client, asking(min_prejob_workdays=20))

    assert (Entry.objects.count(), list(SheetRow.objects.values()), OwnValue.objects.count()) == before
    assert "只试算，不保存" in text(page)


def test_the_same_value_changes_nothing(crowd, as_):
    assert (
        "判定会变"
        not in text(body(as_(crowd.leader), asking(min_prejob_workdays=15))).partition("换个数值")[0]
    )


@pytest.mark.parametrize("wrong", ["many", "-1", "1e9", "999999999", "１５", "<script>x</script>"])
def test_a_value_that_is_none_is_told_at_its_field(crowd, as_, wrong):
    page = body(as_(crowd.leader), asking(min_prejob_workdays=wrong))

    assert "不是这个参数的取值" in page
    assert "<script>x" not in page


def test_several_values_at_once(crowd, as_):
    row(
        crowd,
        4,
        hired_on=date(2023, 3, 1),
        prejob_workdays=16,
        first_hire_age=38,
        first_hire_on_birthday=False,
    )
    said = text(body(as_(crowd.leader), asking(min_prejob_workdays=20, max_first_hire_age=35)))

    assert "首次受聘年龄" in said
    assert "15个工作日 → 20个工作日" in said


def test_an_unknown_parameter_is_of_no_consequence(crowd, as_):
    body(as_(crowd.leader), asking(no_such_parameter=5))


def test_it_reaches_as_far_as_its_user_does(crowd, as_):
    page = body(as_(crowd.second_leader), asking(min_prejob_workdays=20))

    assert "外地市" not in page
    assert "人9" not in page
    body(as_(crowd.leader), f"{PAGE}?office={crowd.city.public}", 404)


def test_who_sees_no_files_sees_numbers_and_no_names(crowd, as_):
    justice = user("justice", "司法局", Role.JUSTICE, crowd.city)
    said = text(body(as_(justice), asking(min_prejob_workdays=20)))

    assert "1 项判定会变" in said
    assert "人2" not in said


def test_a_clerk_does_not_try_laws(crowd, as_):
    body(as_(crowd.clerk), PAGE, 403)


def test_a_pack_that_does_not_bind_is_not_tried(crowd, as_):
    body(as_(crowd.leader), f"{PAGE}?pack=cn-js-haian-2022-7", 404)


def test_an_office_of_nobody_has_a_page_too(cast, as_):
    assert "0 项判定会变" in text(body(as_(cast.leader), asking(min_prejob_workdays=20)))


def test_a_draft_is_tried_in_the_place_of_its_pack(crowd, as_, monkeypatch):
    other = load(find("cn-js-haian-2022-7"))
    offered = candidates.Candidate("d1", "修订草案一", other, SHANXI)
    monkeypatch.setattr(candidates, "SOURCES", [lambda _user, _office: [offered]])

    assert "修订草案一" in text(body(as_(crowd.leader), f"{PAGE}?pack={SHANXI}"))
    assert "以草案代替" in text(body(as_(crowd.leader), f"{PAGE}?pack={SHANXI}&draft=d1"))
    body(as_(crowd.leader), f"{PAGE}?pack={SHANXI}&draft=d2", 404)


def test_a_lapsed_pack_is_named_as_such(crowd, as_):
    assert "已失效" in text(body(as_(crowd.leader), PAGE))
    adopt(crowd)
    assert "续用" in text(body(as_(crowd.leader), PAGE))


def test_the_number_of_queries_does_not_grow(crowd, as_):
    client = as_(crowd.leader)
    first = questions(client, asking(min_prejob_workdays=20))
    for number in range(20, 26):
        row(crowd, number, hired_on=date(2023, 3, 1), prejob_workdays=16)

    assert questions(client, asking(min_prejob_workdays=20)) <= first <= 30
