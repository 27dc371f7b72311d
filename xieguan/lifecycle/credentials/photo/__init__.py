"""The picture on a certificate: taken in, looked at in a process with limits, cleaned, kept."""
