"""The tables of the people floor."""

from xieguan.people.models.access import Grant, Receipt, User
from xieguan.people.models.engagement import Engagement, FormerName, Person
from xieguan.people.models.importing import ColumnMapping, Import
from xieguan.people.models.organisation import Organisation, Standing, Succession
from xieguan.people.models.policy import Exemption, OwnValue, PackAdoption
from xieguan.people.models.sheet import SheetRow
from xieguan.people.models.statement import Statement
from xieguan.people.models.view import SavedView

__all__ = [
    "ColumnMapping",
    "Engagement",
    "Exemption",
    "FormerName",
    "Grant",
    "Import",
    "Organisation",
    "OwnValue",
    "PackAdoption",
    "Person",
    "Receipt",
    "SavedView",
    "SheetRow",
    "Standing",
    "Statement",
    "Succession",
    "User",
]
