"""The address of the what-if: everything supposed stands in its query, so that it can be passed on."""

from django.urls import path

from xieguan.web.whatif.views import whatif

urlpatterns = [path("whatif/", whatif, name="whatif")]
