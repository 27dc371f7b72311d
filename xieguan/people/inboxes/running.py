"""What the running of the office waits for: imports, accounts, grants, the calendar, the trail."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from xieguan.desk.checkpoints import last_checkpoint
from xieguan.desk.models import Entry, Seal
from xieguan.law.workdays import NotAnnounced
from xieguan.people import attempts
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.line import line
from xieguan.people.inboxes.registry import inbox
from xieguan.people.inboxes.todo import Link, Waiting
from xieguan.people.models import Grant, Import, Organisation, User
from xieguan.people.models.organisation import in_force
from xieguan.people.roles import Role
from xieguan.words import _

NOTICE = timedelta(days=30)
AHEAD = timedelta(days=60)  # terms of the law that begin today may run this far
BACKLOG = timedelta(minutes=15)  # a worker seals every minute
UNFINISHED = (*Import.UNFINISHED, Import.State.REMOVING)


@inbox("imports.commit", section="record", title=lambda: _("Finish or remove an import"))
def unfinished(mine: QuerySet[Import], _asking: Asking) -> Waiting | None:
    """Rosters that were taken in and count for nothing yet."""
    return line(
        mine.filter(state__in=UNFINISHED),
        name=_progress,
        link=lambda taken: Link("import", (taken.public,)),
        several=Link("imports"),
    )


def _progress(taken: Import) -> str:
    if taken.total is None:
        return _("{file}, nothing written yet").format(file=taken.file_name)
    say = _("{file}, {done} of {total} rows written")
    return say.format(file=taken.file_name, done=taken.done, total=taken.total)


@inbox(
    "users.reset_password", section="run", title=lambda: _("Accounts whose one-time password is still in use")
)
def one_time(mine: QuerySet[User], asking: Asking) -> Waiting | None:
    """Accounts opened or reset whose user has not chosen a password of his own."""
    return line(
        mine.filter(one_time=True, disabled_at__isnull=True).exclude(pk=asking.user.pk),
        name=lambda user: user.name,
        link=lambda user: Link("user", (user.public,)),
        several=Link("users"),
    )


@inbox("users.unlock", section="run", title=lambda: _("Accounts that are locked"))
def locked(mine: QuerySet[User], _asking: Asking) -> Waiting | None:
    """Accounts at which somebody has guessed wrong too often."""
    return line(
        mine.filter(pk__in=attempts.locked_users(timezone.now())),
        name=lambda user: user.name,
        link=lambda user: Link("user", (user.public,)),
        several=Link("users"),
    )


@inbox("grants.end", section="run", title=lambda: _("Roles that are about to end"))
def ending(mine: QuerySet[Grant], asking: Asking) -> Waiting | None:
    """Grants whose last day is near: whoever still needs the role must be given it anew."""
    soon = mine.filter(in_force(asking.on), until_on__lte=asking.on + NOTICE, user__disabled_at__isnull=True)
    return line(
        soon.exclude(user=asking.user).select_related("user"),
        name=lambda grant: _("{user}, {role}").format(user=grant.user.name, role=Role(grant.role).label),
        link=lambda grant: Link("user", (grant.user.public,)),
        several=Link("users"),
        due="until_on",
    )


@inbox("calendar.enter_year", section="run", title=lambda: _("Enter the working calendar"))
def unannounced(mine: QuerySet[Organisation], asking: Asking) -> Waiting | None:
    """A year into which terms that begin now may run, and of which nobody has entered the working days."""
    year = (asking.on + AHEAD).year
    try:
        asking.calendar.is_workday(asking.on.replace(year=year, month=1, day=1))
    except NotAnnounced:
        top = mine.order_by("path").first()
        if top is None or top.path.count("/") != 2:
            return None
        return Waiting(
            count=1,
            link=Link("act", ("calendar.enter_year", top.public), {"year": str(year)}),
            says=_("{year} is not entered: terms that run into it cannot be counted").format(year=year),
        )
    return None


@inbox(
    "trail.seal", section="run", by=[Role.AUDITOR], title=lambda: _("Entries of the trail wait to be sealed")
)
def unsealed(_mine: None, _asking: Asking) -> Waiting | None:
    """Entries older than a worker should leave them."""
    last = Seal.objects.order_by("-last").values_list("last", flat=True).first() or 0
    waiting = Entry.objects.filter(id__gt=last)
    oldest = waiting.order_by("id").values_list("recorded_at", flat=True).first()
    if oldest is None or timezone.now() - oldest < BACKLOG:
        return None
    says = _("the oldest since {moment:%Y-%m-%d %H:%M}: does a worker run?")
    return Waiting(
        count=waiting.count(), link=Link("trail"), says=says.format(moment=timezone.localtime(oldest))
    )


@inbox(
    "trail.verify", section="run", by=[Role.AUDITOR], title=lambda: _("A checkpoint of the trail is missing")
)
def without_checkpoint(_mine: None, _asking: Asking) -> Waiting | None:
    """The last seal is not in the file beside the database: without it, a cut-off end would not be found."""
    last = Seal.objects.order_by("-last").values_list("last", flat=True).first()
    if last is None or last_checkpoint() >= last:
        return None
    says = _("the checkpoint file ends before the last seal: have xieguan trail verify run")
    return Waiting(count=1, link=Link("trail"), says=says)
