"""An office in which an exception waits for its leader: `python -m tests.browser.served_office PORT`."""

from tests.browser.served import serve  # first: it sets Django up
from tests.people.cast import Cast, li_lei
from xieguan.people.models import Exemption


def waiting(cast: Cast) -> dict[str, str]:
    """李雷, and the exception the clerk has asked for him."""
    from django.utils import timezone

    li = li_lei(cast)
    asked = Exemption.objects.create(
        organisation=cast.county, act="recruitment.hire", subject_kind="engagement", subject=li, input_digest="0" * 64,
        pack="cn-sx-2022-180", rule="first-hire-age", reason="退役军人安置", asked_by=cast.clerk,
        asked_at=timezone.now(),
    )  # fmt: skip
    return {"li": li, "asked": asked.public}


if __name__ == "__main__":
    serve(waiting)
