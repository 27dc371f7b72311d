"""The stages of an auxiliary's life, from plan to exit: each its records, its acts, its to-dos and its facts.

A later stage may import an earlier one; an earlier one learns of later ones only through facts.
"""
