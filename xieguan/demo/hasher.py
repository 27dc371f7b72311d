"""How a demo keeps its passwords: they stand on the screen, so it would be vain to hash them slowly."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """Argon2 with next to no work. Only the settings of a demo directory name it."""

    time_cost = 1
    memory_cost = 64
    parallelism = 1
