"""Addresses of kit."""

from django.urls import path

from xieguan.web.kit import tab, words  # noqa: F401  the tab of a file; what acts call an item
from xieguan.web.kit.team import team
from xieguan.web.kit.views import item, kit

urlpatterns = [
    path("kit/", kit, name="kit"),
    path("kit/team/", team, name="kit_team"),
    path("kit/<str:public>/", item, name="kit_item"),
]
