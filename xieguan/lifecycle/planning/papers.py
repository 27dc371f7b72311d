"""The hiring plan as a paper: what is asked for, why, what it costs, and who has agreed."""

from collections.abc import Iterator
from datetime import date

from xieguan.desk.documents import Document, Fields, Heading, Signatures, Table, Text
from xieguan.desk.documents.content import Block
from xieguan.law.facts import vocabulary
from xieguan.lifecycle.planning.chain import Link, chain
from xieguan.lifecycle.planning.models import HiringPlan, PlanVersion, Post
from xieguan.lifecycle.planning.versions import latest
from xieguan.people import labels
from xieguan.people.listing.lines import named
from xieguan.people.models import User
from xieguan.people.papers.registry import paper
from xieguan.words import _, pick


@paper("hiring_plan", of=HiringPlan, read="planning.see", title=lambda: _("Hiring plan"), personal=False)
def hiring_plan(plan: HiringPlan, *, user: User, on: date) -> Document:
    """The latest version of a plan, with its posts, its costs and the opinions of those who must agree. Hai'an 7."""
    del user, on
    version = latest(plan)
    return Document(
        title=_("Hiring plan"),
        subtitle=plan.title,
        number=f"{plan.year}-{plan.number}",
        blocks=(
            Fields(_about(plan, version)),
            Heading(_("Why people are needed")),
            Text(version.need or _("not stated")),
            Heading(_("Posts")),
            _posts(version),
            *_costs(version),
            Heading(_("Opinions")),
            _opinions(chain(version)),
            Signatures([_("Drawn up by"), _("Leader")]),
        ),
    )


def _about(plan: HiringPlan, version: PlanVersion) -> list[tuple[str, str | date | None]]:
    people = sum(version.posts.values_list("places", flat=True))
    return [
        (_("Organisation"), named({plan.organisation_id})[plan.organisation_id].name),
        (_("Number of people"), str(people)),
        (_("Hiring mode"), labels.choice("Mode", version.mode)),
        (_("Version"), str(version.number)),
        (_("Submitted"), version.submitted_on),
        (_("State of the plan"), labels.choice("plan_state", version.state)),
    ]


def _posts(version: PlanVersion) -> Table:
    heads = [_("Post"), _("People"), _("Duties"), _("Conditions")]
    rows = [
        (post.name, str(post.places), post.duties, conditions(post)) for post in version.posts.order_by("key")
    ]
    return Table(heads, rows)


def conditions(post: Post) -> str:
    """What a post asks for, in one line."""
    levels = vocabulary().scales["education"].levels
    least = pick(levels[post.min_education - 1].label) if post.min_education else ""
    said = [
        _("education: {level} or higher").format(level=least) if least else "",
        post.skills,
        post.other_conditions,
    ]
    return _("; ").join(filter(None, said)) or _("none of its own")


def _costs(version: PlanVersion) -> Iterator[Block]:
    lines = list(version.budget.order_by("pk"))
    if not lines:
        return
    yield Heading(_("What it costs a year"))
    rows = [(labels.choice("budget_line", line.kind), f"{line.yuan:,}") for line in lines]
    yield Table(
        [_("Item"), _("Yuan")], [*rows, (_("together, yuan"), f"{sum(line.yuan for line in lines):,}")]
    )
    yield Fields([(_("Finance document"), version.finance_document or _("no finance document yet"))])


def _opinions(links: list[Link]) -> Table:
    return Table(
        [_("Office"), _("Opinion"), _("Document"), _("Person in charge"), _("Date of the decision")],
        [_opinion(one) for one in links],
    )


def _opinion(link: Link) -> tuple[str, str, str, str, str]:
    office, said = labels.choice("plan_step", link.step.value), link.decision
    if said is None:
        return office, "", "", "", ""
    words = _("agreed") if said.agreed else _("sent back: {reason}").format(reason=said.reason)
    return office, words, said.document, said.decided_by.name, str(said.decided_on)
