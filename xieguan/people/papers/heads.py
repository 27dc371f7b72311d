"""What stands below the title of a paper."""

from datetime import date

from xieguan.people.listing.lines import named
from xieguan.people.models import Organisation
from xieguan.words import _


def of_office(organisation: Organisation, on: date) -> str:
    """Whose paper it is, and of which day."""
    standing = named([organisation.pk]).get(organisation.pk)
    return _("{office}, as of {day}").format(office=standing.name if standing else "", day=on)
