"""The version of a plan that is being worked on, and the one after it."""

from datetime import datetime

from xieguan.lifecycle.planning.models import BudgetLine, HiringPlan, PlanVersion, Post
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.words import _

State = PlanVersion.State


def latest(plan: HiringPlan) -> PlanVersion:
    """The version that was drawn up last."""
    return plan.versions.select_related("plan__organisation").order_by("-number")[0]


def draft_of(plan: HiringPlan) -> PlanVersion:
    """The draft that may still be changed. Raises Invalid where there is none."""
    version = latest(plan)
    if version.state != State.DRAFT:
        say = _("what has been submitted is not changed; draw up another version of the plan")
        raise Invalid({"": [say]})
    return version


def another(plan: HiringPlan, by: User, now: datetime) -> PlanVersion:
    """A new draft that says what the latest version says, its posts and costs too."""
    former = latest(plan)
    made = PlanVersion.objects.create(
        plan=plan,
        number=former.number + 1,
        mode=former.mode,
        need=former.need,
        finance_document=former.finance_document,
        drawn_by=by,
        drawn_at=now,
    )
    Post.objects.bulk_create(_copy(post, made) for post in former.posts.order_by("key"))
    BudgetLine.objects.bulk_create(
        BudgetLine(plan_version=made, kind=line.kind, yuan=line.yuan) for line in former.budget.order_by("pk")
    )
    return made


def _copy(post: Post, version: PlanVersion) -> Post:
    same = ("key", "name", "places", "duties", "min_education", "skills", "other_conditions")
    return Post(plan_version=version, **{name: getattr(post, name) for name in same})


def next_key(plan: HiringPlan) -> int:
    """The key of another post: never one that a post of this plan has had."""
    last = Post.objects.filter(plan_version__plan=plan).order_by("-key").values_list("key", flat=True).first()
    return (last or 0) + 1
