"""Saying what a roster's columns are: the same form for a check and for an import."""
