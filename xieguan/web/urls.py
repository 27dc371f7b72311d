"""Every page. Each area of the office has its own list of addresses."""

from django.urls import include, path

from xieguan.web.health import alive, ready
from xieguan.web.languages import choose
from xieguan.web.metrics import metrics

urlpatterns = [
    path("", include("xieguan.web.home.urls")),
    path("", include("xieguan.web.account.urls")),
    path("", include("xieguan.web.acts.urls")),
    path("", include("xieguan.web.organisations.urls")),
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("", include("xieguan.web.settings.urls")),
    path("language/", choose, name="language"),
    path("metrics", metrics, name="metrics"),
    path("", include("xieguan.web.papers.urls")),
    path("", include("xieguan.web.policy.urls")),
    path("", include("xieguan.web.tokens.urls")),
    path("", include("xieguan.web.roster.urls")),
    path("", include("xieguan.web.files.urls")),
    path("", include("xieguan.web.checkup.urls")),
    path("", include("xieguan.web.imports.urls")),
    path("", include("xieguan.web.law.urls")),
    path("", include("xieguan.web.whatif.urls")),
    path("", include("xieguan.web.trail.urls")),
    path("", include("xieguan.web.erasures.urls")),
    path("", include("xieguan.web.planning.urls")),
    path("", include("xieguan.web.recruitment.urls")),
    path("", include("xieguan.web.training.urls")),
    path("", include("xieguan.web.credentials.urls")),
]
