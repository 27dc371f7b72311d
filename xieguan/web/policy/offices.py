"""The office a page is about: the one that was chosen, or the one that answers for the account."""

from django.http import HttpRequest
from django.utils import timezone

from xieguan.people import reads
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.outcomes import NotFound
from xieguan.people.registry import ACTS
from xieguan.people.scope import reach
from xieguan.words import _

MANY = 400  # from here on a list is no help


def chosen(request: HttpRequest, user: User) -> Organisation:
    """The office of `?office=`, within reach; without it one's own, or the first there is. Raises NotFound."""
    if public := request.GET.get("office", ""):
        found: Organisation = reads.one("organisations.see", public, user)
        return found
    there = reads.rows("organisations.see", user)
    first: Organisation | None = there.filter(pk=user.home_id).first() or there.order_by("path").first()
    if first is None:
        raise NotFound(_("there is no such record"))
    return first


def options(user: User) -> list[tuple[str, str]]:
    """The offices to choose from, a level deeper by a space."""
    found = list(
        Standing.objects.filter(until_on__isnull=True, organisation__in=reads.rows("organisations.see", user))
        .order_by("organisation__path")
        .values_list("organisation__public", "name", "organisation__path")[:MANY]
    )
    top = min((path.count("/") for _public, _name, path in found), default=0)
    return [(public, "　" * (path.count("/") - top) + name) for public, name, path in found]


def may(act: str, office: Organisation, user: User) -> bool:
    """Whether one of a user's roles lets him do an act in an office, as far as roles go."""
    return reach(user, timezone.localdate()).covers(office.path, ACTS[act].by)
