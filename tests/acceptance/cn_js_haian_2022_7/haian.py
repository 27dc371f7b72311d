"""An agency in Hai'an, its issuer, and somebody whose training a roster states."""

from datetime import date

from tests.people.cast import Cast, office, user
from tests.people.rosters import imported, person, roster
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

FORM = {"number": "海0001", "last_day": date(2025, 6, 1), "certificate_says_not_enforcement": True}


def agency(cast: Cast) -> tuple[Organisation, User]:
    made = office(cast.province, "海安市示例综合行政执法局", Kind.AGENCY, "320685")
    return made, user("hazheng", "海安证件岗", Role.ISSUER, made)


def auxiliary(cast: Cast, where: Organisation, passed: str) -> Engagement:
    clerk = user("haclerk", "海安经办", Role.CLERK, where)
    cells = person(1) | {"岗前培训结果": passed}
    imported(cast, roster(cells), organisation=where.public, by=clerk)
    return Engagement.objects.get(organisation=where)
