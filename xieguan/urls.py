"""Every address of the house: the pages, and what machines ask."""

from django.urls import include, path

urlpatterns = [
    path("", include("xieguan.web.urls")),
    path("api/v1/", include("xieguan.api.urls")),
]
