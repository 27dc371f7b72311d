"""The addresses of the API."""

from django.urls import path

from xieguan.api.app import api
from xieguan.api.docs import docs

urlpatterns = [path("docs", docs, name="api-docs"), path("", api.urls)]
