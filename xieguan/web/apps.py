"""The app of the pages; it owns no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages for staff."""

    name = "xieguan.web"
    label = "web"
