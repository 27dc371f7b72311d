"""What holds of every decision to delete: it is done once, and not by whoever asked for it."""

from xieguan.people.models import User
from xieguan.people.models.erasure import Deletion
from xieguan.people.outcomes import Denied, Invalid
from xieguan.words import _


def must_be_open(deletion: Deletion) -> None:
    """Raises Invalid where it has been done, or withdrawn."""
    if deletion.done_at is not None or deletion.withdrawn_at is not None:
        raise Invalid({"": [_("this erasure has been done or withdrawn already")]})


def must_be_another(deletion: Deletion, by: User) -> None:
    """Raises Denied for whoever asked for it; the database holds the same by a constraint."""
    if deletion.asked_by_id == by.pk:
        raise Denied(_("who asks for an erasure does not do it"))
