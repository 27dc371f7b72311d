"""Training (培训): classes and how far they are, the register of a day, examinations, and a tab of each file."""
