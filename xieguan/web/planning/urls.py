"""Addresses of plans and quotas."""

from django.urls import path

from xieguan.web.planning import words
from xieguan.web.planning.views import plan, plans, quota

urlpatterns = [
    path("planning/", plans, name="plans"),
    path("planning/<str:public>/", plan, name="plan"),
    path("planning/quota/<str:public>/", quota, name="quota"),
]
words.register()
