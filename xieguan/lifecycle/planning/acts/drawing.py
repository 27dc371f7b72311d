"""Drawing up a hiring plan, and changing it while it is a draft."""

from datetime import date, datetime

from xieguan.lifecycle.planning.acts.posts import add
from xieguan.lifecycle.planning.inputs import Need, PostEntry, Yuan
from xieguan.lifecycle.planning.models import BudgetLine, HiringPlan, PlanVersion
from xieguan.lifecycle.planning.versions import draft_of
from xieguan.people.inputs import OptionalDocument, Title
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

DRAWERS = (Role.CLERK, Role.LEADER)
Mode = Engagement.Mode
Kind = BudgetLine.Kind


@act("planning.draw_up", of=Organisation, by=DRAWERS)
def draw_up(
    organisation: Organisation,
    *,
    title: Title,
    hiring_mode: Mode,
    need: Need = "",
    for_town_urban_management: bool = False,
    posts: list[PostEntry] | None = None,
    by: User,
    on: date,
    now: datetime,
) -> HiringPlan:
    """Draw up a hiring plan: posts, numbers, conditions, mode, and why people are needed. Hai'an 7."""
    standing_of(organisation)
    made = HiringPlan.objects.create(
        organisation=organisation,
        year=on.year,
        number=organisation.hiring_plans.filter(year=on.year).count() + 1,
        title=title,
        for_town_urban_management=for_town_urban_management,
    )
    version = PlanVersion.objects.create(
        plan=made, number=1, mode=hiring_mode, need=need, drawn_by=by, drawn_at=now
    )
    for entry in posts or ():
        add(version, entry)
    return made


@act("planning.change_plan", of=HiringPlan, by=DRAWERS)
def change_plan(plan: HiringPlan, *, title: Title, hiring_mode: Mode, need: Need = "") -> Noted:
    """Say anew what a draft is called, how people are hired, and why they are needed."""
    version = draft_of(plan)
    if (title, hiring_mode, need) == (plan.title, version.mode, version.need):
        raise Invalid({"": [_("nothing is changed: what is filled in is what the record says")]})
    said = change(version, {"mode": hiring_mode, "need": need})
    called = change(plan, {"title": title})
    version.mode, version.need, plan.title = hiring_mode, need, title
    version.save(update_fields=["mode", "need"])
    plan.save(update_fields=["title"])
    return Noted(None, {when: {**said[when], **called[when]} for when in ("was", "is")})


@act("planning.set_budget", of=HiringPlan, by=DRAWERS)
def set_budget(
    plan: HiringPlan,
    *,
    pay: Yuan = 0,
    benefits: Yuan = 0,
    equipment: Yuan = 0,
    clothing: Yuan = 0,
    management: Yuan = 0,
    finance_document: OptionalDocument = "",
) -> Noted:
    """State what the people of a draft cost in a year, in yuan, and the document it rests on. Shanxi 8."""
    version = draft_of(plan)
    lines = dict(zip(Kind, (pay, benefits, equipment, clothing, management), strict=True))
    if not any(lines.values()) and finance_document:
        raise Invalid({"pay": [_("a document on no cost at all: state what it comes to")]})
    version.budget.all().delete()
    BudgetLine.objects.bulk_create(
        BudgetLine(plan_version=version, kind=kind, yuan=yuan) for kind, yuan in lines.items() if yuan
    )
    version.finance_document = finance_document
    version.save(update_fields=["finance_document"])
    return Noted(None, {"budget": {str(kind): yuan for kind, yuan in lines.items() if yuan}})
