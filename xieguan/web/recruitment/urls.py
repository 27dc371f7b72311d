"""Addresses of recruitments and applications."""

from django.urls import path

from xieguan.web.recruitment import words
from xieguan.web.recruitment.filling import (
    checks,
    notice,
    review,
    take_applicants,
    take_results,
    turned_down,
)
from xieguan.web.recruitment.single import application, document
from xieguan.web.recruitment.views import applicants, campaign, campaigns, ranking

urlpatterns = [
    path("recruitment/", campaigns, name="campaigns"),
    path("recruitment/<str:public>/", campaign, name="campaign"),
    path("recruitment/<str:public>/applicants/", applicants, name="campaign_applicants"),
    path("recruitment/<str:public>/ranking/", ranking, name="campaign_ranking"),
    path("recruitment/<str:public>/notice/", notice, name="campaign_notice"),
    path("recruitment/<str:public>/import/", take_applicants, name="campaign_import"),
    path("recruitment/<str:public>/results/", take_results, name="campaign_results"),
    path("recruitment/<str:public>/turned-down/", turned_down, name="campaign_turned_down"),
    path("recruitment/<str:public>/checks/", checks, name="campaign_checks"),
    path("applications/<str:public>/", application, name="application"),
    path("applications/<str:public>/review/", review, name="application_review"),
    path("applications/<str:public>/documents/<int:number>/", document, name="application_document"),
]
words.register()
