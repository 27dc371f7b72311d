"""What an office has stated about an engagement in a roster, before a stage keeps records of its own."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from xieguan.people.models.engagement import Engagement
from xieguan.people.models.importing import Import

VALUES = ("truth", "number", "day", "text")
_AT_MOST_ONE = Q()
for _value in VALUES:
    _AT_MOST_ONE |= Q(**{f"{_other}__isnull": True for _other in VALUES if _other != _value})


class Statement(models.Model):
    """One fact of one engagement as stated on a day. The latest counts; the earlier ones stay.

    A fact nobody has stated is unknown, whatever the vocabulary says of empty records: a roster is never complete.
    A statement without a value says just that: this roster speaks of a new year and leaves the cell blank, so that
    what the year before had does not stand for it.
    """

    COLUMNS: ClassVar[dict[str, str]] = {"bool": "truth", "int": "number", "date": "day", "text": "text"}

    engagement = models.ForeignKey(Engagement, models.PROTECT, related_name="statements", db_index=False)
    fact = models.CharField(max_length=80)
    as_of = models.DateField()
    source = models.ForeignKey(Import, models.PROTECT, related_name="statements", db_index=False)
    truth = models.BooleanField(null=True)
    number = models.BigIntegerField(null=True)
    day = models.DateField(null=True)
    text = models.CharField(max_length=400, null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "engagement", "fact"], name="statement_once_an_import"),
            models.CheckConstraint(name="statement_has_one_value_at_most", condition=_AT_MOST_ONE),
        )
        indexes = (
            models.Index(fields=["engagement", "fact", "-as_of", "-id"], name="statement_latest"),
            models.Index(fields=["text"], condition=Q(fact="badge_number"), name="statement_of_a_badge"),
        )

    @property
    def value(self) -> bool | int | date | str | None:
        """What was stated."""
        return next((v for v in (self.truth, self.number, self.day, self.text) if v is not None), None)
