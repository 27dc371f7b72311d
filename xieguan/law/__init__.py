"""Floor 0: regulations as data and what they say of a subject on a day. Pure Python, no database."""
