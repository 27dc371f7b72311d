"""The tree of organisations, and each of them."""
