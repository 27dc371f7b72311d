"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.planning import access

__all__ = ["access"]
