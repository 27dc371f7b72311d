"""条款落实: what each pack asks of an office, whether the office lives it, and how its people come out."""
