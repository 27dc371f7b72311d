"""The parent's side of the child process: start it, give up in time, say in words what is wrong."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from xieguan.desk.fleeting import fleeting
from xieguan.lifecycle.credentials.photo import limits
from xieguan.lifecycle.credentials.photo.picture import NoPicture, Picture
from xieguan.words import _

_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from xieguan.lifecycle.credentials.photo.child import main; main()"
)
# one thread and one heap: with many of either the limit of memory would depend on how many processors there are
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}


def examined(content: bytes) -> Picture:
    """The cleaned picture. Raises NoPicture."""
    if len(content) > limits.FILE_BYTES:
        raise NoPicture("too-large")
    root = str(Path(__file__).parents[4])
    modules = json.dumps([entry for entry in dict.fromkeys([root, *sys.path]) if entry])
    with fleeting(content, name="photo") as path:
        command = [sys.executable, "-I", "-B", "-c", _START, modules, str(path)]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                timeout=limits.PATIENCE,
                cwd=tempfile.gettempdir(),
                env=_ENVIRONMENT,
            )
        except subprocess.TimeoutExpired:
            raise NoPicture("damaged") from None
    return _told(done.stdout)


def _told(out: bytes) -> Picture:
    line, _newline, content = out.partition(b"\n")
    try:
        said = json.loads(line)
        if "refused" in said:
            raise NoPicture(str(said["refused"]))
        return Picture(said["kind"], int(said["width"]), int(said["height"]), content)
    except (ValueError, KeyError, TypeError):
        raise NoPicture("damaged") from None


def sentence(code: str) -> str:
    """Why it is no photo, for whoever handed it in."""
    sides = {"least": limits.LEAST, "most": limits.MOST}
    says = {
        "empty": _("the file is empty"),
        "other": _("this is no photo: hand in a JPEG or PNG file"),
        "heif": _("this is a HEIC or video file: save the photo as JPEG and hand that in"),
        "damaged": _("this photo is damaged and cannot be shown: save it anew and hand that in"),
        "too-large": _("the file is larger than {size} MB").format(size=limits.FILE_BYTES >> 20),
        "few-pixels": _("the photo is too small: at least {least} pixels each way").format(**sides),
        "many-pixels": _("the photo is too large: at most {most} pixels each way").format(**sides),
        "shape": _("a photo for a certificate is upright: higher than wide, and not more than twice as high"),
    }
    return says[code] if code in says else says["damaged"]
