"""Bars that pass with time: of whom the law wants a newer answer than the one on record."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from xieguan.law.judge import Law, judge
from xieguan.law.objects import Rule
from xieguan.lifecycle.recruitment.grounds import CHECK
from xieguan.lifecycle.recruitment.models import Application
from xieguan.people.laws import laws_of
from xieguan.people.models import Organisation
from xieguan.people.suppliers import SUPPLIERS, live


def overdue(applications: QuerySet[Application], on: date) -> Iterator[tuple[int, Law, Rule]]:
    """The applicants a rule that opens a check is not met of, each once for a rule. One query for an office."""
    barred = applications.filter(checks__holds=True)
    offices = Organisation.objects.filter(pk__in=barred.values("organisation"))
    for office in offices:
        duties = list(_duties(office, on))
        names = frozenset(fact for _law, rule in duties for fact in rule.facts)
        rows = live("application", on, names).filter(pk__in=barred.values("pk"), organisation=office)
        for one in rows if duties else ():
            facts = {name: getattr(one, f"fact_{name}") for name in names}
            for law, rule in duties:
                if any(ruling.stands for ruling in judge(law, [rule], facts)):
                    yield one.pk, law, rule


def _duties(office: Organisation, on: date) -> Iterator[tuple[Law, Rule]]:
    known = SUPPLIERS["application"].keys()
    for law in laws_of(office, on):
        yield from ((law, rule) for rule in law.pack.rules if rule.opens == CHECK and rule.facts <= known)
