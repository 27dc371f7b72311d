"""Every address of the house: the pages, and what machines ask."""

from django.urls import include, path

handler400 = "xieguan.web.errors.bad_request"
handler403 = "xieguan.web.errors.denied"
handler404 = "xieguan.web.errors.not_found"
handler500 = "xieguan.web.errors.failed"

urlpatterns = [path("", include("xieguan.web.urls"))]
