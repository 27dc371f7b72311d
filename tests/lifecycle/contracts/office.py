"""Two places with a firm each: 南城县 in Shanxi, an agency in Hai'an; and whom their firms send."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.people.cast import DAY, Cast, id_number, office, user
from tests.people.doing import do
from xieguan.lifecycle.models import DispatchAgreement, LabourContract
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of

CLAUSES: dict[str, Any] = {
    "post": "城管协管员",
    "duties": "劝阻、巡查、信息采集等辅助工作",
    "headcount": 20,
    "from_on": date(2023, 1, 1),
    "last_day": date(2024, 12, 31),
    "pay_amount": "3200.00",
    "insurance_amount": "1100.50",
    "payment": "每月十五日前由派遣单位银行转账",
    "liability": "一方违约的，赔偿另一方由此受到的损失",
    "splits_term": False,
}
CONTRACT: dict[str, Any] = {
    "labour_contract_signed_on": date(2023, 3, 1),
    "labour_contract_months": 24,
    "post": "协管员",
    "deposit_taken": False,
    "identity_papers_held": False,
    "charged_for_placement": False,
}
TERMS = "每月十五日前"


@dataclass
class Place:
    """An office, its firm, and who works there."""

    office: Organisation
    firm: Organisation
    clerk: User
    leader: User
    sender: User  # the firm's own


def shanxi(cast: Cast) -> Place:
    return Place(cast.county, cast.firm, cast.clerk, cast.leader, _sender(cast.firm, "sender"))


def haian(cast: Cast) -> Place:
    agency = office(cast.province, "海安市示例综合行政执法局", Kind.AGENCY, "320685")
    firm = office(agency, "海安示例人力资源有限公司", Kind.FIRM, "320685")
    clerk, leader = (
        user("haclerk", "海安经办", Role.CLERK, agency),
        user("haleader", "海安负责人", Role.LEADER, agency),
    )
    return Place(agency, firm, clerk, leader, _sender(firm, "hasender"))


def _sender(firm: Organisation, name: str) -> User:
    return user(name, "派遣公司", Role.DISPATCH_FIRM, firm)


def sent(place: Place, serial: int = 13, hired_on: date = date(2023, 3, 1), **changes: Any) -> Engagement:
    """Somebody whom the firm sends."""
    data = {
        "name": f"李{chr(0x4E00 + serial)}",
        "id_number": id_number(serial=serial),
        "mode": "dispatch",
        "firm": place.firm.public,
        "hired_on": hired_on,
        **changes,
    }
    made = do("engagements.open", place.office, place.clerk, DAY, **data)
    return Engagement.objects.get(public=made.subject)


def drafted(place: Place, number: str = "派2023-1", **clauses: Any) -> DispatchAgreement:
    """An agreement with all its clauses but those that are given otherwise; what is given as None is left out."""
    made = do(
        "contracts.draw_up",
        place.office,
        place.clerk,
        date(2023, 1, 1),
        firm=place.firm.public,
        number=number,
    )
    said = {name: value for name, value in {**CLAUSES, **clauses}.items() if value is not None}
    do("contracts.amend_agreement", made.subject, place.clerk, date(2023, 1, 1), **said)
    return DispatchAgreement.objects.get(public=made.subject)


def in_use(
    place: Place, number: str = "派2023-1", on: date = date(2023, 1, 1), **clauses: Any
) -> DispatchAgreement:
    made = drafted(place, number, **clauses)
    do("contracts.activate_agreement", made, place.leader, on)
    return made


def signed(place: Place, who: Engagement, on: date = DAY, **changes: Any) -> LabourContract:
    made = do("contracts.sign", who, place.clerk, on, **{**CONTRACT, **changes})
    return LabourContract.objects.get(public=made.subject)


def fact(who: Engagement, name: str, on: date = DAY) -> Any:
    return facts_of("engagement", who.pk, on, frozenset({name}))[name]


def rules(error: Any) -> set[str]:
    return {ruling.rule.id for ruling in error.rulings}
