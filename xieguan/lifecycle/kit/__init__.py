"""Kit: what an office has in store, what is issued to whom, and what comes back. Shanxi 20, 26; Hai'an 22."""
