"""The work certificate as a card: what its code says and signs, how it is laid out, which are printed together."""
