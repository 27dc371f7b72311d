"""Whether somebody may do an act, asked before long work that only its end will perform."""

from datetime import date

from xieguan.people.models import User
from xieguan.people.outcomes import Denied, NotFound
from xieguan.people.perform import perform, rehearse


def must_be_allowed(act: str, subject: str, *, by: User, on: date) -> None:
    """Raise what the act itself would raise to somebody outside its scope or roles, and put it on the trail."""
    if isinstance(rehearse(act, subject, by=by, on=on), Denied | NotFound):
        perform(act, subject, by=by, on=on)
