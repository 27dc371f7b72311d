"""Every address of the house."""

from django.urls import path

from xieguan.web.health import alive, ready

urlpatterns = [
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
]
