"""Child packs of an office: handed in as a draft, withdrawn, or approved by somebody else and then binding."""

from datetime import date, datetime
from typing import Annotated

from django.utils.timezone import localdate
from pydantic import Field

from xieguan.desk import papers
from xieguan.law.upload import UnusablePack
from xieguan.people.drafting.checking import checked, problems_here
from xieguan.people.drafting.kept import pack_of
from xieguan.people.inputs import OptionalPublic, Reason
from xieguan.people.models import Organisation, PackDraft, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.redact import redacted
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _

State = PackDraft.State
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, Field(max_length=200)]


@act("packs.draft", of=Organisation, by=[Role.CLERK, Role.LEADER, Role.JUSTICE])
def draft(
    organisation: Organisation,
    *,
    file: Digest,
    file_name: FileName = "",
    replaces: OptionalPublic = "",
    by: User,
    now: datetime,
) -> PackDraft:
    """Hand in a child pack as a draft. It is checked as the project checks its own; what is wrong is kept with it."""
    standing = standing_of(organisation)
    amended = _amended(organisation, replaces)
    try:
        found = checked(file)
    except (UnusablePack, papers.DamagedPaper) as error:
        raise Invalid({"file": [str(error)]}) from None
    problems = list(found.problems) or problems_here(file, standing, amended)
    made = PackDraft.objects.create(
        organisation=organisation,
        pack=found.pack,
        title=dict(found.title),
        document=found.document[:200],
        file=file,
        file_name=file_name,
        problems=[[one.file, one.line, one.column, one.say] for one in problems],
        counts={"articles": found.articles, "rules": found.rules, "examples": found.examples},
        replaces=amended,
        made_by=by,
        made_at=now,
    )
    papers.hold(
        file,
        name=file_name or f"{found.pack or 'pack'}.zip",
        kind="pack",
        media_type="application/zip",
        subject=("packdraft", made.public),
        organisation=organisation.public,
    )
    return made


def _amended(organisation: Organisation, public: str) -> PackDraft | None:
    """The pack in force that a draft shall take the place of: one of the same organisation."""
    if not public:
        return None
    found = PackDraft.objects.filter(
        organisation=organisation, public=public, state=State.APPROVED, until_on__isnull=True
    ).first()
    if found is None:
        raise Invalid({"replaces": [_("this organisation has no such pack in force")]})
    return found


@act("packs.withdraw_draft", of=PackDraft, by=[Role.CLERK, Role.LEADER, Role.JUSTICE])
def withdraw_draft(draft: PackDraft, *, reason: Reason) -> Noted:
    """Withdraw a draft that has not been approved. It stays on record, and binds nobody."""
    _must_be_open(draft)
    PackDraft.objects.filter(pk=draft.pk).update(state=State.WITHDRAWN)
    return Noted(draft, {"reason": redacted(reason)})


@act("packs.approve_draft", of=PackDraft, by=[Role.LEADER])
def approve_draft(draft: PackDraft, *, from_on: date, by: User, now: datetime) -> Noted:
    """Put a draft in force for its organisation and all below it, from today or a later day. Its maker cannot."""
    _must_be_open(draft)
    if draft.made_by_id == by.pk:
        raise Denied(_("who hands a draft in does not approve it"))
    _must_be_sound(draft)
    _must_begin_in_time(draft, from_on, localdate(now))
    ended = _ended(draft, from_on)
    PackDraft.objects.filter(pk=draft.pk).update(
        state=State.APPROVED, decided_by=by, decided_at=now, from_on=from_on
    )
    return Noted(draft, {"from": from_on.isoformat(), "ends": ended})


def _must_be_open(draft: PackDraft) -> None:
    if draft.state != State.DRAFT:
        raise Invalid({"": [_("this draft has been approved or withdrawn already")]})


def _must_be_sound(draft: PackDraft) -> None:
    """As it was when it was handed in: since then another pack may have taken its name, or the office its place."""
    if draft.problems or (
        later := problems_here(draft.file, standing_of(draft.organisation), draft.replaces)
    ):
        says = [entry[3] for entry in draft.problems] or [one.say for one in later]
        raise Invalid({"": [_("the check found {count} problems").format(count=len(says)), *says[:3]]})


def _must_begin_in_time(draft: PackDraft, from_on: date, today: date) -> None:
    pack = pack_of(draft.file)
    if from_on < max(today, pack.first_day):
        say = _("it binds from {day} at the earliest: nobody is bound backwards")
        raise Invalid({"from_on": [say.format(day=max(today, pack.first_day))]})
    if pack.until is not None and from_on >= pack.until:
        say = _("by its own words it ends on {day}").format(day=pack.until)
        raise Invalid({"from_on": [say]})


def _ended(draft: PackDraft, from_on: date) -> str:
    """End the pack that this one amends on the day it begins."""
    old = draft.replaces
    if old is None:
        return ""
    if old.until_on is not None or old.from_on is None or from_on <= old.from_on:
        say = _("the pack it amends has ended already, or begins no earlier: {pack}")
        raise Invalid({"from_on": [say.format(pack=old.pack)]})
    PackDraft.objects.filter(pk=old.pk).update(until_on=from_on)
    return old.public
