"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.kit import access
from xieguan.lifecycle.kit.acts import ending, issuing, storing

__all__ = ["access", "ending", "issuing", "storing"]
