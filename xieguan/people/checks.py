"""What the doctor looks at on this floor: the sheet, and that the key of the ID numbers fits."""

from cryptography.exceptions import InvalidTag
from django.utils import timezone

from xieguan.desk.doctor import Answer, check
from xieguan.people.invariants import breaches, invariants
from xieguan.people.models import Engagement, Person, SheetRow
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
