"""Addresses of badge numbers and certificates."""

from django.urls import path

from xieguan.web.credentials import tab
from xieguan.web.credentials.views import certificate, credentials

urlpatterns = [
    path("credentials/", credentials, name="credentials"),
    path("credentials/<str:public>/", certificate, name="certificate"),
]
tab.register()
