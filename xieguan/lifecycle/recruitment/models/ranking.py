"""A ranking: who stands where, by which score, and where a ground of priority has decided between equals."""

from django.db import models

from xieguan.lifecycle.recruitment.models.application import Application
from xieguan.lifecycle.recruitment.models.campaign import Campaign
from xieguan.lifecycle.recruitment.models.recorded import Recorded


class Ranking(Recorded):
    """The order as it was on a day. Ranking again makes another; the latest counts."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="rankings")
    made_on = models.DateField()
    preference_adds_points = models.BooleanField()


class Rank(models.Model):
    """One applicant's place. `before` are the grounds of priority that put him before others of the same score."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="ranks", db_index=False)
    application = models.ForeignKey(Application, models.PROTECT, related_name="ranks")
    place = models.PositiveIntegerField()
    score = models.DecimalField(max_digits=6, decimal_places=2)
    before = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["ranking", "application"], name="rank_once_in_a_ranking"),
        )
        indexes = (models.Index(fields=["ranking", "place"], name="rank_by_place"),)
