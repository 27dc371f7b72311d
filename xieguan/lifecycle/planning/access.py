"""Who sees these records."""

from xieguan.lifecycle.planning.models import HiringPlan, PlaceTaken, Post, Quota
from xieguan.people.erasing.removal import erases
from xieguan.people.models import Organisation
from xieguan.people.reads import OFFICE, read
from xieguan.people.scope import belongs

belongs(Quota, "organisation__path")
belongs(HiringPlan, "organisation__path")
belongs(Post, "plan_version__plan__organisation__path")
read("planning.see", of=HiringPlan, by=OFFICE)
read("quotas.see", of=Organisation, by=OFFICE)
erases(PlaceTaken, "engagement__person")
