"""Addresses of the roster check."""

from django.urls import path

from xieguan.web.checkup.views import checkup

urlpatterns = [path("checkup/", checkup, name="checkup")]
