"""Whose these records are, who may look at them, and what of them goes when a person is erased."""

from xieguan.lifecycle.training.models import Attendance, Enrolment, ExamResult, TrainingClass
from xieguan.people import reads
from xieguan.people.erasing.removal import erases
from xieguan.people.roles import Role
from xieguan.people.scope import belongs

TRAINERS = (Role.TRAINER, Role.CLERK)

belongs(TrainingClass, "organisation__path")
reads.read("training.see", of=TrainingClass, by=reads.FILES)
erases(Enrolment, "engagement__person")
erases(Attendance, "enrolment__engagement__person")
erases(ExamResult, "enrolment__engagement__person")
