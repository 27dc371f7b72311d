"""Addresses of the rules and of the calendar."""

from django.urls import path

from xieguan.web.policy import calendar, drafts, views

urlpatterns = [
    path("settings/policy/", views.policy, name="policy"),
    path("settings/policy/drafts/new/", drafts.hand_in, name="hand_in"),
    path("settings/policy/drafts/<slug:public>/", drafts.draft, name="draft"),
    path("settings/policy/drafts/<slug:public>/file/", drafts.file, name="draft_file"),
    path("settings/calendar/", calendar.calendar, name="calendar"),
]
