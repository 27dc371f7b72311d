"""An office whose issuer has a certificate to print: `python -m tests.browser.served_cards PORT`."""

from tests.browser.served import serve  # first: it sets Django up
from tests.lifecycle.credentials.office import city_issuer, coded, issued, somebody
from tests.people.cast import Cast
from tests.people.doing import do
from xieguan.lifecycle.models import Certificate


def ready(cast: Cast) -> dict[str, str]:
    """李雷 with badge and certificate, and a city that has an issuer."""
    coded(cast)
    li = somebody(cast)
    do("credentials.allocate_badge", li, city_issuer(cast))
    issued(cast, li, last_day="2099-01-01")
    return {"li": li.public, "certificate": Certificate.objects.get().public}


if __name__ == "__main__":
    serve(ready)
