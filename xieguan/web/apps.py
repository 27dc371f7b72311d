"""The app of the pages; it owns no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages for staff."""

    name = "xieguan.web"
    label = "web"

    def ready(self) -> None:
        from xieguan.web.account import signals  # noqa: F401  who is in and out is written down
