"""The tables of this stage."""

from xieguan.lifecycle.kit.models.issue import KitIssue, KitRecovery
from xieguan.lifecycle.kit.models.store import KitItem, KitMovement, KitPiece, KitStock

__all__ = ["KitIssue", "KitItem", "KitMovement", "KitPiece", "KitRecovery", "KitStock"]
