"""The frozen pack of some files. Its rules read a folder, so for a moment there is one."""

from pathlib import Path
from tempfile import TemporaryDirectory

from xieguan.law.objects import Pack
from xieguan.law.pack import read_pack, regulation
from xieguan.law.upload.unpacked import Files


def loaded(files: Files) -> Pack:
    """The pack; its parent is one that ships with the product. Raises PackErrors."""
    with TemporaryDirectory(prefix="xieguan-pack-") as place:
        return read_pack(lay_out(files, Path(place)), regulation)


def lay_out(files: Files, place: Path) -> Path:
    """Write the files into their folder; their names have been looked at."""
    folder = place / files.folder
    folder.mkdir()
    for name, content in files.content.items():
        (folder / name).write_bytes(content)
    return folder
