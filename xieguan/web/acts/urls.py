"""Addresses of acts."""

from django.urls import path

from xieguan.web.acts.views import act

urlpatterns = [path("do/<str:name>/<str:public>/", act, name="act")]
