"""The records of all stages, where Django looks for them."""

from xieguan.lifecycle.credentials.models import (
    Badge,
    BadgeCode,
    BadgeNumber,
    Certificate,
    CertificateEvent,
    CertificateRange,
    InsigniaStyle,
)
from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitMovement, KitPiece, KitRecovery, KitStock
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
    "KitIssue",
    "KitItem",
    "KitMovement",
    "KitPiece",
    "KitRecovery",
    "KitStock",
    "TrainingClass",
    "TrainingDay",
]
