"""Five places to stand in: one's own city, the county below, the city beside, the province above, another province."""

import pytest
from django.test import Client

from tests.people.cast import office
from xieguan.people.models import Organisation
from xieguan.people.models.organisation import Kind


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path
    return tmp_path


@pytest.fixture
def places(db) -> dict[str, Organisation]:
    above = office(None, "示例省", Kind.PROVINCE, "14")
    own = office(above, "并城市", Kind.CITY, "1401")
    return {
        "own": own,
        "below": office(own, "南城县", Kind.COUNTY, "140199"),
        "beside": office(above, "外地市", Kind.CITY, "1402"),
        "above": above,
        "other": office(None, "外省", Kind.PROVINCE, "32"),
    }


@pytest.fixture
def as_():
    """A client that is signed in as somebody; what the house fails at is an answer of 500."""

    def signed_in(user):
        client = Client(raise_request_exception=False)
        client.force_login(user)
        return client

    return signed_in
