"""From a zip that anybody may have made to the few small files a pack consists of; nothing is written to the disk.

Whatever is not plainly a file of a pack is refused by its name: a path that climbs, a link, a bomb, a second copy.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from xieguan.law.upload import limits
from xieguan.words import _

FOLDER = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
FILE = re.compile(r"pack\.toml|(?:[a-z0-9-]{1,80}-)?art-\d{2,3}\.toml")
ID = re.compile(rb'^id[ \t]*=[ \t]*"([a-z0-9][a-z0-9-]{0,59})"', re.MULTILINE)
LEFT_ASIDE = re.compile(r"__MACOSX/.*|(?:[^/]*/)?(?:\.DS_Store|Thumbs\.db|desktop\.ini)|[^/]+/")
LONGEST = 80  # characters of a name that are said again


class UnusablePack(Exception):
    """What was handed in is no pack that could be checked; the message is the sentence for the user."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a pack by their names, and the name of its folder."""

    folder: str
    content: Mapping[str, bytes]


def unpacked(data: bytes) -> Files:
    """The files in a zip, with or without one folder around them. Raises UnusablePack."""
    if len(data) > limits.UPLOAD_BYTES:
        raise UnusablePack(_("a pack has at most {size} KB").format(size=limits.UPLOAD_BYTES >> 10))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _files(archive)
    except UnusablePack:
        raise
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise UnusablePack(
            _("this is no zip file that can be read: pack the folder of the pack anew")
        ) from None


def _files(archive: zipfile.ZipFile) -> Files:
    entries = archive.infolist()
    if len(entries) > limits.FILES:
        raise UnusablePack(_("there are more than {count} files in it").format(count=limits.FILES))
    content: dict[str, bytes] = {}
    folders = set()
    for entry in entries:
        if LEFT_ASIDE.fullmatch(entry.filename):
            continue
        folder, name = _name(entry)
        if name in content:
            raise _refused(entry, _("it is there twice"))
        folders.add(folder)
        content[name] = _inflated(archive, entry, sum(map(len, content.values())))
    return _whole(folders, content)


def _name(entry: zipfile.ZipInfo) -> tuple[str, str]:
    folder, _slash, name = entry.filename.rpartition("/")
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
        raise _refused(entry, _("it is a link or something else that is no file"))
    if entry.flag_bits & 1:
        raise _refused(entry, _("it is encrypted"))
    if (folder and not FOLDER.fullmatch(folder)) or not FILE.fullmatch(name):
        raise _refused(entry, _("a pack consists of pack.toml and art-NN.toml in one folder, nothing else"))
    return folder, name


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, so_far: int) -> bytes:
    """A header can lie about the size, so no more is inflated than a file may have."""
    with archive.open(entry) as file:
        data = file.read(limits.FILE_BYTES + 1)
    if len(data) > limits.FILE_BYTES:
        raise _refused(entry, _("it has more than {size} KB").format(size=limits.FILE_BYTES >> 10))
    if so_far + len(data) > limits.ALL_BYTES:
        raise _refused(
            entry, _("with it the files have more than {size} KB").format(size=limits.ALL_BYTES >> 10)
        )
    return data


def _refused(entry: zipfile.ZipInfo, why: str) -> UnusablePack:
    shown = "".join(sign if sign.isprintable() else "?" for sign in entry.filename[:LONGEST])
    return UnusablePack(_("{file}: {why}").format(file=shown, why=why))


def _whole(folders: set[str], content: Mapping[str, bytes]) -> Files:
    if "pack.toml" not in content:
        raise UnusablePack(_("there is no pack.toml in it"))
    if len(folders) != 1:
        raise UnusablePack(_("the files lie in several folders: a pack is one folder"))
    return Files(folders.pop() or _named(content["pack.toml"]), content)


def _named(header: bytes) -> str:
    """The folder that files handed in without one would lie in: it is called as the pack is."""
    found = ID.search(header)  # the limited process reads TOML; here one line is looked for
    return found[1].decode("ascii") if found else "pack"


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files handed in one by one as the zip they might have come in; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name], zipfile.ZIP_DEFLATED)
    return made.getvalue()
