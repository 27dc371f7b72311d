"""`python -m bench.cards [N]`: N cards in one file, beside a bare Typst document of as many pages.

The bare document has photos and codes alike, drawn beforehand, and one line of text: no records, no signature. Each way
is measured in a process of its own, whose memory is only its own.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

from bench.office import founded
from bench.table import Line, show

BARE, CARDS = "bare Typst document", "cards of certificates"
PAGE = b"""#let data = json("data.json")
#set page(width: 85.6mm, height: 54mm, margin: 4mm, bleed: 9mm)
#for card in data {
  image(card.photo, format: "png", width: 22mm)
  pagebreak()
  image(card.code, width: 30mm)
  card.text
  pagebreak(weak: true)
}"""


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    found = {way: run(way, count) for way in (BARE, CARDS)}
    work = f"{count} cards, front and back, each with a photo and a signed code"
    show(
        "Cards",
        [Line(work, way, one["seconds"], count, BARE, one["megabytes"]) for way, one in found.items()],
    )
    for way, one in found.items():
        print(f"    {way}: {one['bytes'] / 1e6:.1f} MB of PDF")


def run(way: str, count: int) -> dict[str, Any]:
    """One way in a process of its own, whose memory is only its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.cards", way, str(count)], check=True, capture_output=True, text=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def one(way: str, count: int) -> None:
    """Measure one way; prints JSON."""
    with founded() as cast:
        sow(cast, count)
        make = {BARE: bare, CARDS: cards}[way](cast, count)
        start = perf_counter()
        content = make()
        seconds = perf_counter() - start
    peak = getrusage(RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": peak, "bytes": len(content)}))


def sow(cast: Any, count: int) -> None:
    """So many people with photo and certificate."""
    from datetime import date

    from django.utils import timezone

    from tests.people.subjects import pictured
    from xieguan.desk import papers
    from xieguan.lifecycle.models import Certificate, Photo

    for number in range(count):
        who = pictured(cast.county)
        Photo.objects.filter(engagement=who).update(file=papers.keep(noisy(number)))
        Certificate.objects.create(
            engagement=who, issuer=cast.city, number=f"并{number:05}", issued_on=date(2023, 1, 1),
            valid_until=timezone.localdate().replace(year=timezone.localdate().year + 1),
            says_not_enforcement=True, issuer_level="city",
        )  # fmt: skip


def noisy(number: int) -> bytes:
    """A photo that cannot be packed, as real ones cannot."""
    from zlib import compress

    from tests.lifecycle.credentials.pictures import SIZE, chunk

    wide, high = SIZE
    grain = random.Random(number)
    rows = compress(b"".join(b"\0" + grain.randbytes(wide) for _row in range(high)), 1)
    head = wide.to_bytes(4) + high.to_bytes(4) + b"\x08\0\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def cards(cast: Any, _count: int) -> Callable[[], bytes]:
    """As the office prints them: from the records, with the line on the trail."""
    from django.utils import timezone

    from tests.people.cast import user
    from xieguan.law.pack import packs
    from xieguan.lifecycle.credentials.card.run import print_office
    from xieguan.people.roles import Role

    packs()  # a server has read them long before
    issuer = user("issuer", "证件科", Role.ISSUER, cast.city)
    day, now = timezone.localdate(), timezone.now()
    return lambda: print_office(cast.county.public, by=issuer, on=day, now=now).content


def bare(_cast: Any, _count: int) -> Callable[[], bytes]:
    """The same pictures on as many pages."""
    import io

    import segno

    from xieguan.desk import papers
    from xieguan.desk.documents.pdf import pdf_of
    from xieguan.lifecycle.models import Photo

    data, codes = [], {}
    for number, file in enumerate(Photo.objects.values_list("file", flat=True)):
        out = io.BytesIO()
        segno.make_qr("XG1:" + f"{number:0290}", error="m").save(out, kind="svg", border=0, xmldecl=False)
        codes[f"{number}.svg"] = out.getvalue()
        data.append({"photo": f"/{file[:2]}/{file}", "code": f"{number}.svg", "text": str(number)})
    return lambda: pdf_of(PAGE, data, codes, papers.folder())


if __name__ == "__main__":
    if len(sys.argv) > 2:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
