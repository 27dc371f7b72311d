"""推演: who would be judged otherwise if a parameter, or a whole regulation, were another. Nothing is stored."""
