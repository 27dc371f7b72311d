"""Who sees these records, and what goes with an erased person. A firm sees its own people and agreements alone."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from xieguan.lifecycle.contracts.models import (
    DispatchAgreement,
    DoubleWages,
    FirmChange,
    InsuranceMonth,
    InsurancePaid,
    LabourContract,
    NamedPerson,
    Renewal,
    TermsTold,
)
from xieguan.people.erasing.removal import erases
from xieguan.people.models import Engagement, Organisation, Standing, User
from xieguan.people.models.organisation import Kind
from xieguan.people.outcomes import NotFound
from xieguan.people.reads import FILES, one, read, rows
from xieguan.people.roles import Role
from xieguan.people.scope import belongs, reach, within
from xieguan.words import _

belongs(DispatchAgreement, "organisation__path", firm="firm__path")
belongs(LabourContract, "engagement__organisation__path", firm="engagement__firm__path")
belongs(InsuranceMonth, "organisation__path", firm="firm__path")
READERS = FILES | {Role.DISPATCH_FIRM}
read("contracts.see", of=DispatchAgreement, by=READERS)
read("contracts.people", of=Engagement, by=READERS)
read("contracts.insurance", of=Organisation, by=READERS)
for _model in (NamedPerson, LabourContract, Renewal, TermsTold, DoubleWages, FirmChange, InsurancePaid):
    erases(_model, "engagement__person")


def insuring(user: User, on: date) -> QuerySet[Any]:
    """The offices and firms whose months of insurance a user may look at.

    A firm's months name everybody it sends, to offices he does not reach too: they are open to its own role alone.
    """
    firms = Standing.objects.filter(kind=Kind.FIRM).values("organisation")
    own = within(Organisation, reach(user, on), [Role.DISPATCH_FIRM]).values("pk")
    return rows("contracts.insurance", user).filter(~Q(pk__in=firms) | Q(pk__in=own))


def insuring_one(public: str, user: User, on: date) -> Organisation:
    """One of them. Raises NotFound and Denied as every read does."""
    found: Organisation = one("contracts.insurance", public, user)
    if not insuring(user, on).filter(pk=found.pk).exists():
        raise NotFound(_("there is no such record"))
    return found
