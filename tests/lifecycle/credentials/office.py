"""The city's issuer, the county's, and a city whose badge code is set."""

from datetime import date

from tests.people.cast import DAY, Cast, id_number, li_lei, user
from tests.people.doing import do
from xieguan.people.models import Engagement, User
from xieguan.people.roles import Role

CODE = "01"
LAST, UNTIL = (
    date(2025, 5, 31),
    date(2025, 6, 1),
)  # the last day on which it counts, and the first on which not


def city_issuer(cast: Cast) -> User:
    found = User.objects.filter(username="zhengjian").first()
    return found or user("zhengjian", "市局证件科", Role.ISSUER, cast.city)


def county_issuer(cast: Cast) -> User:
    return user("xianzheng", "县局证件岗", Role.ISSUER, cast.county)


def coded(cast: Cast, code: str = CODE) -> None:
    do("credentials.set_city_code", cast.city, cast.second_leader, code=code, document="并城管发〔2023〕1号")


def somebody(cast: Cast, serial: int = 13, **changes: object) -> Engagement:
    return Engagement.objects.get(public=li_lei(cast, id_number=id_number(serial=serial), **changes))


def issued(cast: Cast, who: Engagement, number: str = "并0001", on: date = DAY, **changes: object) -> None:
    data = {
        "number": number,
        "last_day": LAST,
        "certificate_says_not_enforcement": True,
        **changes,
    }
    do("credentials.issue", who, city_issuer(cast), on, **data)
