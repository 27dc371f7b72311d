"""Measurements, each beside a bare baseline in the same run, so that a number means the same on any machine."""
