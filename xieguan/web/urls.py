"""Every page. Each area of the office has its own list of addresses."""

from django.urls import include, path

from xieguan.web.health import alive, ready
from xieguan.web.languages import choose

urlpatterns = [
    path("", include("xieguan.web.home.urls")),
    path("", include("xieguan.web.acts.urls")),
    path("", include("xieguan.web.organisations.urls")),
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("language/", choose, name="language"),
]
