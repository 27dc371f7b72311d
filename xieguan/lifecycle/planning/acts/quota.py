"""Setting the quota of an office: by the quota office, with its document, from a day on."""

from datetime import date, datetime

from xieguan.lifecycle.planning.inputs import QuotaPlaces
from xieguan.lifecycle.planning.models import Quota
from xieguan.people.inputs import Document
from xieguan.people.models import Organisation, User
from xieguan.people.outcomes import Invalid
from xieguan.people.registry import act
from xieguan.people.roles import Role
from xieguan.people.tree import standing_of
from xieguan.words import _


@act("planning.set_quota", of=Organisation, by=[Role.QUOTA_OFFICE])
def set_quota(
    organisation: Organisation,
    *,
    places: QuotaPlaces,
    document: Document,
    from_on: date,
    by: User,
    now: datetime,
) -> Quota:
    """Set how many auxiliaries an organisation and its units may have, from a day on. Hai'an 4, 10.

    What counted before stays on record: a quota is followed by another, never changed.
    """
    standing_of(organisation)
    if Quota.objects.filter(organisation=organisation, from_on=from_on).exists():
        say = _("a quota counts from {day} already: choose another first day")
        raise Invalid({"from_on": [say.format(day=from_on)]})
    return Quota.objects.create(
        organisation=organisation, places=places, document=document, from_on=from_on, set_by=by, set_at=now
    )
