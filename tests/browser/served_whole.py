"""Two offices from nothing: a county of Shanxi that keeps its law, an agency of Hai'an: `python -m … PORT`."""

import json
from datetime import date, timedelta

from tests.browser.served import serve  # first: it sets Django up
from tests.lifecycle.kit.store import item, received
from tests.lifecycle.planning.house import build
from tests.people.cast import Cast, office, user
from tests.people.doing import do
from xieguan.desk.calendar import calendar
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role

SHANXI = {"armband_upper": "城市管理执法", "armband_lower": "协管"}
KEPT = {"pack": "cn-sx-2022-180", "document": "并城管发〔2024〕9号", "decided_by": "局务会"}
WORKED = 60  # working days that the story reaches back


def offices(cast: Cast) -> dict[str, str]:
    """Who has a say in either place, what the store holds, and the working days before today."""
    shanxi(cast)
    return {**haian(), "worked": json.dumps(worked())}


def shanxi(cast: Cast) -> None:
    """The county keeps the lapsed law as its own; the city has a code."""
    roles = {"quota": Role.QUOTA_OFFICE, "hiring": Role.HIRING_BUREAU, "trainer": Role.TRAINER}
    for name, role in roles.items():
        user(f"sx-{name}", name, role, cast.county)
    user("sx-issuer", "市局证件科", Role.ISSUER, cast.city)
    user("sx-county-issuer", "县局证件岗", Role.ISSUER, cast.county)
    began = date(2024, 10, 8)
    do("packs.adopt", cast.city, cast.second_leader, began, **KEPT, from_on=began, until_on=date(2099, 1, 1))
    do("credentials.set_city_code", cast.city, cast.second_leader, code="01", document="并城管发〔2023〕1号")
    for kind, name, words in (
        ("uniform", "执勤服", {}),
        ("insignia", "帽徽", {}),
        ("armband", "臂章", SHANXI),
    ):
        received(item(cast.county, cast.clerk, kind, name, **words), cast.clerk, 3)


def haian() -> dict[str, str]:
    """The agency, its town, a firm, and a quota for both."""
    house = build()
    firm = office(house.agency, "海安示例人力资源有限公司", Kind.FIRM, "320685")
    for name, role in (("trainer", Role.TRAINER), ("issuer", Role.ISSUER)):
        user(f"ha-{name}", name, role, house.agency)
    user("ha-firm", "派遣公司", Role.DISPATCH_FIRM, firm)
    for where in (None, house.town):
        house.quota_of(3, where)
    words = {"armband_upper": "综合执法", "armband_lower": "辅助"}
    received(item(house.agency, house.clerk, "armband", "辅助臂章", **words), house.clerk, 3)
    return {"agency": house.agency.public, "town": house.town.public, "firm": firm.public}


def worked() -> list[str]:
    """Working days before today, the latest last."""
    from django.utils import timezone

    known, day, found = calendar(), timezone.localdate(), list[str]()
    while len(found) < WORKED:
        day -= timedelta(days=1)
        if known.is_workday(day):
            found.insert(0, day.isoformat())
    return found


if __name__ == "__main__":
    serve(offices)
