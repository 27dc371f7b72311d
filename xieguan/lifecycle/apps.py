"""The app of the stages of life."""

from django.apps import AppConfig

from xieguan.lifecycle import stages


class LifecycleConfig(AppConfig):
    """Loads every stage's acts, facts, to-dos and words."""

    name = "xieguan.lifecycle"
    label = "lifecycle"

    def ready(self) -> None:
        stages.load()
