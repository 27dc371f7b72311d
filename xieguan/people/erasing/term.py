"""Whether the time to keep a person's records is over: asked of every office he has been with."""

from datetime import date

from xieguan.law.judge import add_months
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement, Import, Organisation, Person, User
from xieguan.people.outcomes import Denied, Invalid
from xieguan.people.roles import Role
from xieguan.people.scope import organisations_of, reach
from xieguan.people.suppliers import facts_of
from xieguan.words import _

PARAMETER = "file_keeping_months"  # of whatever pack has it: the law sets the least, an office may set more


def must_answer_for(person: Person, by: User, roles: tuple[Role, ...], today: date) -> None:
    """Whoever erases somebody erases him everywhere: he must reach every office that has known him."""
    where = reach(by, today)
    if not all(where.covers(office.path, roles) for office in organisations_of(person)):
        raise Denied(_("another office has records of this person too: somebody above both must do this"))


def must_be_over(person: Person, months: int, today: date) -> date:
    """The last day this person left an office. Raises Invalid while the term that counts from it runs."""
    if Engagement.objects.filter(person=person, imported_by__state__in=Import.UNFINISHED).exists():
        raise Invalid(
            {"": [_("an import that is not finished speaks of this person: finish or remove it first")]}
        )
    ended = max(_left(engagement, today) for engagement in person.engagements.visible())
    least = max(least_months(office, today) for office in organisations_of(person))
    if months < least:
        say = _("the law that binds these offices asks for {count} months at least")
        raise Invalid({"kept_months": [say.format(count=least)]})
    if add_months(ended, months) >= today:
        say = _("this person left on {day}: until {last} the records are kept")
        raise Invalid({"": [say.format(day=ended, last=add_months(ended, months))]})
    return ended


def _left(engagement: Engagement, today: date) -> date:
    left = facts_of("engagement", engagement.pk, today, frozenset({"left_on"}))["left_on"]
    if not isinstance(left, date):
        raise Invalid({"": [_("this person still works somewhere, or nobody has recorded when he left")]})
    return left


def least_months(organisation: Organisation, today: date) -> int:
    """The longest of the terms by which the packs of an office say that records are kept."""
    found = (law.parameters.get(PARAMETER) for law in laws_of(organisation, today))
    return max((value for value in found if isinstance(value, int)), default=0)
