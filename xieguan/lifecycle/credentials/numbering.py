"""Badge numbers of a city: how the law forms them, which are taken, and which is the next.

Whatever a roster has stated counts as taken: the person wears that number, whoever wrote it down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xieguan.lifecycle.credentials.models import Badge, BadgeCode, BadgeNumber
from xieguan.people.badges import BADGE
from xieguan.people.decided import above_of
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement, Organisation, Statement
from xieguan.words import _

WHEN_FREE = "when-free"


class Exhausted(Exception):
    """A city has no number left."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the law that binds an office forms its badge numbers; from the pack's parameters."""

    pack: str
    article: int
    prefix: str
    length: int
    numbers: int
    warning: int
    reuse: str

    @property
    def digits(self) -> int:
        """Digits of the person's part: as many as the last of a city's numbers needs."""
        return len(str(self.numbers - 1))

    @property
    def code_digits(self) -> int:
        """Digits of the city's part."""
        return self.length - len(self.prefix) - self.digits


def form_of(organisation: Organisation, on: date) -> Form | None:
    """How badge numbers are formed in an office; None where no law that binds it says so."""
    for law in laws_of(organisation, on):
        given = law.parameters
        if "badge_prefix" in given and "badges_per_city" in given:
            return Form(
                pack=law.pack.id,
                article=law.pack.parameters["badge_prefix"].article,
                prefix=str(given["badge_prefix"]),
                length=_number(given["badge_length"]),
                numbers=_number(given["badges_per_city"]),
                warning=_number(given["badge_warning_level"]),
                reuse=str(given["badge_reuse"]),
            )
    return None


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def code_of(organisation: Organisation) -> BadgeCode | None:
    """The code of the city an office belongs to: the nearest that has one, itself or above it."""
    found = BadgeCode.objects.filter(organisation__path__in=above_of(organisation))
    return max(
        found.select_related("organisation"), key=lambda code: len(code.organisation.path), default=None
    )


def stated(code: BadgeCode) -> QuerySet[Statement]:
    """What finished rosters have stated of numbers of this city, whoever bears them."""
    first, last = (code.stem + digit * code.digits for digit in "09")
    return Statement.objects.filter(
        fact=BADGE,
        text__gte=first,
        text__lte=last,
        source__state="finished",
        engagement__undone=False,
        engagement__organisation__path__startswith=code.organisation.path,
    )


def taken(code: BadgeCode, reuse: str, besides: Engagement | None = None) -> set[str]:
    """The numbers that cannot be given out: all that ever were, or those worn now where the law lets them return."""
    given, said = BadgeNumber.objects.filter(code=code), stated(code)
    if reuse == WHEN_FREE:
        given = given.filter(badges__ended_on__isnull=True, badges__isnull=False)
        said = said.filter(engagement__left_on__isnull=True)
    if besides is not None:  # what somebody wears or wore himself is nobody else's
        given, said = given.exclude(badges__engagement=besides), said.exclude(engagement=besides)
    return {
        *given.values_list("number", flat=True),
        *(text for text in said.order_by().values_list("text", flat=True).distinct() if text),
    }


def next_number(code: BadgeCode, reuse: str) -> str:
    """The lowest number that is free; the one of all noughts comes last. Raises Exhausted."""
    used = taken(code, reuse)
    found = next((number for number in _in_order(code) if number not in used), None)
    if found is None:
        say = _(
            "{city} has no badge number left: all {n} of {stem} are taken; the range must be widened first"
        )
        raise Exhausted(say.format(city=code.code, n=code.numbers, stem=code.stem + "x" * code.digits))
    return found


def _in_order(code: BadgeCode) -> Iterator[str]:
    for serial in (*range(1, code.numbers), 0):
        yield f"{code.stem}{serial:0{code.digits}}"


def left(code: BadgeCode, reuse: str) -> int:
    """How many numbers a city can still give out."""
    return code.numbers - len(taken(code, reuse))


def lefts(codes: Iterable[BadgeCode], on: date) -> list[tuple[BadgeCode, Form, int]]:
    """Of some cities the form of their numbers and how many are left; those whom no law asks it are left out."""
    found = ((code, form_of(code.organisation, on)) for code in codes)
    return [(code, form, left(code, form.reuse)) for code, form in found if form is not None]


def wearing(engagement: Engagement) -> Badge | None:
    """The badge somebody wears by the office's own record."""
    return Badge.objects.filter(engagement=engagement, ended_on__isnull=True).select_related("number").first()
