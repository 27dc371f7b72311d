"""Pages by keyset: everybody exactly once, forwards and backwards, gathered or walked, whatever they are sorted by."""

from datetime import date, timedelta

import pytest

from tests.people.cast import Cast
from tests.people.crowd import TODAY, engaged
from xieguan.people import reads
from xieguan.people.listing import choice, filters, paging
from xieguan.people.listing.counting import Count, capped
from xieguan.people.listing.cursor import Cursor, cursor
from xieguan.people.models import SheetRow

ORDERS = [(sort, down) for sort in ("name", "badge", "hired") for down in ("", "1")]
NAMES = ("安一", "安一", "白二", "陈三", "陈三", "丁四", "二五", "范六", "高七", "韩八", "贾九")


@pytest.fixture(params=["gathered", "walked"])
def way(request, monkeypatch) -> str:
    if request.param == "walked":
        monkeypatch.setattr(paging, "FEW", 2)
    return request.param


@pytest.fixture
def people(cast: Cast) -> Cast:
    for at, name in enumerate(NAMES):
        badge = None if at % 4 == 0 else f"XG01{at % 3:04}"
        hired = None if at % 5 == 0 else date(2022, 1, 1) + timedelta(days=at % 3)
        engaged(cast.county, name, at, badge_number=badge, hired_on=hired)
        engaged(cast.elsewhere, f"{name}外", 100 + at)
    return cast


def chosen(cast: Cast, **given: str) -> choice.Choice:
    return choice.choose(filters.read(given), reads.reaching("engagements.see", cast.clerk), TODAY)


@pytest.mark.parametrize("size", [1, 4, 11, 50])
def test_everybody_stands_on_one_page_forwards_and_backwards(people: Cast, way: str, size: int) -> None:
    mine = sorted(SheetRow.objects.filter(path=people.county.path).values_list("pk", flat=True))
    for sort, down in ORDERS:
        asked = chosen(people, sort=sort, down=down)
        there = there_and_back(asked, size)
        assert sorted(pk for pks in there for pk in pks) == mine, (sort, down)


def there_and_back(asked: choice.Choice, size: int) -> list[list[int]]:
    """The pages to the end; going back they are the same."""
    page = paging.page(asked, None, size)
    assert page.before is None
    there = [page.pks]
    while page.after:
        page = paging.page(asked, page.after, size)
        there.append(page.pks)
    back = [page.pks]
    while page.before:
        page = paging.page(asked, page.before, size)
        back.append(page.pks)
    assert back[::-1] == there
    return there


def test_gathered_and_walked_are_in_the_same_order(people: Cast, monkeypatch) -> None:
    asked = [chosen(people, sort=sort, down=down) for sort, down in ORDERS]
    gathered = [paging.page(one, None, 50).pks for one in asked]
    monkeypatch.setattr(paging, "FEW", 2)

    assert [paging.page(one, None, 50).pks for one in asked] == gathered


def test_who_has_nothing_to_be_sorted_by_comes_last_either_way(people: Cast, way: str) -> None:
    for down in ("", "1"):
        pks = paging.page(chosen(people, sort="hired", down=down), None, 50).pks
        days = [SheetRow.objects.get(pk=pk).hired_on for pk in pks]
        assert days[-3:] == [None, None, None]
        assert days[:-3] == sorted(days[:-3], reverse=bool(down))


def test_whoever_comes_meanwhile_shifts_no_page(people: Cast, way: str) -> None:
    asked = chosen(people)
    first = paging.page(asked, None, 4)
    engaged(people.county, "阿零", 50)

    second = paging.page(asked, first.after, 4)

    assert not set(first.pks) & set(second.pks)
    assert SheetRow.objects.get(pk=second.pks[0]).spelling == "chensan"


@pytest.mark.parametrize("text", ["", "x", "aWQtMTo=", "../../etc/passwd", "5" * 400, "\x00", "汉"])
def test_what_is_no_cursor_of_ours_begins_at_the_beginning(cast: Cast, text: str) -> None:
    assert cursor(text) is None


def test_a_cursor_says_nobodys_name(cast: Cast) -> None:
    written = str(Cursor("lilei", 7))

    assert "lilei" not in written
    assert cursor(written) == Cursor("lilei", 7)
    assert cursor(str(Cursor(date(2023, 1, 1), 7, forward=False))) == Cursor(
        date(2023, 1, 1), 7, forward=False
    )
    assert cursor(str(Cursor(None, 7))) == Cursor(None, 7)


def test_no_key_is_made_by_a_name_from_outside(cast: Cast, data) -> None:
    from base64 import urlsafe_b64encode

    assert cursor(urlsafe_b64encode(b"../evil:" + b"x" * 40).decode()) is None
    assert not (data / "evil").exists()


def test_counts_are_exact_up_to_the_cap_and_say_so_above_it(people: Cast) -> None:
    mine, none = chosen(people).rows(), chosen(people, office=people.elsewhere.public).rows()

    assert capped([mine, none, mine.none()], 11) == [Count(11), Count(0), Count(0)]
    assert capped([mine], 10) == [Count(10, more=True)]
    assert str(Count(10_000, more=True)) == "10,000+"


def test_the_number_of_queries_does_not_follow_the_number_of_people(
    people: Cast, way: str, django_assert_max_num_queries
) -> None:
    from xieguan.people.listing.lines import lines

    for size in (1, 3, 50):
        with django_assert_max_num_queries(9):
            found = paging.page(chosen(people), None, size)
            lines(found.pks, TODAY)
