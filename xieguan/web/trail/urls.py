"""Addresses of the trail."""

from django.urls import path

from xieguan.web.trail.views import entry, proof, take, trail

urlpatterns = [
    path("trail/", trail, name="trail"),
    path("trail/proof/", proof, name="proof"),
    path("trail/proof/<slug:digest>/", take, name="trail_export"),
    path("trail/<int:number>/", entry, name="entry"),
]
