"""Addresses of badge numbers and certificates."""

from django.urls import path

from xieguan.web.credentials import tab
from xieguan.web.credentials.cards import cards, keys
from xieguan.web.credentials.photos import photo, photo_file
from xieguan.web.credentials.views import certificate, credentials

urlpatterns = [
    path("credentials/", credentials, name="credentials"),
    path("credentials/cards/", cards, name="cards"),
    path("credentials/keys.json", keys, name="card_keys"),
    path("people/<str:public>/photo/", photo, name="photo"),
    path("people/<str:public>/photo/file/", photo_file, name="photo_file"),
    path("credentials/<str:public>/", certificate, name="certificate"),
]
tab.register()
