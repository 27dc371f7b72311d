"""What somebody has filled in for an act that could not be done yet, kept in his session until it can.

Never in the address, and never what is secret.
"""

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Model
from django.http import QueryDict

from xieguan.people.registry import Act
from xieguan.web.acts.reading import as_sent, kept

DRAFTS = "drafts"
MOST = 5  # the oldest make room


def keep(session: SessionBase, act: Act, subject: Model, sent: QueryDict) -> None:
    """Keep what was sent."""
    drafts = {key: value for key, value in session.get(DRAFTS, {}).items() if key != _name(act, subject)}
    drafts[_name(act, subject)] = kept(act, sent)
    session[DRAFTS] = dict(list(drafts.items())[-MOST:])


def found(session: SessionBase, act: Act, subject: Model) -> QueryDict | None:
    """What was kept; None where nothing was."""
    values = session.get(DRAFTS, {}).get(_name(act, subject))
    return as_sent(values) if values is not None else None


def forget(session: SessionBase, act: Act, subject: Model) -> None:
    """It is done."""
    drafts = session.get(DRAFTS, {})
    if drafts.pop(_name(act, subject), None) is not None:
        session[DRAFTS] = drafts


def _name(act: Act, subject: Model) -> str:
    return f"{act.name}/{getattr(subject, 'public', subject.pk)}"
