"""The picture on a certificate: of each engagement the one that counts now, kept as a file under its hash."""

from django.db import models

from xieguan.people.models import Engagement, User


class Photo(models.Model):
    """Whose picture, which file, how large in pixels, since when. One that takes its place replaces it."""

    class Kind(models.TextChoices):
        JPEG = "jpg"
        PNG = "png"

    engagement = models.OneToOneField(Engagement, models.PROTECT, related_name="photo")
    file = models.CharField(max_length=64)
    kind = models.CharField(max_length=3, choices=Kind)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    set_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
