"""What the doctor looks at on this floor: the sheet, roles in their places, the key of the ID numbers."""

from cryptography.exceptions import InvalidTag
from django.db.models import Q, QuerySet
from django.utils import timezone

from xieguan.desk.doctor import Answer, check
from xieguan.people.invariants import MOST, breaches, invariants
from xieguan.people.models import Engagement, Grant, Person, SheetRow, Standing
from xieguan.people.models.organisation import Kind
from xieguan.people.reads import ADMINISTRATORS
from xieguan.people.roles import Role
from xieguan.people.secret import blind_index, decrypt
from xieguan.words import _


@check("sheet")
def sheet() -> Answer:
    """Whether the sheet is today's and whole."""
    today = timezone.localdate()
    wanted, built = (
        Engagement.objects.visible().count(),
        SheetRow.objects.filter(built_for__gte=today).count(),
    )
    if built < wanted:
        return "warn", _(
            "{count} of {all} people on the sheet are of an earlier day: does a worker run?"
        ).format(count=wanted - built, all=wanted)
    return "ok", _("the sheet is today's: {count} people").format(count=built)


@check("invariants")
def sound() -> Answer:
    """Whether what must always hold of the records does."""
    broken = list(breaches())
    if broken:
        names = _(", ").join(breach.invariant.name for breach in broken)
        return "bad", _("the records contradict themselves: {names}").format(names=names)
    return "ok", _("the records hold {count} invariants").format(count=len(invariants()))


@check("roles")
def roles() -> Answer:
    """Whether a firm's role is held in firms alone, and no office's role in one: what was given before is not ended."""
    found = [
        f"{grant.user.username} ({Role(grant.role).label})"
        for grant in _misplaced().select_related("user").order_by("pk")[:MOST]
    ]
    if not found:
        return "ok", _("every role is held where it belongs")
    say = _("held in the wrong place, to be ended and given where it belongs: {grants}")
    return "warn", say.format(grants=_(", ").join(found))


def _misplaced() -> QuerySet[Grant]:
    """Grants that nobody could give today: they reach everybody of an office, or everybody whom a firm sends."""
    firms = Standing.objects.filter(kind=Kind.FIRM).values("organisation")
    ahead = Q(until_on__isnull=True) | Q(until_on__gt=timezone.localdate())
    held = Grant.objects.filter(ahead, user__disabled_at__isnull=True).exclude(role__in=ADMINISTRATORS)
    of_firm, in_firm = Q(role=Role.DISPATCH_FIRM), Q(organisation__in=firms)
    return held.filter(of_firm & ~in_firm | ~of_firm & in_firm)


@check("id numbers")
def id_numbers() -> Answer:
    """Whether the keys open what was encrypted, and find it."""
    person = Person.objects.order_by("-pk").first()
    if person is None:
        return "ok", _("nobody is recorded yet")
    try:
        fits = blind_index(decrypt(bytes(person.id_number))) == person.id_index
    except InvalidTag:
        fits = False
    if not fits:
        return "bad", _("the keys do not open the ID numbers: put the office's own keys back")
    return "ok", _("the keys open the ID numbers")
