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
from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitMovement, KitPiece, KitRecovery, KitStock
from xieguan.lifecycle.planning.models import (
    BudgetLine,
    HiringPlan,
    PlaceTaken,
    PlanDecision,
    PlanVersion,
    Post,
    Quota,
)
from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass, TrainingDay

__all__ = [
    "Attendance",
    "Badge",
    "BadgeCode",
    "BadgeNumber",
    "BudgetLine",
    "Certificate",
    "CertificateEvent",
    "CertificateRange",
    "Enrolment",
    "ExamResult",
    "HiringPlan",
    "InsigniaStyle",
    "KitIssue",
    "KitItem",
    "KitMovement",
    "KitPiece",
    "KitRecovery",
    "KitStock",
    "Photo",
    "PlaceTaken",
    "PlanDecision",
    "PlanVersion",
    "Post",
    "Quota",
    "TrainingClass",
    "TrainingDay",
]
