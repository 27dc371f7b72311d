"""Addresses of the import."""

from django.urls import path

from xieguan.web.imports.columns import columns
from xieguan.web.imports.deciding import commit, remove, undo
from xieguan.web.imports.file import file
from xieguan.web.imports.listing import imports
from xieguan.web.imports.new import new
from xieguan.web.imports.one import one, progress

urlpatterns = [
    path("imports/", imports, name="imports"),
    path("imports/new/", new, name="import-new"),
    path("imports/<str:public>/", one, name="import"),
    path("imports/<str:public>/columns/", columns, name="import-columns"),
    path("imports/<str:public>/progress/", progress, name="import-progress"),
    path("imports/<str:public>/commit/", commit, name="import-commit"),
    path("imports/<str:public>/undo/", undo, name="import-undo"),
    path("imports/<str:public>/remove/", remove, name="import-remove"),
    path("imports/<str:public>/file/", file, name="import-file"),
]
