"""Founds the cast's offices in a process of their own, and says the county's id."""

import django

django.setup()

from tests.people.cast import assemble  # noqa: E402

if __name__ == "__main__":
    print(assemble().county.public)
