"""Who else is touched when a number changes hands: those who bear it by the sheet."""

from collections.abc import Iterable
from datetime import date

from xieguan.people import sheet
from xieguan.people.models import Engagement, SheetRow


def bearing(number: str, besides: Engagement) -> set[int]:
    """The engagements that bear a number on the sheet, but for one."""
    if not number:
        return set()
    return set(
        SheetRow.objects.filter(badge_number=number).exclude(pk=besides.pk).values_list("pk", flat=True)
    )


def look_again(engagements: Iterable[int], today: date) -> None:
    """Build their rows of the sheet anew: what is said of a shared number is said of all who bear it."""
    sheet.refresh(engagements, today)
