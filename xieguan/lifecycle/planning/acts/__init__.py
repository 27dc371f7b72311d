"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.planning import access
from xieguan.lifecycle.planning.acts import deciding, drawing, posts, quota, submitting

__all__ = ["access", "deciding", "drawing", "posts", "quota", "submitting"]
