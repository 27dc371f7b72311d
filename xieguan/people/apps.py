"""The app of the people floor."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Loads the floor's acts, so that the registry is whole before the first request."""

    name = "xieguan.people"
    label = "people"

    def ready(self) -> None:
        from xieguan.people import verbs  # noqa: F401  registers the acts of this floor
        from xieguan.people.papers import personnel, roster  # noqa: F401  and its papers
        from xieguan.people.statements import supply_the_rest

        supply_the_rest()
