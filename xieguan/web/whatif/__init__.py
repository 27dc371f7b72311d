"""推演: other values for a law, or another law, and who would be judged otherwise."""
