"""The roster (名册): who is here, and with whom something is wrong."""
