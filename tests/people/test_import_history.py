"""Importing history never refuses on law or for what a roster lacks: it records what is."""

from datetime import date

from tests.people.cast import DAY, Cast, id_number
from tests.people.rosters import imported, person, roster
from xieguan.people.models import Engagement, Statement
from xieguan.people.sheet import differences
from xieguan.people.suppliers import facts_of


def only(cast: Cast, **cells: str) -> dict[str, object]:
    imported(cast, roster(person(0, **cells)))
    assert list(differences(DAY)) == []
    return facts_of("engagement", Engagement.objects.get().pk, DAY)


def test_an_unreadable_day_of_hire_is_unknown(cast: Cast) -> None:
    facts = only(cast, 入职时间="去年春天")

    assert (facts["hired_on"], facts["age_at_hire"], facts["first_hire_on_birthday"]) == (None, None, None)


def test_an_unknown_mode_is_unknown(cast: Cast) -> None:
    assert only(cast, 用工形式="")["hiring_mode"] is None


def test_a_child_that_was_hired_is_recorded(cast: Cast) -> None:
    facts = only(cast, 身份证号=id_number(date(2010, 1, 1), 7))

    assert facts["age_at_hire"] == 13


def test_who_was_hired_before_his_birth_has_no_age(cast: Cast) -> None:
    assert only(cast, 入职时间="1980-01-01")["age_at_hire"] is None


def test_a_first_appointment_after_the_present_one_is_recorded(cast: Cast) -> None:
    facts = only(cast, 首次聘用日期="2023-04-01")

    assert facts["first_hired_on"] > facts["hired_on"]


def test_who_left_before_he_came_is_recorded(cast: Cast) -> None:
    assert only(cast, 离职日期="2020-01-01")["left_on"] == date(2020, 1, 1)


def test_a_firm_on_record_is_that_firm(cast: Cast) -> None:
    only(cast, 用工形式="劳务派遣", 劳务派遣单位="并城示例人力资源有限公司")

    assert Engagement.objects.get().firm == cast.firm


def test_a_firm_nobody_has_recorded_is_kept_by_its_name(cast: Cast) -> None:
    only(cast, 用工形式="劳务派遣", 劳务派遣单位="无名人力资源有限公司")

    assert Engagement.objects.get().firm is None
    assert Statement.objects.get(fact="firm").text == "无名人力资源有限公司"


def test_no_firm_is_no_firm(cast: Cast) -> None:
    only(cast, 劳务派遣单位="无")

    assert not Statement.objects.filter(fact="firm").exists()


def test_what_a_roster_does_not_state_is_unknown_and_not_none(cast: Cast) -> None:
    facts = only(cast)

    assert (facts["certificate_held"], facts["annual_training_workdays"], facts["breaches_in_window"]) == (
        None,
    ) * 3


def test_a_name_broken_over_two_lines_is_one_name(cast: Cast) -> None:
    only(cast, 姓名='"欧阳\n示例\x07"')

    assert Engagement.objects.get().person.name == "欧阳 示例"


def test_what_a_database_would_not_take_is_cut(cast: Cast) -> None:
    assert len(str(only(cast, 胸号="X" * 900 + "\x07")["badge_number"])) == 400
