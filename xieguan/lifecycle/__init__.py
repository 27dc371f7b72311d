"""The stages of a life, from plan to exit: each its records, its acts, its to-dos and the facts it supplies.

A later stage may import an earlier one; an earlier one learns of later ones only through facts.
"""
