"""Addresses of training."""

from django.urls import path

from xieguan.web.training import tab, words  # noqa: F401  the tab of a file; what acts call a class
from xieguan.web.training.filling import enrol, exam, register
from xieguan.web.training.handed_in import spreadsheet, template
from xieguan.web.training.views import training, trainings

urlpatterns = [
    path("training/", trainings, name="trainings"),
    path("training/<str:public>/", training, name="training"),
    path("training/<str:public>/register/", register, name="training_register"),
    path("training/<str:public>/exam/", exam, name="training_exam"),
    path("training/<str:public>/spreadsheet/", spreadsheet, name="training_spreadsheet"),
    path("training/<str:public>/template/", template, name="training_template"),
    path("training/<str:public>/enrol/", enrol, name="training_enrol"),
]
