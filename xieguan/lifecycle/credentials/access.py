"""Who sees these records, and what goes when a person is erased."""

from xieguan.lifecycle.credentials.models import Badge, BadgeCode, Certificate, CertificateEvent, Photo
from xieguan.people.erasing.removal import erases
from xieguan.people.reads import FILES, read
from xieguan.people.roles import Role
from xieguan.people.scope import belongs

belongs(BadgeCode, "organisation__path")
belongs(Badge, "engagement__organisation__path")
belongs(Certificate, "engagement__organisation__path")
read("credentials.see", of=Certificate, by=FILES)
read("cards.print", of=Certificate, by=[Role.ISSUER])
erases(Badge, "engagement__person")
erases(Certificate, "engagement__person")
erases(CertificateEvent, "certificate__engagement__person")
erases(Photo, "engagement__person")
