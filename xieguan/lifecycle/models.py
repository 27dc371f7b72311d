"""The records of all stages, where Django looks for them."""

from xieguan.lifecycle.credentials.models import (
    Badge,
    BadgeCode,
    BadgeNumber,
    Certificate,
    CertificateEvent,
    CertificateRange,
    InsigniaStyle,
)

__all__ = [
    "Badge",
    "BadgeCode",
    "BadgeNumber",
    "Certificate",
    "CertificateEvent",
    "CertificateRange",
    "InsigniaStyle",
]
