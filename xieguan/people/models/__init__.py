"""The tables of the people floor."""

from xieguan.people.models.access import Grant, Receipt, User
from xieguan.people.models.draft import PackDraft
from xieguan.people.models.engagement import Engagement, FormerName, Person
from xieguan.people.models.erasure import Erasure
from xieguan.people.models.importing import ColumnMapping, Import
from xieguan.people.models.organisation import Organisation, Standing, Succession
from xieguan.people.models.policy import Exemption, OwnValue, PackAdoption
from xieguan.people.models.sheet import SheetRow
from xieguan.people.models.sign_in import Attempt, CacheLine, OldPassword, SignIn
from xieguan.people.models.statement import Statement
from xieguan.people.models.token import Token
from xieguan.people.models.view import SavedView

__all__ = [
    "Attempt",
    "CacheLine",
    "ColumnMapping",
    "Engagement",
    "Erasure",
    "Exemption",
    "FormerName",
    "Grant",
    "Import",
    "OldPassword",
    "Organisation",
    "OwnValue",
    "PackAdoption",
    "PackDraft",
    "Person",
    "Receipt",
    "SavedView",
    "SheetRow",
    "SignIn",
    "Standing",
    "Statement",
    "Succession",
    "Token",
    "User",
]
