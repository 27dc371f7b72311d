"""Addresses of one's own tokens."""

from django.urls import path

from xieguan.web.tokens import views

urlpatterns = [
    path("account/tokens/", views.tokens, name="tokens"),
    path("account/tokens/<slug:public>/revoke/", views.revoke, name="revoke_token"),
]
