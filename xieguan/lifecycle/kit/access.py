"""Whose these records are, who looks at them, and what of them goes when a person is erased."""

from xieguan.lifecycle.kit.models import KitIssue, KitItem, KitRecovery, KitStock
from xieguan.people.erasing.removal import erases
from xieguan.people.reads import FILES, read
from xieguan.people.roles import Role
from xieguan.people.scope import belongs

KEEPERS = (Role.CLERK,)

belongs(KitItem, "organisation__path")
belongs(KitStock, "item__organisation__path")
belongs(KitIssue, "engagement__organisation__path")
read("kit.see", of=KitItem, by=FILES)
read("kit.issues", of=KitIssue, by=FILES)
erases(KitIssue, "engagement__person")
erases(KitRecovery, "engagement__person")
