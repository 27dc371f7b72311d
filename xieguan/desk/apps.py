"""The app of the desk floor."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """Puts the triggers that keep the trail append-only back after every migrate."""

    name = "xieguan.desk"
    label = "desk"

    def ready(self) -> None:
        from xieguan.desk.guards import install  # models must be loaded first

        post_migrate.connect(install, sender=self)
