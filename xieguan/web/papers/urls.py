"""The address of papers."""

from django.urls import path

from xieguan.web.papers.views import paper

urlpatterns = [path("papers/<slug:paper>/<str:public>/", paper, name="paper")]
