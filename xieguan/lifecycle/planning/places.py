"""The places of a quota and of a plan. A later stage holds them before the law is asked, and takes one with a hire."""

from datetime import date

from django.db.models import Sum

from xieguan.lifecycle.planning.models import HiringPlan, PlaceTaken, PlanVersion, Post, Quota
from xieguan.people.decided import above_of
from xieguan.people.models import Engagement, Organisation
from xieguan.people.outcomes import Invalid
from xieguan.words import _


def hold(office: Organisation) -> None:
    """Hold the quotas that an office's people count against, until the act is over.

    To be called in what an act derives, before the gate counts: of two hires for the last place the second then waits,
    counts again, and finds it taken.
    """
    quotas = Quota.objects.select_for_update().filter(organisation__path__in=above_of(office))
    list(quotas.order_by("pk").values_list("pk", flat=True))


def in_force(plan: HiringPlan) -> PlanVersion | None:
    """What everybody who must agree has agreed to: the latest such version, whatever has been drawn up since."""
    return plan.versions.filter(state=PlanVersion.State.APPROVED).order_by("-number").first()


def take(post: Post, engagement: Engagement, on: date) -> PlaceTaken:
    """Take a place of a post for somebody who is hired. Raises Invalid where the plan has none left."""
    plan = HiringPlan.objects.select_for_update().get(versions__posts=post)
    if plan.completed_on is not None and plan.completed_on <= on:
        raise Invalid({"": [_("the recruitment of this plan is over: nobody is taken on under it any more")]})
    if left_of(plan, post.key) < 1:
        say = _("all places of the post {post} are taken, or the plan is not in force")
        raise Invalid({"": [say.format(post=post.name)]})
    return PlaceTaken.objects.create(post=post, engagement=engagement, on=on)


def left_of(plan: HiringPlan, key: int) -> int:
    """The places of a post, by the version in force, that nobody has taken yet; 0 where none is in force."""
    version = in_force(plan)
    if version is None:
        return 0
    planned = version.posts.filter(key=key).aggregate(n=Sum("places"))["n"] or 0
    return int(planned) - PlaceTaken.objects.filter(post__plan_version__plan=plan, post__key=key).count()


def complete(plan: HiringPlan, on: date) -> None:
    """End the recruitment of a plan: the places nobody took are free for other plans again."""
    HiringPlan.objects.filter(pk=plan.pk).update(completed_on=on)
