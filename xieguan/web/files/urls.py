"""Addresses of a file."""

from django.urls import path

from xieguan.web.files import way
from xieguan.web.files.newcomers import newcomers
from xieguan.web.files.views import file, reveal

urlpatterns = [
    path("newcomers/", newcomers, name="newcomers"),
    path("people/<str:public>/", file, name="file"),
    path("people/<str:public>/reveal/", reveal, name="file_reveal"),
]
way.register()
