"""The tables of this stage."""

from xieguan.lifecycle.credentials.models.badge import Badge, BadgeCode, BadgeNumber
from xieguan.lifecycle.credentials.models.certificate import Certificate, CertificateEvent, CertificateRange
from xieguan.lifecycle.credentials.models.photo import Photo
from xieguan.lifecycle.credentials.models.style import InsigniaStyle

__all__ = [
    "Badge",
    "BadgeCode",
    "BadgeNumber",
    "Certificate",
    "CertificateEvent",
    "CertificateRange",
    "InsigniaStyle",
    "Photo",
]
