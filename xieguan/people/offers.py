"""What an administrator may do to an account, and if not, why: who may, or what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.people import attempts, factors, labels
from xieguan.people.answering import answers_for
from xieguan.people.models import User
from xieguan.people.outcomes import Denied
from xieguan.people.registry import ACTS
from xieguan.people.roles import Role
from xieguan.people.scope import reach
from xieguan.words import _

ORDER = (
    "users.unlock",
    "users.reset_password",
    "users.remove_factors",
    "users.enable",
    "users.disable",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """One act for one account: whether it may be done now by this user, else why not, and whose it is."""

    act: str
    words: str
    may: bool
    why: str
    whose: tuple[Role, ...]


def offers(user: User, by: User, now: datetime) -> list[Offer]:
    """All acts on accounts, each with its answer. Those that the account's state rules out are left out."""
    fits = {name: fitting(user, now) for name, fitting in FITTING.items()}
    barred = _barred(user, by, now)
    return [_offer(name, user, by, barred, now) for name in ORDER if fits.get(name, True)]


def acts_of(by: User, today: date) -> set[str]:
    """The acts on accounts and rights that lie in somebody's hands anywhere."""
    held = {role for role, _path in reach(by, today).grants}
    return {name for name, act in ACTS.items() if name.startswith(("users.", "grants.")) and act.by & held}


def _offer(name: str, user: User, by: User, barred: str, now: datetime) -> Offer:
    said = labels.act_words(name)
    whose = tuple(role for role in Role if role in ACTS[name].by)
    where = reach(by, localdate(now))
    if not user.home or not where.covers(user.home.path, whose):
        words = _(" or ").join(str(role.label) for role in whose)
        return Offer(name, said, may=False, why=_("this is for the {roles}").format(roles=words), whose=whose)
    return Offer(name, said, may=not barred, why=barred, whose=whose)


def _barred(user: User, by: User, now: datetime) -> str:
    try:
        answers_for(user, by, now)
    except Denied as error:
        return str(error)
    return ""


FITTING: dict[str, Callable[[User, datetime], bool]] = {
    "users.unlock": lambda user, now: attempts.locked_until(user, now) is not None,
    "users.remove_factors": lambda user, _now: factors.of(user.pk).exists(),
    "users.enable": lambda user, _now: user.disabled_at is not None,
    "users.disable": lambda user, _now: user.disabled_at is None,
    "users.reset_password": lambda user, _now: user.disabled_at is None,
}
