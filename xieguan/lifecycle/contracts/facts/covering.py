"""Of a dispatched person: whether an agreement in force covers him, and what it says of appraisal."""

from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.db.models.lookups import Exact

from xieguan.lifecycle.contracts.models import AgreementVersion, DispatchAgreement, FirmChange, NamedPerson
from xieguan.lifecycle.contracts.sending import firm_on
from xieguan.people.models import Succession
from xieguan.people.statements import latest
from xieguan.people.suppliers import supplies


def covering(on: date) -> QuerySet[Any]:
    """The versions in force that cover somebody: of his firm, with his office or one above, naming him if anybody."""
    later = AgreementVersion.objects.filter(
        agreement=OuterRef("agreement"), ordinal__gt=OuterRef("ordinal"), activated_on__lte=on
    )
    named = NamedPerson.objects.filter(agreement_version=OuterRef("pk"))
    him = named.filter(engagement=OuterRef(OuterRef("pk")))
    counts = AgreementVersion.objects.filter(
        ~Exists(later), activated_on__lte=on, from_on__lte=on, until_on__gt=on
    )
    goes_on = counts.filter(Q(agreement__ended_on__isnull=True) | Q(agreement__ended_on__gt=on))
    his = goes_on.filter(_of_his_office("agreement__"), agreement__firm=firm_on(on, OuterRef(OuterRef("pk"))))
    return his.filter(~Exists(named) | Exists(him)).order_by("-activated_on", "-pk")


def _of_his_office(prefix: str = "") -> Q:
    """With the office he works in, one above it, or one it continues."""
    above = Exact(StrIndex(OuterRef("organisation__path"), F(f"{prefix}organisation__path")), 1)
    continued = Succession.objects.filter(
        before=OuterRef(f"{prefix}organisation"), after=OuterRef(OuterRef("organisation"))
    )
    return Q(above) | Q(Exists(continued))


def _known(on: date) -> QuerySet[Any]:
    """Agreements of his office and firm that were ever put to use."""
    used = AgreementVersion.objects.filter(agreement=OuterRef("pk"), activated_on__lte=on)
    drawn = DispatchAgreement.objects.filter(_of_his_office(), Exists(used))
    return drawn.filter(firm=firm_on(on, OuterRef(OuterRef("pk"))))


def of_a_known_firm() -> Any:
    """Whether there is any agreement with the firm he was hired from, or he has come to another since."""
    agreed = DispatchAgreement.objects.filter(firm=OuterRef("firm"))
    return Exists(agreed) | Exists(FirmChange.objects.filter(engagement=OuterRef("pk")))


@supplies("engagement", "dispatch_agreement_in_force", partial=True, among=of_a_known_firm)
def dispatch_agreement_in_force(on: date) -> Any:
    """Whether one covers him on the day; where the office keeps none with his firm, as the latest roster has it."""
    return Case(
        When(Q(Exists(covering(on))), then=Value(value=True)),
        When(Q(Exists(_known(on))), then=Value(value=False)),
        default=latest("dispatch_agreement_in_force")(on),
    )


@supplies("engagement", "agreement_has_appraisal_clause", partial=True, among=of_a_known_firm)
def agreement_has_appraisal_clause(on: date) -> Any:
    """Whether the agreement that covers him says that appraisal can end the dispatch. Hai'an 26."""
    own = Subquery(covering(on).values("appraisal_clause")[:1])
    return Coalesce(own, latest("agreement_has_appraisal_clause")(on))
