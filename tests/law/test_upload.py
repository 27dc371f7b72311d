"""What is handed in as a pack is unpacked with suspicion, and refused by the name of the file that is wrong."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from xieguan.law.pack import load
from xieguan.law.upload import UnusablePack, check, limits, loaded, packed, unpacked
from xieguan.words import speaking

EXAMPLE = Path("docs/examples/packs/xx-example-county-2023-1")


def example() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in EXAMPLE.glob("*.toml")}


def refusal(data: bytes) -> str:
    with speaking("en"), pytest.raises(UnusablePack) as error:
        unpacked(data)
    return str(error.value)


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


SOUND = [("pack.toml", b"id = 'x'")]


@pytest.mark.parametrize(
    "name",
    [
        "../pack.toml",
        "../../etc/art-01.toml",
        "/etc/art-01.toml",
        "a/b/art-01.toml",
        "..\\art-01.toml",
        "C:/art-01.toml",
        "art-01.TOML",
        "notes.txt",
        "art-01.toml/",
        ".hidden/art-01.toml",
        "art-1.toml",
        "名字/art-01.toml",
        "a\n.toml",
    ],
)
def test_a_name_that_is_none_of_a_packs_is_refused_by_that_name(name: str) -> None:
    data = zipped(*SOUND, (name, b"x"))
    if name.endswith("/"):  # a folder holds nothing, and is nothing
        assert set(unpacked(data).content) == {"pack.toml"}
    else:
        said = refusal(data)
        assert name.split("\n")[0][:20].replace("\\", "/").split("/")[-1][:5] in said


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("art-01.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert refusal(zipped(*SOUND, (link, b"/etc/passwd"))).startswith("art-01.toml: ")


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    assert refusal(zipped(*SOUND, ("art-01.toml", b"\0" * (64 << 20)))).startswith("art-01.toml: ")


def test_many_files_that_together_are_too_much_are_refused() -> None:
    one = b"# " + b"x" * (limits.FILE_BYTES - 10)
    assert "art-" in refusal(zipped(*SOUND, *((f"art-{at:02}.toml", one) for at in range(1, 40))))


def test_a_header_that_lies_about_the_size_is_refused() -> None:
    data = bytearray(zipped(*SOUND, ("art-01.toml", b"a" * 5000)))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)

    refusal(bytes(data))


def test_too_many_files_and_too_large_an_upload_are_refused() -> None:
    refusal(zipped(*((f"art-{at:03}.toml", b"") for at in range(limits.FILES + 1))))
    refusal(b"PK" + b"\0" * limits.UPLOAD_BYTES)


def test_the_same_name_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(*SOUND, ("art-01.toml", b"1"), ("art-01.toml", b"2"))
    assert refusal(data).startswith("art-01.toml: ")


def test_files_in_two_folders_are_refused() -> None:
    refusal(zipped(("a/pack.toml", b""), ("b/art-01.toml", b"")))


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.4", b"\0" * 100])
def test_what_is_no_zip_of_a_pack_is_refused(data: bytes) -> None:
    refusal(data)


def test_an_encrypted_file_is_refused() -> None:
    data = bytearray(zipped(*SOUND))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal(bytes(data)).startswith("pack.toml: ")


def test_what_a_desktop_adds_is_left_aside() -> None:
    files = [(f"x-1/{name}", data) for name, data in example().items()]
    found = unpacked(zipped(*files, ("__MACOSX/x-1/._pack.toml", b"\0"), ("x-1/.DS_Store", b"\0")))

    assert set(found.content) == set(example())


def test_the_check_says_what_lint_says(tmp_path: Path) -> None:
    files = example()
    files["art-03.toml"] += b"\nnonsense = 1\n"
    folder = tmp_path / EXAMPLE.name
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)

    found = check(unpacked(packed(files)))

    with pytest.raises(Exception, match="nonsense") as error:
        load(folder)
    assert found.problems == tuple(error.value.problems)


def test_a_sound_pack_is_loaded_as_from_its_folder() -> None:
    files = unpacked(packed(example()))
    found = check(files)

    assert (found.problems, found.articles, found.examples) == ((), 5, 5)
    assert loaded(files).parameters == load(EXAMPLE.resolve()).parameters


@pytest.mark.parametrize(
    "hostile", [b"a = " + b"[" * 200_000, b".".join([b"a"] * 60_000) + b" = 1", b"\xff\xfe"]
)
def test_a_file_made_to_be_read_for_ever_is_a_problem_and_no_more(hostile: bytes) -> None:
    found = check(unpacked(packed({**example(), "art-02.toml": hostile})))

    assert found.problems
