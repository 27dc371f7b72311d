"""The acts of this stage. Importing this package registers them."""

from xieguan.lifecycle.credentials import access
from xieguan.lifecycle.credentials.acts import badges, certificates, ending, keeping, photos, setting_up

__all__ = ["access", "badges", "certificates", "ending", "keeping", "photos", "setting_up"]
