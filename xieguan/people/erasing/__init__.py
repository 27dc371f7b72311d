"""Erasing a person once the time to keep his records is over: the only way anything that was visible is deleted."""
