"""What waits in this stage, as questions to the records: pages and to-dos ask the same ones."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from xieguan.law.judge import Law, due_on, judge
from xieguan.law.objects import Rule
from xieguan.lifecycle.credentials.issuers import level_of
from xieguan.lifecycle.credentials.models import BadgeCode, Certificate, CertificateEvent
from xieguan.lifecycle.credentials.numbering import Form, form_of, lefts
from xieguan.lifecycle.credentials.state import EXPIRED, LOST, SUSPENDED, VALID, with_state
from xieguan.people.beginnings import begins
from xieguan.people.inboxes.asking import Asking
from xieguan.people.inboxes.offices import Offices, topmost
from xieguan.people.laws import laws_of
from xieguan.people.models import Engagement, Organisation
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.roles import Role
from xieguan.people.scope import within

NOTICE = timedelta(days=30)  # how long before its end a certificate is announced
REVOKE, ISSUE = "credentials.revoke", "credentials.issue"
LEVEL = "certificate_issuer_level"


ENDED = (CertificateEvent.Kind.REVOKED, CertificateEvent.Kind.RECOVERED)
LACKING = Q(sheet__certificate_held=False) | Q(sheet__certificate_held__isnull=True)


def _here(on: date) -> Q:
    return Q(sheet__left_on__isnull=True) | Q(sheet__left_on__gt=on)


def without_certificate(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those at work who have passed the pre-job training and hold no certificate that anybody has recorded."""
    return people.filter(_here(on), LACKING, sheet__prejob_passed=True)


def without_photo(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those at work whose card would have no picture: who may get a certificate, or have one that was issued here."""
    issued = Certificate.objects.filter(engagement=OuterRef("pk"))
    holds = Exists(issued.exclude(events__kind__in=ENDED))
    return people.filter(_here(on), holds | (LACKING & Q(sheet__prejob_passed=True)), photo__isnull=True)


def without_badge(people: QuerySet[Engagement], on: date) -> QuerySet[Engagement]:
    """Those at work who have passed the pre-job training and wear no badge number that anybody has recorded."""
    lacking = Q(sheet__badge_number__isnull=True) | Q(sheet__badge_number="")
    return people.filter(_here(on), lacking, sheet__prejob_passed=True)


def without_number(asking: Asking) -> tuple[QuerySet[Engagement], Law] | None:
    """Whom an issuer has to give a number: people of the cities that are his, under a law that numbers badges."""
    codes = within(BadgeCode, asking.within([Role.ISSUER])).filter(from_on__lte=asking.on)
    cities = codes.values_list("organisation__path", flat=True)
    own = reduce(or_, (begins("organisation__path", path) for path in cities), Q(pk__in=[]))
    there, law = Q(pk__in=[]), None
    for offices, one in _binding(asking):
        if own and "badge_prefix" in one.parameters:
            there, law = there | Q(sheet__in=offices.rows.values("pk")), one
    if law is None:
        return None
    return without_badge(Engagement.objects.visible().filter(own, there, undone=False), asking.on), law


def issued_by_others(asking: Asking) -> Q:
    """The people of offices whose law refuses a certificate issued by an office of the user's level."""
    found = Q(pk__in=[])
    tops = topmost(list(asking.within([Role.ISSUER]).paths()))
    levels = {level_of(one, asking.on) for one in Organisation.objects.filter(path__in=tops)}
    for offices, law in _binding(asking):
        rules = [rule for rule in law.pack.rules if ISSUE in rule.gates and rule.facts == {LEVEL}]
        if rules and not any(_allows(law, rules, level) for level in levels):
            found |= Q(sheet__in=offices.rows.values("pk"))
    return found


def _allows(law: Law, rules: list[Rule], level: str) -> bool:
    return not any(ruling.stands for ruling in judge(law, rules, {LEVEL: level}))


def _binding(asking: Asking) -> Iterator[tuple[Offices, Law]]:
    """The offices an issuer issues to, each with every law that binds them and does not merely advise."""
    for offices, roles in asking.bound():
        if Role.ISSUER in roles:
            yield from ((offices, law) for law in offices.laws if law.state != "lapsed")


def running_out(certificates: QuerySet[Certificate], on: date) -> QuerySet[Any]:
    """Certificates of people at work that end soon or have ended, and after which no other was issued."""
    last = Certificate.objects.filter(engagement=OuterRef("engagement")).order_by("-issued_on", "-id")
    now = with_state(certificates, on).filter(pk=Subquery(last.values("pk")[:1]))
    still = now.filter(Q(engagement__left_on__isnull=True) | Q(engagement__left_on__gt=on))
    found: QuerySet[Any] = still.filter(state__in=(VALID, SUSPENDED, EXPIRED), runs_until__lte=on + NOTICE)
    return found


def lost(certificates: QuerySet[Certificate], on: date) -> QuerySet[Any]:
    """Certificates reported lost that nobody has cancelled, with `lost_on`."""
    reported = CertificateEvent.objects.filter(certificate=OuterRef("pk"), kind="lost")
    when = Subquery(reported.order_by("-on", "-id").values("on")[:1])
    found: QuerySet[Any] = with_state(certificates, on).filter(state=LOST).annotate(lost_on=when)
    return found


def to_be_cancelled(
    certificate: Certificate, lost_on: date, on: date
) -> tuple[Law, Rule, date | None] | None:
    """The rule by which a lost certificate is cancelled, and by when; None where no law asks it."""
    for law in laws_of(certificate.engagement.organisation, on):
        for rule in law.pack.rules:
            if rule.opens == REVOKE and "certificate" in rule.subjects and rule.due:
                return law, rule, due_on(law, rule.due, {rule.due.fact: lost_on})
    return None


def scarce(codes: QuerySet[BadgeCode], on: date) -> Iterator[tuple[BadgeCode, Form, int]]:
    """Cities that have no more numbers left than the level at which the law, or the office, wants a warning."""
    return (
        found for found in lefts(codes.select_related("organisation"), on) if found[2] <= found[1].warning
    )


def without_code(organisations: QuerySet[Organisation], on: date) -> list[Organisation]:
    """Cities whose law numbers badges and that have no code yet."""
    cities = organisations.filter(
        in_force(on, "standings__"),
        standings__kind=Kind.CITY,
        closed_on__isnull=True,
        badge_codes__isnull=True,
    )
    return [city for city in cities.order_by("path") if form_of(city, on)]
