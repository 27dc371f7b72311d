"""The records of all stages, where Django looks for them."""

from xieguan.lifecycle.contracts.models import (
    AgreementVersion,
    DispatchAgreement,
    DoubleWages,
    FirmChange,
    FirmRegistration,
    InsuranceMonth,
    InsurancePaid,
    LabourContract,
    NamedPerson,
    Renewal,
    TermsTold,
)
from xieguan.lifecycle.credentials.models import (
    Badge,
    BadgeCode,
    BadgeNumber,
    Certificate,
    CertificateEvent,
    CertificateRange,
    InsigniaStyle,
)
from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass, TrainingDay

__all__ = [
    "AgreementVersion",
    "Attendance",
    "Badge",
    "BadgeCode",
    "BadgeNumber",
    "Certificate",
    "CertificateEvent",
    "CertificateRange",
    "DispatchAgreement",
    "DoubleWages",
    "Enrolment",
    "ExamResult",
    "FirmChange",
    "FirmRegistration",
    "InsigniaStyle",
    "InsuranceMonth",
    "InsurancePaid",
    "LabourContract",
    "NamedPerson",
    "Renewal",
    "TermsTold",
    "TrainingClass",
    "TrainingDay",
]
