"""Addresses of organisations."""

from django.urls import path

from xieguan.web.organisations.views import organisation, organisations

urlpatterns = [
    path("organisations/", organisations, name="organisations"),
    path("organisations/<str:public>/", organisation, name="organisation"),
]
