"""The small house of the administrators' journeys: the cast, a supervisor above them, people on file, passwords.

`python -m tests.browser.administration PORT`: as `tests.browser.served`, with more in it.
"""

from tests.browser import served

from tests.people.cast import Cast, user  # isort: skip  served sets Django up
from tests.people.packs import kept  # isort: skip
from tests.people.rosters import imported, person, roster  # isort: skip
from tests.web.signing import with_password  # isort: skip
from xieguan.people.roles import Role  # isort: skip

SHORT = "14"  # working days before the first duty, one less than Shanxi 16 asks


def fill(cast: Cast) -> dict[str, str]:
    """Four people of the county, one a day short of training; the lapsed pack kept; some sign in by password."""
    supervisor = user("jiandu", "省厅监督", Role.SUPERVISOR, cast.province)
    short = person(301, **{"岗前培训天数(工作日)": SHORT})
    imported(cast, roster(person(300), short, person(302), person(303)))
    kept(cast)
    for one in (cast.clerk, supervisor, user("suofang", "锁方", Role.CLERK, cast.county)):
        with_password(one)
    return {"short": short["姓名"], "leader": cast.leader.public}


if __name__ == "__main__":
    served.serve(fill)
