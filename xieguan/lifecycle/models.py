"""The records of all stages, where Django looks for them."""

from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass, TrainingDay

__all__ = ["Attendance", "Enrolment", "ExamResult", "TrainingClass", "TrainingDay"]
