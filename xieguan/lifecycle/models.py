"""The records of all stages, where Django looks for them."""

from xieguan.lifecycle.credentials.models import (
    Badge,
    BadgeCode,
    BadgeNumber,
    Certificate,
    CertificateEvent,
    CertificateRange,
    InsigniaStyle,
    Photo,
)
from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass, TrainingDay

__all__ = [
    "Attendance",
    "Badge",
    "BadgeCode",
    "BadgeNumber",
    "Certificate",
    "CertificateEvent",
    "CertificateRange",
    "Enrolment",
    "ExamResult",
    "InsigniaStyle",
    "Photo",
    "TrainingClass",
    "TrainingDay",
]
