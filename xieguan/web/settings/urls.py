"""Addresses of the settings."""

from django.urls import path

from xieguan.web.settings import opening, views

urlpatterns = [
    path("settings/", views.settings, name="settings"),
    path("settings/users/", views.users, name="users"),
    path("settings/users/open/", opening.open_account, name="open_account"),
    path("settings/users/<slug:public>/", views.user, name="user"),
    path("settings/users/<slug:public>/reset/", opening.reset, name="reset_password"),
]
