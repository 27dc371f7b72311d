"""Training (培训): classes, who was there on which day, and how it ended. Shanxi 16, 17; Hai'an 20, 21."""
