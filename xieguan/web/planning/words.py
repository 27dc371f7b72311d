"""What pages of acts call plans and posts, where they lead back to, and what is said of a plan above a form."""

from django.utils import timezone

from xieguan.law.facts import vocabulary
from xieguan.lifecycle.models import HiringPlan, Post
from xieguan.lifecycle.planning.queries import with_state
from xieguan.lifecycle.planning.versions import latest
from xieguan.people import labels
from xieguan.people.suppliers import facts_of
from xieguan.web.acts.about import SAYS, Pairs
from xieguan.web.acts.begun import BEGINS, Begun
from xieguan.web.acts.subjects import ONWARD, PAGES, WORDS, organisation_name
from xieguan.words import _, pick


def register() -> None:
    """Let the forms of acts know of plans."""
    WORDS[HiringPlan] = lambda plan: plan.title
    PAGES[HiringPlan] = ("plan", lambda plan: plan.public)
    WORDS[Post] = lambda post: post.name
    ONWARD["planning.draw_up"] = "plan"
    BEGINS["planning.set_quota"] = lambda _office: {"from_on": str(timezone.localdate())}
    BEGINS["planning.change_plan"] = _as_drafted
    BEGINS["planning.set_budget"] = _as_budgeted
    BEGINS["planning.change_post"] = _as_planned
    PAGES[Post] = ("plan", lambda post: post.plan_version.plan.public)
    SAYS[HiringPlan] = _plan


def _as_drafted(plan: HiringPlan) -> Begun:
    version = latest(plan)
    return {"title": plan.title, "hiring_mode": version.mode, "need": version.need}


def _as_budgeted(plan: HiringPlan) -> Begun:
    version = latest(plan)
    lines = {line.kind: str(line.yuan) for line in version.budget.all()}
    return {**lines, "finance_document": version.finance_document}


def _as_planned(post: Post) -> Begun:
    least = vocabulary().scales["education"].levels[post.min_education - 1].key if post.min_education else ""
    said = {name: getattr(post, name) for name in ("name", "duties", "skills", "other_conditions")}
    return {**said, "places": str(post.places), "min_education": least}


def _plan(plan: HiringPlan) -> Pairs:
    """What somebody who decides must know: for whom, how many, in which mode, what the quota leaves."""
    told = with_state(HiringPlan.objects.filter(pk=plan.pk)).get()
    wanted = frozenset({"plan_places_free"})
    free = facts_of("plan", plan.pk, timezone.localdate(), wanted)["plan_places_free"]
    return [
        (_("Organisation"), organisation_name(plan.organisation)),
        (_("Number of people"), str(told.people or "")),
        (_("Places left for it in the quota"), _("no quota is set") if free is None else str(free)),
        (_("Hiring mode"), labels.choice("Mode", told.mode)),
        (_("State of the plan"), labels.choice("plan_state", told.state)),
    ]


def education(rank: int | None) -> str:
    """A level of education by its rank; nothing where none is asked."""
    return pick(vocabulary().scales["education"].levels[rank - 1].label) if rank else ""
