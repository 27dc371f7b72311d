"""Credentials (证件胸号): badge numbers and work certificates. Shanxi 20, 21, 26; Hai'an 21, 22."""
