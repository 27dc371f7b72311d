"""People whose sheets say what a test needs, without an act for each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.people.cast import Cast, id_number
from xieguan.people import sheet
from xieguan.people.models import Engagement, Organisation, Person, SheetRow, User
from xieguan.people.secret import blind_index, encrypt
from xieguan.people.spelling import spelled

TODAY = date(2023, 6, 1)


def engaged(office: Organisation, name: str, serial: int, **facts: Any) -> Engagement:
    """Somebody of this name in an office, on the sheet, with some facts as they shall be."""
    number = id_number(date(1990, 1, 1 + serial % 28), 100 + serial)
    who = Person.objects.create(
        name=name,
        pinyin=spelled(name),
        id_number=encrypt(number),
        id_index=blind_index(number),
        born_on=date(1990, 1, 1 + serial % 28),
        sex="male",
    )
    made = Engagement.objects.create(
        person=who,
        organisation=office,
        mode="direct",
        hired_on=facts.get("hired_on") or date(2023, 1, 1),
        first_hired_on=facts.get("hired_on") or date(2023, 1, 1),
        left_on=facts.get("left_on"),
    )
    sheet.refresh([made.pk], TODAY)
    SheetRow.objects.filter(pk=made.pk).update(**facts)
    return made


def number_of(engagement: Engagement, serial: int) -> str:
    return id_number(date(1990, 1, 1 + serial % 28), 100 + serial)


def listed(user: User, on: date = TODAY, **given: Any) -> list[str]:
    """The names on the first page of what somebody asks for."""
    from xieguan.people import reads
    from xieguan.people.listing import choice, filters
    from xieguan.people.listing.lines import lines
    from xieguan.people.listing.paging import page

    chosen = choice.choose(filters.read(given), reads.reaching("engagements.see", user), on)
    return [line.name for line in lines(page(chosen).pks, on)]


NAMES = ("白雨桐", "单伟", "李雷", "刘文博", "曾小明", "张伟")


def crowd(cast: Cast, names: Sequence[str] = NAMES) -> list[Engagement]:
    """Several people in 南城县, and 外地人 in another city."""
    engaged(cast.elsewhere, "外地人", 90, badge_number="XG020001")
    return [engaged(cast.county, name, at, badge_number=f"XG01{at:04}") for at, name in enumerate(names)]
