"""A pack that somebody hands in: unpacked with suspicion, checked as the project's own tests do, loaded from memory."""

from xieguan.law.upload.checked import Checked, check
from xieguan.law.upload.loaded import loaded
from xieguan.law.upload.unpacked import Files, UnusablePack, packed, unpacked

__all__ = ["Checked", "Files", "UnusablePack", "check", "loaded", "packed", "unpacked"]
