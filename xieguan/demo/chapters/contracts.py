"""Agreements in every state, contracts about to end, a team that changed its firm, a month of insurance missing."""

from datetime import date, timedelta
from typing import Any

from xieguan.demo.story import Story
from xieguan.lifecycle.contracts.months import owed
from xieguan.people.models import Engagement, Organisation
from xieguan.people.outcomes import Refused

DAY, YEAR = timedelta(days=1), timedelta(days=365)
CLAUSES: dict[str, Any] = {
    "post": "城管协管员（街面秩序）",
    "duties": "在执法人员带领下开展宣传教育、巡查报告、秩序维护等辅助工作，不单独执法。",
    "headcount": 60,
    "pay_amount": "3300.00",
    "insurance_amount": "1180.00",
    "payment": "用工单位每月十日前拨付，派遣单位十五日前转入本人银行卡",
    "liability": "一方违约的，赔偿另一方损失；克扣报酬的，派遣单位限期补足。",
    "appraisal_clause": True,
    "splits_term": False,
}
CODES = {"sx-firm1": ("sx-firm", "91149100MA0DEM001B"), "ha-firm1": ("ha-firm", "91320699MA0DEM002B")}
SHANXI = ("sx1-a", "sx-clerk", "sx-leader", "sx-firm1", "sx-firm2", "桐")
HAIAN = ("ha-market", "ha-clerk", "ha-leader", "ha-firm1", "ha-firm2", "海市监")
FEW = 12  # people whose contracts and insurance the chapter tells of


def tell(story: Story) -> None:
    """Write agreements and contracts in both places, and hand in insurance."""
    for key, (sender, code) in CODES.items():
        permit: dict[str, Any] = {"permit": "人力资源示例许可〔2025〕1号", "permit_until": story.day + YEAR}
        story.do("contracts.register_firm", story.offices[key], sender, credit_code=code, **permit)
    for place in (SHANXI, HAIAN):
        _agreements(story, *place)
    people = _sent(story, "sx1-a", "sx-firm1")
    _contracts(story, people, "sx-clerk")
    _insurance(story)
    for one in people[:2]:
        told = story.day - 20 * DAY
        story.do("contracts.tell_dispatch_terms", one.public, "sx-firm", dispatch_terms_told_on=told)


def _agreements(
    story: Story, office: str, clerk: str, leader: str, usual: str, other: str, short: str
) -> None:
    """In force, amended and waiting, incomplete, run out, and one complete that waits for its decision."""
    named = [one.public for one in _sent(story, office, usual)] if office.startswith("ha") else []
    whole = {**CLAUSES, **({"persons": named, "housing_fund_amount": "330.00"} if named else {})}
    now, old = story.day - 200 * DAY, story.day - 2 * YEAR

    def write(number: str, firm: str, on: date, until: date, **clauses: Any) -> str:
        made = story.do(
            "contracts.draw_up",
            story.offices[office],
            clerk,
            on=on,
            firm=story.offices[firm],
            number=f"{short}派〔{on.year}〕{number}号",
        )
        said = {"from_on": on, "last_day": until, **clauses}
        story.do("contracts.amend_agreement", made.subject, clerk, on=on, **said)
        return made.subject

    def use(made: str, on: date) -> None:
        try:
            story.do("contracts.activate_agreement", made, leader, on=on)
        except Refused:  # where the story is small nobody can be named
            return

    past = write("1", other, old, old + YEAR, **whole | {"persons": []})
    use(past, old)
    current = write("2", usual, now, story.day + 40 * DAY, **whole)
    use(current, now)
    change: dict[str, Any] = {
        "pay_amount": "3480.00",
        "last_day": story.day + YEAR,
        "reason": "最低工资标准调整，续期一年",
    }
    story.do("contracts.amend_agreement", current, clerk, **change)
    lacking = {
        name: value for name, value in CLAUSES.items() if name not in ("liability", "insurance_amount")
    }
    write("3", other, story.day - 6 * DAY, story.day + YEAR, **lacking)
    ended = write("4", other, old + DAY, story.day + 90 * DAY, **whole | {"persons": []})
    if not office.startswith("ha"):
        use(ended, old + DAY)
        story.do("contracts.end_agreement", ended, leader, reason="派遣单位经营许可到期未续")


def _sent(story: Story, office: str, firm: str) -> list[Engagement]:
    found = Engagement.objects.visible().filter(
        organisation__public=story.offices[office], firm__public=story.offices[firm], left_on__isnull=True
    )
    early = found.filter(undone=False, hired_on__lt=story.day - 2 * YEAR).order_by("pk")
    return list(early[:FEW])


def _contracts(story: Story, people: list[Engagement], clerk: str) -> None:
    """Of a few the office keeps the contract itself: some end soon, one has ended, one was renewed."""
    for at, one in enumerate(people[: FEW // 2]):
        begun = story.day - (2 * YEAR + timedelta(days=1)) + timedelta(days=12 * at - 8)
        story.do(
            "contracts.sign",
            one.public,
            clerk,
            labour_contract_signed_on=begun,
            labour_contract_months=24,
            post="协管员",
            appraisal_clause=at % 3 == 0,
            deposit_taken=False,
            identity_papers_held=False,
            charged_for_placement=False,
        )
    for one in people[1:2]:
        story.do(
            "contracts.renew",
            one.public,
            clerk,
            labour_contract_signed_on=story.day - DAY,
            labour_contract_months=24,
            training_result_considered=True,
            appraisal_result_considered=True,
            opinion="近两年培训合格、考核称职，同意续签（演示）",
        )


def _insurance(story: Story) -> None:
    """Three months ago everybody, two months ago all but a few; of the last month nothing has come yet."""
    end = story.day.replace(day=1) - DAY
    for back, left_out in ((2, 0), (1, 4)):
        month = end
        for _step in range(back):
            month = month.replace(day=1) - DAY
        firm = Organisation.objects.get(public=story.offices["sx-firm1"])
        people = owed(Organisation.objects.get(public=story.offices["sx1-a"]), firm, month).order_by("pk")
        rows = [{"engagement": one.public} for one in people[left_out:]]
        if rows:
            data: dict[str, Any] = {"month": f"{month:%Y-%m}", "firm": firm.public, "people": rows}
            story.do(
                "contracts.record_insurance",
                story.offices["sx1-a"],
                "sx-clerk",
                document=f"社会保险费缴费明细表{month:%Y%m}（演示）",
                **data,
            )
