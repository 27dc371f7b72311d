"""The papers of a recruitment: who applied, the ranked list, the public notice, the form of the political review."""

from collections.abc import Iterator
from datetime import date

from xieguan.desk.documents import Document, Fields, Signatures, Table, Text
from xieguan.law.wording import cite, shown
from xieguan.lifecycle.recruitment.limits import ended
from xieguan.lifecycle.recruitment.models import Application, Campaign, PublicNotice
from xieguan.lifecycle.recruitment.ranks import latest, lines
from xieguan.lifecycle.recruitment.screened import Finding, findings
from xieguan.people.listing.lines import named
from xieguan.people.models import User
from xieguan.people.outcomes import Invalid
from xieguan.people.papers.registry import must_fit, paper
from xieguan.people.secret import decrypt
from xieguan.roster.idnumber import masked
from xieguan.words import _, pick


@paper("applicants", of=Campaign, read="applications.see", title=lambda: _("Register of applicants"))
def applicants(campaign: Campaign, *, user: User, on: date) -> Document:
    """Everybody who applied, with how it ended. Shanxi 10."""
    del user  # whoever reaches it reaches all of it
    rows = list(campaign.applications.select_related("post").order_by("serial"))
    must_fit(len(rows))
    table = [
        (one.serial, one.name, _sex(one), one.born_on, one.post.name, one.applied_on, _where(one))
        for one in rows
    ]
    heads = [_("No. of application"), _("Name"), _("Sex"), _("Born"), _("Post"), _("Applied"), _("Outcome")]
    return Document(
        title=_("Register of applicants"),
        subtitle=_about(campaign, on),
        blocks=(Table(heads, table), Signatures([_("Drawn up by"), _("Checked over by")])),
        landscape=True,
    )


@paper("ranked_list", of=Campaign, read="applications.see", title=lambda: _("Ranked list"))
def ranked_list(campaign: Campaign, *, user: User, on: date) -> Document:
    """The latest ranking, saying where a ground of priority has decided between equals. Shanxi 12 (5); Hai'an 8."""
    del user  # whoever reaches it reaches all of it
    ranking = latest(campaign, on)
    if ranking is None:
        raise Invalid({"": [_("nobody has been ranked yet")]})
    found = lines(ranking)
    must_fit(len(found))
    table = [
        (one.rank.place, one.rank.application.serial, one.rank.application.name, str(one.rank.score), one.why)
        for one in found
    ]
    said = _(
        "Ranked on {day} by score. A ground of priority decides between equal scores and adds no points."
    )
    return Document(
        title=_("Ranked list"),
        subtitle=_about(campaign, on),
        blocks=(
            Text(said.format(day=ranking.made_on)),
            Table(
                [_("Place"), _("No. of application"), _("Name"), _("Score"), _("Ground that decided")], table
            ),
            Signatures([_("Drawn up by"), _("Checked over by")]),
        ),
    )


@paper(
    "public_notice",
    of=Campaign,
    read="recruitment.see",
    title=lambda: _("Public notice of those to be hired"),
)
def public_notice(campaign: Campaign, *, user: User, on: date) -> Document:
    """The latest notice as it hangs on the wall: names and posts, and no more of anybody. Shanxi 10; Hai'an 11."""
    del user  # whoever reaches it reaches all of it
    notice = campaign.notices.filter(began_on__lte=on).order_by("-began_on", "-pk").first()
    if notice is None:
        raise Invalid({"": [_("no public notice has begun")]})
    office = named({campaign.organisation_id})[campaign.organisation_id].name
    said = _(
        "After open recruitment, examination, medical and review, the following are to be hired. "
        "The notice is shown from {first} to {last}. Whoever objects may tell {office} within this time."
    )
    return Document(
        title=_("Public notice of those to be hired"),
        subtitle=campaign.title,
        blocks=(
            Text(said.format(first=notice.began_on, last=notice.last_on, office=office)),
            Table([_("No."), _("Name"), _("Sex"), _("Post")], list(_noticed(notice))),
            Fields([(_("Shown at"), notice.place)]),
            Signatures([office]),
        ),
    )


def _noticed(notice: PublicNotice) -> Iterator[tuple[int, str, str, str]]:
    rows = notice.noticed.select_related("application__post").order_by("application__serial")
    for number, one in enumerate(rows, 1):
        yield number, one.application.name, _sex(one.application), one.application.post.name


@paper("political_review", of=Application, read="applications.see", title=lambda: _("Political review form"))
def political_review(application: Application, *, user: User, on: date) -> Document:
    """The form, made of the grounds that the laws of the place ask, filled in as far as is known. Shanxi 12 (4)."""
    del user  # whoever reaches it reaches all of it
    found = findings(application, on)
    heads = [
        _("Ground of screening"),
        _("Article"),
        _("Outcome"),
        _("Certificate or answer"),
        _("Date of the check"),
        _("Verified by"),
    ]
    return Document(
        title=_("Political review form"),
        subtitle=_about(application.campaign, on),
        blocks=(
            Fields(
                [
                    (_("Name"), application.name),
                    (_("ID number (masked)"), masked(decrypt(bytes(application.id_number)))),
                    (_("Post"), application.post.name),
                ]
            ),
            Table(heads, [_ground(one) for one in found]),
            Text(_("Of a record only outcome, day and number are kept, never what it contains.")),
            Signatures([_("Reviewed by"), _("Approved by")]),
        ),
        landscape=True,
    )


def _ground(one: Finding) -> tuple[str, str, str, str, date | None, str]:
    fact, rule, check = one.ground.fact, one.ground.rule, one.check
    return (
        pick(fact.label),
        f"{pick(one.ground.law.pack.title)} {cite(rule.article, rule.item)}",
        _("not verified") if one.value is None else shown(one.value, fact),
        check.number if check else "",
        check.checked_on if check else None,
        check.verified_by if check else "",
    )


def _about(campaign: Campaign, on: date) -> str:
    return _("{title}, as of {day}").format(title=campaign.title, day=on)


def _sex(one: Application) -> str:
    return _("male") if one.sex == "male" else _("female")


def _where(one: Application) -> str:
    return ended(one) or _("in the running")
