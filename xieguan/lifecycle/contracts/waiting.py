"""What waits in this stage, as questions to the records: pages and to-dos ask the same ones."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact

from xieguan.law.judge import Law, Ruling, judge
from xieguan.law.objects import Rule
from xieguan.lifecycle.contracts.models import (
    AgreementVersion,
    DispatchAgreement,
    FirmChange,
    LabourContract,
    NamedPerson,
)
from xieguan.lifecycle.contracts.sending import at_work, firm_on
from xieguan.lifecycle.contracts.writing import ACTIVATE
from xieguan.people.inboxes.asking import Asking
from xieguan.people.laws import laws_of_many
from xieguan.people.models import Engagement, Organisation
from xieguan.people.roles import Role
from xieguan.people.suppliers import live

SOON = timedelta(days=30)  # how long before its end a labour contract is announced
AHEAD = timedelta(days=60)  # and an agreement: another must be negotiated, or tendered for
DRAFT, AMENDING, ACTIVE, NOT_BEGUN, EXPIRED, ENDED = (
    "draft",
    "amending",
    "active",
    "ahead",
    "expired",
    "ended",
)
STATES = (DRAFT, AMENDING, ACTIVE, NOT_BEGUN, EXPIRED, ENDED)
COVERED = "dispatch_agreement_in_force"
OPEN = (DRAFT, AMENDING)  # a version waits to be put to use


def with_state(agreements: QuerySet[DispatchAgreement], on: date) -> QuerySet[Any]:
    """Agreements with `state`, the term that counts (`runs_from`, `runs_until`) and the `newest` version, on a day."""
    versions = AgreementVersion.objects.filter(agreement=OuterRef("pk"))
    used = versions.filter(activated_on__lte=on).order_by("-ordinal")
    said = agreements.annotate(
        newest=Subquery(versions.order_by("-ordinal").values("ordinal")[:1]),
        used=Subquery(used.values("ordinal")[:1]),
        runs_from=Subquery(used.values("from_on")[:1]),
        runs_until=Subquery(used.values("until_on")[:1]),
    )
    return said.annotate(
        state=Case(
            When(ended_on__lte=on, then=Value(ENDED)),
            When(used__isnull=True, then=Value(DRAFT)),
            When(newest__gt=F("used"), then=Value(AMENDING)),
            When(runs_until__lte=on, then=Value(EXPIRED)),
            When(runs_from__gt=on, then=Value(NOT_BEGUN)),
            default=Value(ACTIVE),
            output_field=CharField(),
        )
    )


def missing_of(agreements: Iterable[DispatchAgreement], on: date) -> dict[int, list[Ruling]]:
    """Of some agreements what the law of their place misses in the latest version. Queries do not grow with them."""
    there = list(agreements)
    laws = laws_of_many([one.organisation for one in there], on)
    facts = {
        row["id"]: row for row in live("agreement", on).filter(pk__in=[one.pk for one in there]).values()
    }
    found: dict[int, list[Ruling]] = defaultdict(list)
    for one in there:
        known = {name.removeprefix("fact_"): value for name, value in facts[one.pk].items()}
        for law in laws[one.organisation_id]:
            asked = [rule for rule in law.pack.rules if ACTIVATE in rule.gates]
            found[one.pk] += [ruling for ruling in judge(law, asked, known) if ruling.stands]
    return found


def running_out(agreements: QuerySet[DispatchAgreement], on: date) -> QuerySet[Any]:
    """Agreements in force that end within two months, or have run out with people still sent under them."""
    sent = Engagement.objects.visible().filter(at_work(on), firm=OuterRef("firm"), undone=False)
    there = sent.filter(organisation=OuterRef("organisation"))
    ending = with_state(agreements, on).filter(state__in=(ACTIVE, EXPIRED), runs_until__lte=on + AHEAD)
    again = DispatchAgreement.objects.filter(
        organisation=OuterRef("organisation"),
        firm=OuterRef("firm"),
        ended_on__isnull=True,
        versions__activated_on__isnull=False,
        versions__until_on__gt=OuterRef("runs_until"),
    )
    found: QuerySet[Any] = ending.filter(Exists(there), ~Exists(again))
    return found


def uncovered(asking: Asking, roles: Iterable[Role]) -> tuple[QuerySet[Engagement], Law, Rule] | None:
    """Dispatched people whom no agreement in force covers, in offices whose law asks for one, with its rule.

    Of a newcomer of a recruitment it is asked even where no agreement was ever recorded. While one with his firm and
    his office is being written, those who write it have it before them.
    """
    held, there, asked = frozenset(roles), Q(pk__in=[]), None
    for offices, here in asking.bound():
        for law in offices.laws:
            if here & held and law.state != "lapsed" and (rule := _asking(law)):
                there, asked = there | Q(sheet__in=offices.rows.values("pk")), (law, rule)
    if asked is None:
        return None
    new = Q(sheet__dispatch_agreement_in_force__isnull=True, application__isnull=False)
    lacking = new | Q(sheet__dispatch_agreement_in_force=False)
    people = Engagement.objects.visible().filter(there, lacking, at_work(asking.on), undone=False)
    return people.filter(~Exists(_written(asking.on)), sheet__hiring_mode="dispatch"), *asked


def _asking(law: Law) -> Rule | None:
    return next((rule for rule in law.pack.rules if COVERED in rule.facts), None)


def _written(on: date) -> QuerySet[Any]:
    """Agreements being written that name somebody, or whose firm sends him and which name nobody yet."""
    newest = AgreementVersion.objects.filter(
        agreement__firm=OuterRef("firm"), agreement__ended_on__isnull=True, activated_on__isnull=True
    )
    later = AgreementVersion.objects.filter(
        agreement=OuterRef("agreement"), ordinal__gt=OuterRef("ordinal"), made_on__lte=on
    )
    named = NamedPerson.objects.filter(agreement_version=OuterRef("pk"))
    him = named.filter(engagement=OuterRef(OuterRef("pk")))
    above = Exact(StrIndex(OuterRef("organisation__path"), F("agreement__organisation__path")), 1)
    return newest.filter(Q(above), ~Exists(named) | Exists(him), ~Exists(later))


def contracts_ending(people: QuerySet[Engagement], on: date) -> QuerySet[LabourContract]:
    """The last contracts of people at work that end soon or have ended; those before their day of leaving alone."""
    last = LabourContract.objects.filter(engagement=OuterRef("engagement")).order_by("-from_on", "-pk")
    ending = Q(until_on__lte=on + SOON) | Q(ended_on__lte=on)
    mine = LabourContract.objects.filter(ending, engagement__in=people.filter(at_work(on)).values("pk"))
    return mine.filter(pk=Subquery(last.values("pk")[:1]))


def unsigned(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those at work of whom no written contract is known."""
    return people.filter(at_work(on), sheet__labour_contract_signed_on__isnull=True)


def without_firm_contract(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Dispatched people at work with whom no contract of their firm is on file."""
    lacking = Q(sheet__firm_labour_contract_on_file=False) | Q(
        sheet__firm_labour_contract_on_file__isnull=True
    )
    return people.filter(at_work(on), lacking, sheet__hiring_mode="dispatch")


def untold(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Dispatched people at work whom nobody has told what the agreement says."""
    return people.filter(
        at_work(on), sheet__hiring_mode="dispatch", sheet__dispatch_terms_told_on__isnull=True
    )


def unproved(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """People at work of whom a month of insurance is owed that nothing proves."""
    owed = Q(sheet__insurance_evidenced_to__lt=F("sheet__insurance_month_end")) | Q(
        sheet__insurance_evidenced_to__isnull=True, sheet__insurance_month_end__isnull=False
    )
    return people.filter(at_work(on), owed, sheet__insurance_month_end__lt=on)


def to_prove(firms: QuerySet[Organisation], on: date) -> QuerySet[Any]:
    """People at work of whom one of these firms owes evidence: it sent them in the month that is owed (`sender`)."""
    then = firm_on(OuterRef("sheet__insurance_month_end"))
    sent = FirmChange.objects.filter(was__in=firms.values("pk")).values("engagement")
    there = Engagement.objects.visible().filter(Q(firm__in=firms.values("pk")) | Q(pk__in=sent), undone=False)
    return unproved(there, on).annotate(sender=then).filter(sender__in=firms.values("pk"))


def covered(agreement: DispatchAgreement) -> QuerySet[Engagement]:
    """Whom the firm of an agreement sends to its office and units."""
    there = Engagement.objects.visible().filter(organisation__path__startswith=agreement.organisation.path)
    found: QuerySet[Engagement] = there.filter(firm=agreement.firm_id, undone=False)
    return found


def offices_named(rows: Sequence[Any]) -> set[int]:
    """The offices and firms that some agreements name, by key."""
    return {pk for one in rows for pk in (one.organisation_id, one.firm_id)}
