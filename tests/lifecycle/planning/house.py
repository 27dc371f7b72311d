"""An agency in Hai'an with those who must agree to its plans, and a town below it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.people.cast import DAY, id_number, office, user
from tests.people.doing import do
from xieguan.lifecycle.models import HiringPlan, Post
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.models.organisation import Kind
from xieguan.people.roles import Role
from xieguan.people.suppliers import facts_of

NEED = "夜市执法范围扩大，现有人员轮班不足（演示）"
POSTS = [
    {"name": "夜间巡查辅助", "places": 3},
    {"name": "内勤", "places": 1, "min_education": "junior-college"},
]


@dataclass
class House:
    """The offices, and who speaks for each."""

    agency: Organisation
    town: Organisation
    clerk: User
    leader: User
    quota: User
    hiring: User
    finance: User
    coordinator: User
    town_clerk: User

    def draw_up(self, where: Organisation | None = None, **changes: Any) -> HiringPlan:
        """A draft of the agency's."""
        given = {
            "title": "夜间巡查人员招用计划",
            "hiring_mode": "dispatch",
            "need": NEED,
            "posts": POSTS,
            **changes,
        }
        clerk = self.town_clerk if where == self.town else self.clerk
        return HiringPlan.objects.get(
            public=do("planning.draw_up", where or self.agency, clerk, **given).subject
        )

    def agreed(self, plan: HiringPlan, *by: User) -> HiringPlan:
        """Agreed to by these, one after the other; by quota office and hiring bureau, unless said."""
        for number, who in enumerate(by or (self.quota, self.hiring)):
            do("planning.approve_plan", plan, who, document=f"文〔2023〕{number}号")
        return plan

    def submitted(self, plan: HiringPlan) -> HiringPlan:
        """Submitted by whoever drew it up."""
        do("planning.submit_plan", plan, self.town_clerk if plan.organisation == self.town else self.clerk)
        return plan

    def quota_of(
        self, places: int, where: Organisation | None = None, from_on: date = date(2023, 1, 1)
    ) -> None:
        """The quota of an office."""
        given = {"places": places, "document": "海编〔2023〕1号", "from_on": from_on}
        do("planning.set_quota", where or self.agency, self.quota, **given)

    def engage(self, serial: int, where: Organisation | None = None) -> Engagement:
        """Somebody at work in an office."""
        given = {
            "name": "李雷",
            "id_number": id_number(serial=serial),
            "mode": "direct",
            "hired_on": date(2023, 2, 1),
        }
        clerk = self.town_clerk if where == self.town else self.clerk
        made = do("engagements.open", where or self.agency, clerk, **given)
        return Engagement.objects.get(public=made.subject)


def build() -> House:
    """The offices and everybody in them."""
    agency = office(None, "海安市示例综合行政执法局", Kind.AGENCY, "320685")
    town = office(agency, "示例镇", Kind.TOWN, "320685901")
    return House(
        agency,
        town,
        clerk=user("ha-clerk", "海安经办", Role.CLERK, agency),
        leader=user("ha-leader", "海安负责人", Role.LEADER, agency),
        quota=user("ha-quota", "编办小周", Role.QUOTA_OFFICE, agency),
        hiring=user("ha-hiring", "人社小吴", Role.HIRING_BUREAU, agency),
        finance=user("ha-finance", "财政小郑", Role.FINANCE, agency),
        coordinator=user("ha-coord", "综合执法小孙", Role.COORDINATOR, agency),
        town_clerk=user("ha-town", "镇经办", Role.CLERK, town),
    )


def post(plan: HiringPlan, name: str = "内勤") -> Post:
    """A post of the latest version of a plan."""
    return Post.objects.filter(plan_version__plan=plan, name=name).latest("pk")


def facts(plan: HiringPlan, on: date = DAY) -> dict[str, Any]:
    """What is known of a plan."""
    return facts_of("plan", plan.pk, on)


def headcount(where: Organisation, on: date = DAY) -> tuple[Any, Any]:
    """The quota of an office, and how many count against it."""
    found = facts_of("organisation", where.pk, on)
    return found["headcount_quota"], found["headcount_engaged"]
