"""Addresses of the law: the packs, one pack, one article, two packs side by side."""

from django.urls import path

from xieguan.web.law.views import article, compare, law, laws

urlpatterns = [
    path("law/", laws, name="laws"),
    path("law/compare", compare, name="compare"),
    path("law/<slug:pack>/", law, name="law"),
    path("law/<slug:pack>/<slug:article>/", article, name="article"),
]
