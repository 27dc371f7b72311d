"""How many people an office may have, which it plans to take on, and who agreed to it. Hai'an 4, 7."""
