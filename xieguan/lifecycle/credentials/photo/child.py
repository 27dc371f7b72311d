"""The limited process that looks at a picture somebody handed in: it is read, and drawn once to see that it can be.

In: where the file is. Out: a line of JSON, and after it the cleaned picture; or why it is none.
"""

import json
import sys
from pathlib import Path

from xieguan.lifecycle.credentials.photo import limits
from xieguan.lifecycle.credentials.photo.picture import NoPicture, Picture, read

PAGE = """#set page(width: 40pt, height: 40pt, margin: 0pt)
#image("/{name}", format: "{kind}", width: 40pt, height: 40pt)"""


def main() -> None:
    """Serve one file. Never ends in a traceback."""
    try:
        limits.confine()
        path = Path(sys.argv[1])
        picture = read(path.read_bytes())
        _draw(path, picture)
    except NoPicture as error:
        _say({"refused": error.code})
    except BaseException:  # noqa: BLE001  a decoder's panic is one
        _say({"refused": "damaged"})
    else:
        _say({"kind": picture.kind, "width": picture.width, "height": picture.height}, picture.content)


def _draw(path: Path, picture: Picture) -> None:
    import typst

    none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    page = PAGE.format(name=path.name, kind=picture.kind).encode()
    try:
        typst.compile(page, root=str(path.parent), format="png", ppi=36, font_paths=none)  # type: ignore[call-overload]
    except typst.TypstError:
        raise NoPicture("damaged") from None


def _say(header: dict[str, object], content: bytes = b"") -> None:
    sys.stdout.buffer.write(json.dumps(header).encode() + b"\n" + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
