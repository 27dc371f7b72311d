"""Finding the subject of a call: within the user's scope, by a role that lets him act on it, at the version he saw."""

from django.db.models import F, Model
from django.utils import timezone

from xieguan.people.call import Call
from xieguan.people.models import User
from xieguan.people.outcomes import Denied, NotFound, Stale
from xieguan.people.scope import Reach, reach, roles_over, within
from xieguan.words import _


def find(call: Call) -> tuple[Model, str]:
    """The subject within the user's scope, and the role that lets him act on it.

    What he may do is a matter of today, whatever day the act is about: nobody regains a right by writing an older date.
    """
    _must_be_more_than_reading(call)
    where = reach(call.by, timezone.localdate())
    if call.act.own:
        return _himself(call), "self"
    subject = None
    if call.subject.isalnum():
        subject = within(call.act.of, where).filter(public=call.subject).first()
    if subject is None:
        raise NotFound(_("there is no such record"))
    return subject, _role(call, subject, where)


def _must_be_more_than_reading(call: Call) -> None:
    """A program changes nothing by a token that reads, and nothing of its user's account by any."""
    if call.by.by_token and (call.by.by_token.read_only or call.act.own):
        raise Denied(_("this token may not do this"))


def _himself(call: Call) -> User:
    user = User.objects.filter(pk=call.by.pk, disabled_at__isnull=True).first()
    if user is None or user.public != call.subject:
        raise NotFound(_("there is no such record"))
    return user


def _role(call: Call, subject: Model, where: Reach) -> str:
    for role in roles_over(subject, where):
        if role in call.act.by:
            return role.value
    raise Denied(_("none of your roles here may do this"))


def lock(call: Call, subject: Model) -> Model:
    """The subject, held until the act is over, at the version the user saw.

    Between finding and holding it an erasure may have taken it away.
    """
    held = type(subject)._default_manager.select_for_update().filter(pk=subject.pk).first()
    if held is None:
        raise NotFound(_("there is no such record"))
    found = getattr(held, "version", 0)
    if call.version is not None and found != call.version:
        raise Stale(call.version, found)
    return held


def count_up(subject: Model) -> int | None:
    """Every act on a record makes its next version."""
    if not hasattr(subject, "version"):
        return None
    type(subject)._default_manager.filter(pk=subject.pk).update(version=F("version") + 1)
    return int(subject.version) + 1
