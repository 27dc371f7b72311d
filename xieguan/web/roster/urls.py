"""Addresses of the roster."""

from django.urls import path

from xieguan.web.roster import bulk, export, saved, views

urlpatterns = [
    path("roster/", views.roster, name="roster"),
    path("roster/search/", views.search, name="roster_search"),
    path("roster/counts/", views.counts, name="roster_counts"),
    path("roster/views/", saved.save, name="roster_save_view"),
    path("roster/views/<str:public>/remove/", saved.remove, name="roster_remove_view"),
    path("roster/selected/", bulk.selected, name="roster_selected"),
    path("roster/move/", bulk.move, name="roster_move"),
    path("roster/export/", export.export, name="roster_export"),
    path("roster/export/<int:pk>/", export.made, name="roster_export_made"),
    path("roster/export/<int:pk>/file/", export.download, name="roster_export_file"),
]
