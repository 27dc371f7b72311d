"""What pages of acts call a class, and which classes can be chosen for a person."""

from django.db.models import Model
from django.utils import timezone

from xieguan.lifecycle.models import TrainingClass
from xieguan.people.models import Engagement, User
from xieguan.people.registry import Act
from xieguan.people.scope import reach, within
from xieguan.web.acts.options import REFERENCES, Options
from xieguan.web.acts.subjects import PAGES, WORDS


def _classes(act: Act, user: User, subject: Model) -> Options:
    """The classes of the person's office and of those above, the latest first."""
    office = subject.organisation.path if isinstance(subject, Engagement) else ""
    found = within(TrainingClass, reach(user, timezone.localdate()), act.by).select_related("organisation")
    return [
        (held.public, f"{held.title}（{held.starts_on}）")
        for held in found.order_by("-starts_on", "-pk")
        if office.startswith(held.organisation.path)
    ]


WORDS[TrainingClass] = lambda held: held.title
PAGES[TrainingClass] = ("training", lambda held: held.public)
REFERENCES["class"] = _classes
