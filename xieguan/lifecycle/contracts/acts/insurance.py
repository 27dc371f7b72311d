"""Evidence of a month's social insurance, of many people at once: from a list, or ticked one by one."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.timezone import localdate

from xieguan.lifecycle.contracts.inputs import Insured, InsuredPeople, Month
from xieguan.lifecycle.contracts.models import InsuranceMonth, InsurancePaid
from xieguan.lifecycle.contracts.months import DAY, after, before, end_of, owed
from xieguan.lifecycle.contracts.sending import who_hands_in
from xieguan.people import sheet
from xieguan.people.inputs import Document, FirmName
from xieguan.people.models import Engagement, Organisation, User
from xieguan.people.notes import Noted
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.scope import reach, roles_over
from xieguan.people.secret import blind_index
from xieguan.people.verbs.persons import firm_of
from xieguan.roster.idnumber import normalised
from xieguan.words import _


@act("contracts.record_insurance", of=Organisation, by=[Role.CLERK, Role.DISPATCH_FIRM])
def record_insurance(
    office: Organisation,
    *,
    month: Month,
    firm: FirmName = "",
    document: Document,
    people: InsuredPeople,
    by: User,
    now: datetime,
) -> Noted:
    """Record of whom evidence of a month's social insurance was handed in, by the office or by a firm. Shanxi 14.

    In the place of the office stands the firm itself where it hands in: for those it sends, wherever they work.
    """
    end = _over(month, localdate(now))
    payer = _payer(office, firm, by, localdate(now))
    there = list(owed(office, payer, end).select_related("person"))
    insured = _matched(there, people)
    kept = _kept(there, payer, end, by, now)
    _must_be_new(end, insured)
    InsurancePaid.objects.bulk_create(
        InsurancePaid(
            insurance_month=kept[one.organisation_id],
            engagement=one,
            document=document,
            recorded_at=now,
            recorded_by=by,
        )
        for one in insured
    )
    keys = [one.pk for one in there]
    sheet.refresh(keys, localdate(now))
    proved = InsurancePaid.objects.filter(insurance_month__month_end=end, engagement__in=keys).count()
    said = {"month": month, "people": len(insured), "missing": len(there) - proved, "document": document}
    return Noted(None, {**said, "firm": payer.public if payer else ""})


def _payer(office: Organisation, firm: str, by: User, today: date) -> Organisation | None:
    """The firm that pays; None for the office itself. Raises Invalid for the other of the two roles:
    a firm has no say in an office, nor an office's clerk in what a firm hands in for other offices too.
    """
    role = who_hands_in(office)
    if role not in roles_over(office, reach(by, today)):
        raise Invalid({"": [_("of an office its clerk hands in; a firm hands in for those it sends")]})
    if role != Role.DISPATCH_FIRM:
        return firm_of(firm, Engagement.Mode.DISPATCH) if firm else None
    if firm not in ("", office.public):
        raise Invalid({"firm": [_("a firm hands in for those it sends itself")]})
    return office


def _kept(
    there: Sequence[Engagement], payer: Organisation | None, end: date, by: User, now: datetime
) -> dict[int, InsuranceMonth]:
    """The month of each office these people work in, made where it is not kept yet."""
    offices = {one.organisation_id for one in there}
    known = InsuranceMonth.objects.filter(organisation__in=offices, firm=payer, month_end=end)
    found = {month.organisation_id: month for month in known}
    about = {"before_end": before(end), "starts_on": before(end) + DAY, "month_end": end}
    about |= {"next_on": end + DAY, "next_end": after(end)}
    for office in offices - found.keys():
        found[office] = InsuranceMonth.objects.create(
            organisation_id=office, firm=payer, recorded_at=now, recorded_by=by, **about
        )
    return found


def _over(month: str, today: date) -> date:
    """The last day of a month that is over. Raises Invalid for one that is not."""
    end = end_of(date.fromisoformat(f"{month}-01"))
    if end >= today:
        raise Invalid({"month": [_("this month is not over yet")]})
    return end


def _matched(there: Sequence[Engagement], rows: Sequence[Insured]) -> list[Engagement]:
    """The engagement of each row. Raises Invalid naming every stranger, and every second row of somebody."""
    by_public = {one.public: one for one in there}
    by_index = {one.person.id_index: one for one in there}
    found: list[Engagement] = []
    wrong: dict[str, list[str]] = {}
    for at, row in enumerate(rows):
        one = by_public.get(row.engagement) if row.engagement else by_index.get(_index(row))
        field, say = _refusal(one, row, found)
        if say:
            wrong[f"people.{at}.{field}"] = [say]
        elif one is not None:
            found.append(one)
    if wrong:
        raise Invalid(wrong)
    return found


def _index(row: Insured) -> str:
    return blind_index(normalised(row.id_number)) if row.id_number else ""


def _refusal(one: Engagement | None, row: Insured, found: Sequence[Engagement]) -> tuple[str, str]:
    """What is wrong with a row: the field and a sentence; nothing where it is in order."""
    field = "engagement" if row.engagement else "id_number"
    if one is None:
        return field, _("nobody of this ID number was employed here in that month by whoever pays")
    if one in found:
        return field, _("this person is named twice")
    if row.name and not row.engagement and row.name != one.person.name:
        return "name", _("this ID number is recorded under another name: check both")
    return field, ""


def _must_be_new(end: date, insured: Sequence[Engagement]) -> None:
    paid = InsurancePaid.objects.filter(insurance_month__month_end=end, engagement__in=insured)
    had = set(paid.values_list("engagement", flat=True))
    if len(had) == len(insured):
        raise Invalid({"people": [_("all of them are recorded for this month already")]})
    if had:
        say = _("recorded for this month already")
        raise Invalid({f"people.{at}": [say] for at, one in enumerate(insured) if one.pk in had})
