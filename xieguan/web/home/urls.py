"""Addresses of the workbench."""

from django.urls import path

from xieguan.web.home.views import home

urlpatterns = [path("", home, name="home")]
