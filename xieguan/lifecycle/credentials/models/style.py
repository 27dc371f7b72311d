"""How an agency's certificates, badges and armbands look, as it was decided."""

from django.db import models

from xieguan.people.models import Organisation


class InsigniaStyle(models.Model):
    """A style that was adopted: by higher rules, or the agency's own with what sets it apart from the officers'."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="insignia_styles")
    prescribed_above = models.BooleanField()
    follows_rules_above = models.BooleanField(null=True)
    says_auxiliary = models.BooleanField(null=True)
    differences = models.PositiveSmallIntegerField(null=True)
    document = models.CharField(max_length=120)
    from_on = models.DateField()
