"""Credentials: badge numbers and work certificates, from the first number to the day they are given back."""
