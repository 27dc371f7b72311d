"""Addresses of contracts."""

from django.urls import path

from xieguan.web.contracts import tab, words
from xieguan.web.contracts.insurance import insurance, insurance_of
from xieguan.web.contracts.views import agreement, contracts, labour_contracts
from xieguan.web.contracts.writing import write

urlpatterns = [
    path("contracts/", contracts, name="contracts"),
    path("contracts/people/", labour_contracts, name="labour_contracts"),
    path("contracts/insurance/", insurance, name="insurance"),
    path("contracts/insurance/<str:public>/", insurance_of, name="insurance_of"),
    path("contracts/agreements/<str:public>/", agreement, name="agreement"),
    path("contracts/agreements/<str:public>/write/", write, name="agreement_write"),
]
tab.register()
words.register()
