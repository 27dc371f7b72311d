"""Who wrote a record down, and when: kept apart from the day it speaks of."""

from django.db import models

from xieguan.people.models import User


class Recorded(models.Model):
    """A record that somebody wrote down."""

    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        abstract = True
