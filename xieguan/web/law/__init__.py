"""条款落实: the packs, their articles, and how an office's people come out under them."""
