"""The cast of every story: 韩梅梅 the clerk, 王队 who leads, 李雷 the auxiliary, 外地 from another city.

A province with two cities; 并城 has one county, 南城. Everybody and everything is made up.
"""

from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator

from xieguan.people.models import Grant, Organisation, Standing, User
from xieguan.people.models.organisation import Kind
from xieguan.people.perform import perform
from xieguan.people.profiles import ADMINISTRATORS
from xieguan.people.roles import Role
from xieguan.people.tree import found
from xieguan.roster.idnumber import check_digit

FOUNDED = date(2020, 1, 1)
DAY = date(2023, 6, 1)


@dataclass
class Cast:
    """Everybody and every office."""

    province: Organisation
    city: Organisation
    county: Organisation
    elsewhere: Organisation
    firm: Organisation
    clerk: User
    leader: User
    second_leader: User
    system: User
    security: User
    auditor: User
    stranger: User


def assemble() -> Cast:
    """Build the offices and the people in them."""
    province = office(None, "示例省住建厅", Kind.PROVINCE, "14")
    city = office(province, "并城市城市管理局", Kind.CITY, "1401")
    county = office(city, "南城县城市管理局", Kind.COUNTY, "140199")
    elsewhere = office(province, "外地市城市管理局", Kind.CITY, "1402")
    firm = office(city, "并城示例人力资源有限公司", Kind.FIRM, "1401")
    return Cast(
        province,
        city,
        county,
        elsewhere,
        firm,
        clerk=user("hanmeimei", "韩梅梅", Role.CLERK, county),
        leader=user("wangdui", "王队", Role.LEADER, county),
        second_leader=user("lijuzhang", "李局长", Role.LEADER, city),
        system=user("system", "系统管理员", Role.SYSTEM_ADMINISTRATOR, province),
        security=user("security", "安全管理员", Role.SECURITY_ADMINISTRATOR, province),
        auditor=user("auditor", "审计管理员", Role.AUDITOR, province),
        stranger=user("waidi", "外地", Role.CLERK, elsewhere),
    )


def office(parent: Organisation | None, name: str, kind: str, region: str) -> Organisation:
    """An office in its place."""
    organisation = found(parent, FOUNDED)
    Standing.objects.create(
        organisation=organisation,
        parent=parent,
        name=name,
        kind=kind,
        region=region,
        enforcement_field="urban-management",
        from_on=FOUNDED,
    )
    return organisation


def user(username: str, name: str, role: Role, organisation: Organisation) -> User:
    """A user with one role."""
    made = User.objects.create(username=username, name=name, home=organisation)
    Grant.objects.create(user=made, role=role, organisation=organisation, from_on=FOUNDED)
    if role in ADMINISTRATORS:  # the profile asks it of them; they added it before this trail begins
        Authenticator.objects.bulk_create([Authenticator(user=made, type="totp", data={"secret": ""})])
    return made


def id_number(born: date = date(1995, 5, 17), serial: int = 13) -> str:
    """A valid ID number of a county that does not exist."""
    seventeen = f"140199{born:%Y%m%d}{serial:03}"
    return seventeen + check_digit(seventeen)


def li_lei(cast: Cast, **changes: object) -> str:
    """李雷, recorded by the clerk; the engagement's public id."""
    data = {
        "name": "李雷",
        "id_number": id_number(),
        "mode": "direct",
        "hired_on": date(2023, 3, 1),
        **changes,
    }
    return perform("engagements.open", cast.county.public, data, by=cast.clerk, on=DAY).subject
