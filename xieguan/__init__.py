"""Xieguan · 协管: the rules on auxiliary enforcement personnel as a working office."""

__version__ = "0.1.0"
