"""Who recruits, who may look at it, and what of it goes when a person is erased."""

from xieguan.lifecycle.recruitment.models import (
    Application,
    Campaign,
    Check,
    Clearing,
    Noticed,
    Objection,
    Rank,
    Step,
)
from xieguan.people.erasing.removal import erases
from xieguan.people.reads import FILES, read
from xieguan.people.roles import Role
from xieguan.people.scope import belongs

RECRUITERS = (Role.CLERK, Role.HIRING_BUREAU)
SETTLERS = (Role.LEADER, Role.HIRING_BUREAU)  # not whoever has put the name on the list

belongs(Campaign, "organisation__path")
belongs(Application, "organisation__path")
belongs(Clearing, "organisation__path")
belongs(Objection, "application__organisation__path")
read("recruitment.see", of=Campaign, by=FILES)
read("applications.see", of=Application, by=[Role.CLERK, Role.LEADER, Role.HIRING_BUREAU, Role.SUPERVISOR])
erases(Application, "engagement__person")
for _model in (Check, Step, Noticed, Objection, Rank):
    erases(_model, "application__engagement__person")
