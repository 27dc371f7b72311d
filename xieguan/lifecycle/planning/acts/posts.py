"""The posts of a draft, one by one."""

from xieguan.lifecycle.planning.inputs import MOST, LeastEducation, Places, PostEntry, Text
from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion, Post
from xieguan.lifecycle.planning.versions import draft_of, next_key
from xieguan.people.finding import count_up
from xieguan.people.inputs import Name
from xieguan.people.notes import Noted, change
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.words import _

DRAWERS = (Role.CLERK, Role.LEADER)


def add(version: PlanVersion, entry: PostEntry) -> Post:
    """Add a post to a draft. Raises Invalid for a name that is there already, or too many posts."""
    if version.posts.filter(name=entry.name).exists():
        raise Invalid({"name": [_("the plan has a post called {name} already").format(name=entry.name)]})
    if version.posts.count() >= MOST:
        raise Invalid({"": [_("a plan has {n} posts at most").format(n=MOST)]})
    least = entry.min_education
    return Post.objects.create(
        plan_version=version,
        key=next_key(version.plan),
        name=entry.name,
        places=entry.places,
        duties=entry.duties,
        min_education=least.rank if least else None,
        skills=entry.skills,
        other_conditions=entry.other_conditions,
    )


@act("planning.add_post", of=HiringPlan, by=DRAWERS)
def add_post(
    plan: HiringPlan,
    *,
    name: Name,
    places: Places,
    duties: Text = "",
    min_education: LeastEducation | None = None,
    skills: Text = "",
    other_conditions: Text = "",
) -> Noted:
    """Add a post to a draft, with the conditions it asks for. Hai'an 8 (5), (6)."""
    entry = PostEntry(
        name=name,
        places=places,
        duties=duties,
        min_education=min_education,
        skills=skills,
        other_conditions=other_conditions,
    )
    made = add(draft_of(plan), entry)
    return Noted(None, {"post": made.name, "places": made.places})


@act("planning.change_post", of=Post, by=DRAWERS)
def change_post(
    post: Post,
    *,
    name: Name,
    places: Places,
    duties: Text = "",
    min_education: LeastEducation | None = None,
    skills: Text = "",
    other_conditions: Text = "",
) -> Noted:
    """Say a post of a draft anew: a condition that is not stated is asked no more."""
    _must_be_of_a_draft(post)
    if name != post.name and post.plan_version.posts.filter(name=name).exists():
        raise Invalid({"name": [_("the plan has a post called {name} already").format(name=name)]})
    stated = {
        "name": name,
        "places": places,
        "duties": duties,
        "min_education": min_education.rank if min_education else None,
        "skills": skills,
        "other_conditions": other_conditions,
    }
    if all(getattr(post, field) == value for field, value in stated.items()):
        raise Invalid({"": [_("nothing is changed: what is filled in is what the record says")]})
    detail = change(post, stated)
    for field, value in stated.items():
        setattr(post, field, value)
    post.save(update_fields=list(stated))
    return Noted(None, detail)


@act("planning.remove_post", of=Post, by=DRAWERS)
def remove_post(post: Post) -> Noted:
    """Take a post out of a draft."""
    _must_be_of_a_draft(post)
    Post.objects.filter(pk=post.pk).delete()
    return Noted(None, {"post": post.name, "places": post.places})


def _must_be_of_a_draft(post: Post) -> None:
    """The plan is held, and counts on: who looks at it sees that it has changed."""
    plan = HiringPlan.objects.select_for_update().get(versions__posts=post)
    count_up(plan)
    if draft_of(plan).pk != post.plan_version_id:
        raise Invalid({"": [_("this is the post of a former version of the plan")]})
