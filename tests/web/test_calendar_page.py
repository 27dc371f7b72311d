"""工作日历: which days are worked, by which document, and which year nobody has announced."""

import pytest

from tests.people.cast import Cast
from xieguan.desk.calendar import enter

CALENDAR = "/settings/calendar/"


def body(client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_days_off_and_days_made_up_are_marked(cast: Cast, as_) -> None:
    page = body(as_(cast.clerk), f"{CALENDAR}?year=2024")

    assert page.count('class="off"') > 10
    assert page.count('<td class="made-up"') == 8  # 2024: 4 and 18 February among them


def test_a_year_nobody_has_announced_is_said_to_be_unknown(cast: Cast, as_) -> None:
    page = body(as_(cast.system), f"{CALENDAR}?year=2099")

    assert 'class="month"' not in page
    assert f"/do/calendar.enter_year/{cast.province.public}/?year=2099" in page
    assert "/do/calendar.enter_year/" not in body(as_(cast.clerk), f"{CALENDAR}?year=2099")


def test_an_entered_year_names_its_document(cast: Cast, as_) -> None:
    enter(2099, document="国办发明电〔2098〕9号", days_off=[], worked=[])

    assert "国办发明电〔2098〕9号" in body(as_(cast.clerk), f"{CALENDAR}?year=2099")


@pytest.mark.parametrize("year", ["", "0", "99999", "abcd", "-1", "２０２４", "1999"])
def test_what_is_no_year_shows_this_one(cast: Cast, as_, year: str) -> None:
    body(as_(cast.clerk), f"{CALENDAR}?year={year}")
