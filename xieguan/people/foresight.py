"""What can be said of an act before anything has been filled in: who may do it, and what the law says so far."""

from datetime import date

from django.db.models import Model
from django.utils import timezone

from xieguan.law.judge import Ruling
from xieguan.people import gate
from xieguan.people.call import Call
from xieguan.people.finding import find
from xieguan.people.models import User
from xieguan.people.registry import ACTS, Act
from xieguan.people.scope import reach, roles_over


def subject_of(name: str, public: str, by: User) -> Model:
    """The subject of an act, where the user may do it. Raises NotFound or Denied; nothing is put on the trail."""
    return find(Call(ACTS[name], public, {}, by, timezone.localdate()))[0]


def foreseen(name: str, subject: Model, on: date) -> list[Ruling]:
    """What the law says of an act already, before anything is filled in: rules that ask what it states are left out."""
    stated = ACTS[name].facts
    return [ruling for ruling in gate.judge_act(name, subject, {}, on) if not ruling.rule.facts & stated]


def doable(subject: Model, user: User) -> list[Act]:
    """The acts that a user's roles let him do to a subject, whatever the law says."""
    roles = set(roles_over(subject, reach(user, timezone.localdate())))
    return [
        act
        for act in ACTS.values()
        if isinstance(subject, act.of) and (subject == user if act.own else bool(roles & act.by))
    ]
