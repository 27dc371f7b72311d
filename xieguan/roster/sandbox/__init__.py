"""What runs inside the limited child process: it takes a file apart and trusts nothing in it. No words, no rules."""
