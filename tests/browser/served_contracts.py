"""An office in Hai'an, its firm, and a contract that ends soon: `python -m tests.browser.served_contracts PORT`."""

from datetime import timedelta

from tests.browser.served import serve  # first: it sets Django up
from tests.lifecycle.contracts.office import haian, sent, signed
from tests.people.cast import Cast


def office(cast: Cast) -> dict[str, str]:
    """The place, and whom its firm sends."""
    from django.utils import timezone

    place, today = haian(cast), timezone.localdate()
    begun = today - timedelta(days=715)
    who = sent(place, hired_on=begun)
    signed(place, who, today, labour_contract_signed_on=begun, starts_on=begun)
    return {"office": place.office.public, "firm": place.firm.public, "who": who.public}


if __name__ == "__main__":
    serve(office)
