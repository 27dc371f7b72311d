"""What the page of a draft shows."""

from datetime import date
from typing import Any

from xieguan.law.objects import Article, Pack, Rule
from xieguan.law.wording import saying
from xieguan.people.drafting.consequences import consequences
from xieguan.people.drafting.kept import pack_of
from xieguan.people.models import PackDraft, User
from xieguan.people.policy import changes_of, names_of
from xieguan.web.acts.subjects import organisation_name
from xieguan.web.days import last_day
from xieguan.web.policy.offices import may
from xieguan.words import _

State = PackDraft.State


def shown(draft: PackDraft, user: User, today: date) -> dict[str, Any]:
    """Everything about one draft. What-if is only asked while there is something to decide."""
    pack = None if draft.problems else pack_of(draft.file)
    begins = max(today, pack.first_day) if pack else today
    is_open = draft.state == State.DRAFT and pack is not None
    changes = list(consequences(draft, begins)) if is_open else []
    return {
        "draft": draft,
        "office": draft.organisation,
        "name": organisation_name(draft.organisation),
        "pack": pack,
        "articles": [(one, _rules(one, pack)) for one in pack.articles] if pack else [],
        "changes": changes_of(draft) if pack else [],
        "begins": begins,
        "consequences": changes,
        "people": sum(one.change.people for one in changes),
        "offices": names_of({one.change.office for one in changes}, today),
        "steps_": _steps(draft),
        "why_not": _why_not(draft, user, pack, today),
        "may_withdraw": draft.state == State.DRAFT and may("packs.withdraw_draft", draft.organisation, user),
    }


def _rules(article: Article, pack: Pack) -> list[tuple[Rule, str]]:
    """The rules of an article, each with what it says, the names of facts and parameters in place of values."""
    return [(rule, saying(rule, pack)) for rule in article.rules]


def _steps(draft: PackDraft) -> list[tuple[str, str, str]]:
    sound, approved = not draft.problems, draft.state == State.APPROVED
    handed = f"{draft.made_by.name} {draft.made_at:%Y-%m-%d}"
    check = _("in order") if sound else _("{n} problems").format(n=len(draft.problems))
    by = (
        f"{draft.decided_by.name} {draft.decided_at:%Y-%m-%d}"
        if draft.decided_by and draft.decided_at
        else ""
    )
    return [
        (_("handed in"), handed, "done"),
        (_("the check"), check, "done" if sound else "now"),
        (_("approved by a second person"), by, "done" if approved else "now" if sound else "lock"),
        (_("binding"), f"{draft.from_on}" if draft.from_on else "", "done" if approved else "lock"),
    ]


def _why_not(draft: PackDraft, user: User, pack: Pack | None, today: date) -> str:
    """Why this user cannot approve it; empty where he can."""
    if draft.state == State.APPROVED:
        return _("It is in force and is not edited any more: an amendment is a draft of its own.")
    if draft.state == State.WITHDRAWN:
        return _("It was withdrawn. Hand in another one.")
    if pack is None:
        return _("The check found problems: mend the files and hand them in anew.")
    if pack.until is not None and pack.until <= today:
        return _("By its own words it ended on {day}.").format(day=last_day(pack.until))
    if draft.made_by_id == user.pk:
        return _("You handed it in, so somebody else decides: a leader of this office or of one above.")
    if not may("packs.approve_draft", draft.organisation, user):
        return _("A leader of this office or of one above decides.")
    return ""
