"""What is wrong with applications before they are entered: each row with its own sentence, and all of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.planning import places
from xieguan.lifecycle.planning.models import HiringPlan, Post
from xieguan.lifecycle.recruitment.grounds import priorities_of
from xieguan.lifecycle.recruitment.inputs import Applicant
from xieguan.lifecycle.recruitment.models import Campaign
from xieguan.people.secret import blind_index
from xieguan.roster.idnumber import normalised, problem
from xieguan.words import _


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts of a plan as it is in force."""

    there: tuple[Post, ...]

    @classmethod
    def of(cls, plan: HiringPlan) -> "Posts":
        """Those of the version in force."""
        version = places.in_force(plan)
        return cls(tuple(version.posts.order_by("key")) if version else ())

    def named(self, said: str) -> Post | None:
        """The post of this name or id; the only one there is, where nothing is said."""
        if not said:
            return self.there[0] if len(self.there) == 1 else None
        return next((post for post in self.there if said in (post.name, post.public)), None)


def problems(
    campaign: Campaign, people: Sequence[Applicant], posts: Posts, on: date, now: datetime, *, many: bool
) -> dict[str, list[str]]:
    """Everything that is wrong, by field; of many, by row and field."""
    indexes = [blind_index(normalised(one.id_number)) for one in people]
    there = (
        set(campaign.applications.filter(id_index__in=indexes).values_list("id_index", flat=True))
        if len(indexes) <= 500
        else set(campaign.applications.values_list("id_index", flat=True))
    )
    known = frozenset(priorities_of(campaign.organisation, on))
    wrong: dict[str, list[str]] = {}
    for number, (one, index) in enumerate(zip(people, indexes, strict=True)):
        before = f"applicants.{number}." if many else ""
        says = {**dict(_of_one(campaign, one, posts, known, on, localdate(now)))}
        if index in there:
            says["id_number"] = _("this person has applied in this recruitment already")
        there.add(index)
        wrong |= {before + field: [say] for field, say in says.items()}
    return wrong


def _of_one(
    campaign: Campaign, one: Applicant, posts: Posts, known: frozenset[str], on: date, today: date
) -> Iterator[tuple[str, str]]:
    if found := problem(one.id_number, on):
        yield "id_number", _("{say}; expected: {expected}").format(say=found.say, expected=found.expected)
    day = one.applied_on or on
    if day > today:
        yield "applied_on", _("this day has not come yet")
    elif not campaign.opens_on <= day <= campaign.closes_on:
        say = _("registration is open from {first} to {last}")
        yield "applied_on", say.format(first=campaign.opens_on, last=campaign.closes_on)
    if one.first_hired_on and one.first_hired_on > today:
        yield "first_hired_on", _("this day has not come yet")
    if posts.named(one.post) is None:
        names = _(", ").join(post.name for post in posts.there)
        yield "post", _("name one of the posts of the plan: {names}").format(names=names)
    if strange := [key for key in one.priority if key not in known]:
        yield "priority", _("no regulation that applies here knows {key}").format(key=strange[0])
