"""The facts this stage supplies. Where the office has no record of somebody, what a roster stated keeps counting."""

from xieguan.lifecycle.credentials.facts import badges, certificates, papers, shared

__all__ = ["badges", "certificates", "papers", "shared"]
