"""Who issues: the organisation in whose name a user does, and the level of it, which nobody need be asked."""

from datetime import date

from xieguan.people.decided import above_of
from xieguan.people.models import Organisation, Standing, User
from xieguan.people.models.organisation import Kind, in_force
from xieguan.people.outcomes import Denied
from xieguan.people.roles import Role
from xieguan.people.scope import reach
from xieguan.words import _

LEVELS = (Kind.PROVINCE, Kind.CITY, Kind.COUNTY)
OTHER = "other"


def issuer_of(office: Organisation, by: User, today: date) -> Organisation:
    """The organisation by which a user issues to an office: where he is issuer, the topmost. Raises Denied."""
    paths = [path for path in reach(by, today).paths([Role.ISSUER]) if office.path.startswith(path)]
    found = Organisation.objects.filter(path=min(paths, key=len)).first() if paths else None
    if found is None:
        raise Denied(_("none of your roles here may do this"))
    return found


def level_of(issuer: Organisation, on: date) -> str:
    """Province, city or county, by what it is on a day; an agency is of the level it hangs below, others of none."""
    kinds = dict(
        Standing.objects.filter(in_force(on), organisation__path__in=above_of(issuer)).values_list(
            "organisation__path", "kind"
        )
    )
    own = kinds.get(issuer.path, "")
    if own != Kind.AGENCY:
        return own if own in LEVELS else OTHER
    return next((kinds[path] for path in reversed(above_of(issuer)) if kinds.get(path) in LEVELS), OTHER)
