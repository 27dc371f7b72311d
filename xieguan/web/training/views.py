"""The classes, and one class."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from xieguan.lifecycle.models import TrainingClass
from xieguan.lifecycle.training.days import is_workday
from xieguan.lifecycle.training.progress import (
    Asked,
    asked_of,
    newcomers,
    office_names,
    trainees,
    with_progress,
)
from xieguan.lifecycle.training.reaching import TRAINERS
from xieguan.people import reads
from xieguan.people.inboxes import Asking
from xieguan.people.listing.lines import named
from xieguan.people.models import User
from xieguan.people.scope import reach
from xieguan.web.addresses import address
from xieguan.web.pages import page, show, user_of
from xieguan.web.training import ruler

MOST = 200  # classes on one page
FEW = 5  # classes that are offered at once to those who wait for one


@page(read="training.see")
@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    """Every class in reach: those under way first, with what is missing today."""
    user, today = user_of(request), timezone.localdate()
    found = list(with_progress(reads.rows("training.see", user), today)[:MOST])
    waiting = newcomers(Asking(user, today))
    under_way = [held for held in found if held.closed_on is None]
    asked = asked_of(user.home, today) if user.home else None
    context = {
        "open": sorted(under_way, key=lambda held: held.starts_on > today),
        "closed": [held for held in found if held.closed_on is not None],
        "offices": office_names(found, today),
        "asked": asked,
        "worked": is_workday(today),
        "today": today,
        "opens": _opens(user, asked),
        "waiting": waiting,
        "homes": named({one.engagement.organisation_id for one in waiting.people}),
        "places": _places(under_way, user) if waiting.people else [],
        "few": FEW,
    }
    return show(request, "training/list.html", context)


def _places(under_way: list[TrainingClass], user: User) -> list[TrainingClass]:
    """The classes he may enrol people in, those of his own office first."""
    found = [held for held in under_way if fills(held, user)]
    return sorted(found, key=lambda held: held.organisation_id != user.home_id)


def _opens(user: User, asked: Asked | None) -> str:
    """Where this user opens a class, for the office that answers for him; nothing where he may not."""
    home = user.home
    if home is None or not reach(user, timezone.localdate()).covers(home.path, TRAINERS):
        return ""
    filled = {"next": address("trainings"), **({"days_planned": asked.days} if asked and asked.days else {})}
    return f"{address('act', 'training.open_class', home.public)}?{urlencode(filled)}"


@page(read="training.see")
@require_safe
def training(request: HttpRequest, public: str) -> HttpResponse:
    """One class: which days count, who is how far, and the registers day by day."""
    user, today = user_of(request), timezone.localdate()
    held: TrainingClass = reads.one("training.see", public, user)
    asked = asked_of(held.organisation, today)
    current = Q(attendance__corrected_by__isnull=True)
    numbers = {
        word: Count("attendance", filter=current & Q(attendance__presence=word))
        for word in ("full", "half", "absent")
    }
    days = list(held.days.annotate(**numbers).order_by("day"))
    marks = ruler.of_class(days, asked.days)
    context = {
        "held": held,
        "office": office_names([held], today).get(held.organisation_id, ""),
        "asked": asked,
        "days": days,
        "counted": sum(day.is_workday for day in days),
        "people": trainees(held),
        "marks": marks,
        "key": ruler.key(marks),
        "today": today,
        "worked": is_workday(today),
        "taken": any(day.day == today for day in days),
        "may_record": held.closed_on is None and fills(held, user),
    }
    return show(request, "training/one.html", context)


def fills(held: TrainingClass, user: User) -> bool:
    """Whether this user fills in the registers of a class."""
    return reach(user, timezone.localdate()).covers(held.organisation.path, TRAINERS)
