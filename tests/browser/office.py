"""Founds the cast's offices in a process of their own; everybody has the password of the tests."""

import django

django.setup()

from tests.people.cast import assemble  # noqa: E402
from tests.web.signing import with_password  # noqa: E402
from xieguan.people.models import User  # noqa: E402

if __name__ == "__main__":
    assemble()
    for user in User.objects.all():
        with_password(user)
