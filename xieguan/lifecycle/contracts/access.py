"""Who sees these records, and what goes with an erased person. A firm sees its own people and agreements alone."""

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
from xieguan.people.models import Engagement, Organisation
from xieguan.people.reads import FILES, read
from xieguan.people.roles import Role
from xieguan.people.scope import belongs

belongs(DispatchAgreement, "organisation__path", firm="firm__path")
belongs(LabourContract, "engagement__organisation__path", firm="engagement__firm__path")
belongs(InsuranceMonth, "organisation__path", firm="firm__path")
READERS = FILES | {Role.DISPATCH_FIRM}
read("contracts.see", of=DispatchAgreement, by=READERS)
read("contracts.people", of=Engagement, by=READERS)
read("contracts.insurance", of=Organisation, by=READERS)
for _model in (NamedPerson, LabourContract, Renewal, TermsTold, DoubleWages, FirmChange, InsurancePaid):
    erases(_model, "engagement__person")
