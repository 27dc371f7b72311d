"""Signing in and one's own account: allauth's flows, under our lock-out, our trail and our words."""
