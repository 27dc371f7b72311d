"""Views of the roster that users have saved for themselves."""

from django.db import models

from xieguan.people.models.access import User
from xieguan.people.opaque import OpaqueId


class SavedView(models.Model):
    """A choice of filters and order of the roster, kept under a name by the user who will ask it again.

    What somebody asks for may name people: a view is personal, and its user's alone.
    """

    public = OpaqueId()
    user = models.ForeignKey(User, models.PROTECT, related_name="views")
    name = models.CharField(max_length=40)
    query = models.JSONField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "name"], name="view_named_once"),)

    def __str__(self) -> str:
        return self.public
