"""The address of erasures."""

from django.urls import path

from xieguan.web.erasures.views import erasures

urlpatterns = [path("settings/erasures/", erasures, name="erasures")]
