"""Badge numbers and work certificates: the register, one certificate, and the part of a file that shows them."""
