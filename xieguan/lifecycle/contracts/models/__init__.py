"""The records of this stage."""

from xieguan.lifecycle.contracts.models.agreement import AgreementVersion, DispatchAgreement, NamedPerson
from xieguan.lifecycle.contracts.models.contract import DoubleWages, LabourContract, Renewal, TermsTold
from xieguan.lifecycle.contracts.models.firm import FirmChange, FirmRegistration
from xieguan.lifecycle.contracts.models.insurance import InsuranceMonth, InsurancePaid

__all__ = [
    "AgreementVersion",
    "DispatchAgreement",
    "DoubleWages",
    "FirmChange",
    "FirmRegistration",
    "InsuranceMonth",
    "InsurancePaid",
    "LabourContract",
    "NamedPerson",
    "Renewal",
    "TermsTold",
]
