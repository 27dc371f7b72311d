"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.contracts import access
from xieguan.lifecycle.contracts.acts import agreements, firms, insurance, labour, owed, renewing

__all__ = ["access", "agreements", "firms", "insurance", "labour", "owed", "renewing"]
