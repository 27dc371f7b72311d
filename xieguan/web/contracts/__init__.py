"""Contracts: agreements with firms, labour contracts, insurance month by month, and the part of a file on them."""
