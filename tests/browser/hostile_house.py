"""A house in which every text is hostile: `python -m tests.browser.hostile_house 0`."""

from tests.browser.served import serve  # first, for it sets Django up
from tests.browser.sowing import sow
from tests.people.cast import Cast, li_lei
from xieguan.people.models import Engagement, Erasure, Exemption, Import, PackDraft, Person, User


def fill(cast: Cast) -> dict[str, object]:
    """Sow, and say which pages show what was sown."""
    li = li_lei(cast)
    sown = sow(cast)
    named = Person.objects.filter(name__contains="alert").values_list("engagements__public", flat=True)[:2]
    return {
        "li": li,
        "wrong": sown.wrong,
        "taken": sorted(set(sown.taken)),
        "refused": sorted(set(sown.refused)),
        "people": [*named, Engagement.objects.latest("pk").public],
        "users": list(User.objects.filter(name__contains="alert").values_list("public", flat=True)[:2]),
        "imports": list(Import.objects.order_by("-pk").values_list("public", flat=True)[:2]),
        "drafts": list(PackDraft.objects.order_by("-pk").values_list("public", flat=True)[:1]),
        "erasures": list(Erasure.objects.order_by("-pk").values_list("public", flat=True)[:1]),
        "exemptions": list(Exemption.objects.order_by("-pk").values_list("public", flat=True)[:1]),
    }


if __name__ == "__main__":
    serve(fill)  # type: ignore[arg-type]
