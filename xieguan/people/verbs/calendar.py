"""The working calendar: an authority enters a year that the State Council has announced."""

from datetime import date
from typing import Annotated

from pydantic import Field

from xieguan.desk.calendar import enter
from xieguan.people.inputs import Document
from xieguan.people.models import Organisation
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

Year = Annotated[int, Field(ge=2000, le=2100)]


@act("calendar.enter_year", of=Organisation, by=[Role.SYSTEM_ADMINISTRATOR])
def enter_year(
    organisation: Organisation, *, year: Year, document: Document, days_off: list[date], worked: list[date]
) -> Noted:
    """Enter a year's weekdays off and weekend days worked. It counts for all, so the topmost office does it."""
    if organisation.path.count("/") != 2:
        raise Denied(_("the calendar is everybody's: the topmost organisation enters it"))
    try:
        enter(year, document=document, days_off=days_off, worked=worked)
    except ValueError as error:
        say = _("{day} is neither a weekday off nor a weekend day worked in {year}").format(
            day=error, year=year
        )
        raise Invalid({"": [say]}) from None
    return Noted(None, {"year": year, "document": document, "days_off": len(days_off), "worked": len(worked)})
