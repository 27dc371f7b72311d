"""The facts this stage supplies. Where the office has no record of somebody, what a roster stated keeps counting."""

from xieguan.lifecycle.contracts.facts import agreements, covering, insurance, labour, owed

__all__ = ["agreements", "covering", "insurance", "labour", "owed"]
