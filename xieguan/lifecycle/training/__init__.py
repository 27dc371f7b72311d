"""Pre-job training: classes, who is in them, who was there on which day, and how the examination went.

Shanxi 16, Hai'an 21. Every record keeps the day it speaks of apart from the moment it was written down.
"""
