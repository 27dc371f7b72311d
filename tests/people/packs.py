"""Child packs of 南城县, made up, as zips."""

import io
import zipfile
from datetime import date, timedelta

from django.utils import timezone

from tests.people.cast import Cast
from xieguan.people.drafting import upload
from xieguan.people.models import PackAdoption, PackDraft, User
from xieguan.people.perform import perform

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)

HEADER = """
id = "{id}"
title.zh = "南城县实施细则（演示）"
title.en = "Detailed rules of a made-up county"
document = "南城管规〔2026〕1号"
issuer.zh = "南城县城市管理局"
issuer.en = "Made-up bureau"
parent = "{parent}"
articles = 2
from = {first_day}
applies = {{ region = "{region}", field = "{field}" }}

[parameter.min_prejob_workdays]
article = 1
value = {workdays}
why.zh = "理由"
why.en = "reason"

[parameter.oldest_at_hire]
article = 2
type = "int"
value = {oldest}
tighten = "down"
source = "text"
zh = "最大入职年龄"
en = "oldest at hire"
why.zh = "理由"
why.en = "reason"
"""
NOTICE = """
article = 1
title.zh = "岗前培训"
title.en = "training"
gist.zh = "培训天数"
gist.en = "days of training"
forms = ["notice"]
"""
RULES = """
article = 2
title.zh = "入职年龄和留用"
title.en = "age"
gist.zh = "年龄"
gist.en = "age"
forms = ["gate"]

[[rule]]
id = "age-at-hire"
force = "must"
gates = ["exits.keep"]
require = "age_at_hire <= oldest_at_hire"
label.zh = "入职年龄"
label.en = "age"
say.zh = "入职时{age_at_hire}，应不超过{oldest_at_hire}"
say.en = "{age_at_hire}, at most {oldest_at_hire}"
mend.zh = "不予留用"
mend.en = "do not keep"
fix = "exits.resign"
subject = "engagement"

[[rule.example]]
name = "正好"
given = { age_at_hire = 20 }
outcome = "met"

[[rule.example]]
name = "超过"
given = { age_at_hire = 99 }
outcome = "fail"
"""


def files(**changes: object) -> dict[str, str]:
    """The files of a sound pack, with some of its header changed."""
    given = {
        "id": "cn-sx-nancheng-2026-1",
        "parent": "cn-sx-2022-180",
        "first_day": "2024-01-01",
        "region": "140199",
        "field": "urban-management",
        "workdays": 20,
        "oldest": 25,
        **changes,
    }
    return {"pack.toml": HEADER.format(**given), "art-01.toml": NOTICE, "art-02.toml": RULES}


def zipped(content: dict[str, str | bytes], folder: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}{name}"), text)
    return made.getvalue()


def handed_in(
    cast: Cast, by: User | None = None, office=None, replaces: str = "", **changes: object
) -> PackDraft:
    """A draft of 南城县, handed in by 韩梅梅 unless said otherwise."""
    return upload.take_in(
        {"细则.zip": zipped(files(**changes))},
        organisation=(office or cast.county).public,
        by=by or cast.clerk,
        on=TODAY,
        replaces=replaces,
    )


def approved(
    cast: Cast, from_on: date = TODAY, draft: PackDraft | None = None, **changes: object
) -> PackDraft:
    """A pack of 南城县 in force."""
    made = draft or handed_in(cast, **changes)
    perform("packs.approve_draft", made.public, {"from_on": from_on}, by=cast.leader, on=TODAY)
    made.refresh_from_db()
    return made


def kept(cast: Cast) -> None:
    """The province's lapsed pack kept by 并城市 as its own policy."""
    PackAdoption.objects.create(
        organisation=cast.city,
        pack="cn-sx-2022-180",
        document="并城管发〔2024〕1号",
        decided_by="局长办公会",
        from_on=date(2024, 10, 8),
        until_on=TODAY + timedelta(days=400),
    )
