"""Organisations to look at: the tree with its people and its law, and what one of them is and was."""
