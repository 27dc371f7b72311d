"""Papers: kept under their hash, never changed, held against it when read."""

import hashlib
import os

import pytest

from xieguan.desk import papers, sweeping

CONTENT = "花名册".encode()
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def test_a_paper_is_found_by_its_hash(tmp_path) -> None:
    assert papers.keep(CONTENT) == DIGEST
    assert papers.kept(DIGEST).read_bytes() == CONTENT


def test_a_file_is_kept_like_its_bytes(tmp_path) -> None:
    (tmp_path / "r.csv").write_bytes(CONTENT)

    assert papers.keep(tmp_path / "r.csv") == DIGEST


def test_the_same_content_is_kept_once(tmp_path) -> None:
    papers.keep(CONTENT)
    papers.keep(CONTENT)

    assert len([path for path in (tmp_path / "papers").rglob("*") if path.is_file()]) == 1


def test_nobody_else_may_read_it() -> None:
    papers.keep(CONTENT)

    assert papers.kept(DIGEST).stat().st_mode & 0o077 == 0
    assert papers.kept(DIGEST).parent.stat().st_mode & 0o077 == 0


def test_what_was_changed_is_not_read(tmp_path) -> None:
    papers.keep(CONTENT)
    papers.place_of(DIGEST).write_bytes(b"another roster")

    with pytest.raises(papers.DamagedPaper):
        papers.kept(DIGEST)


def test_keeping_it_again_mends_it() -> None:
    papers.keep(CONTENT)
    papers.place_of(DIGEST).write_bytes(b"another roster")
    papers.keep(CONTENT)

    assert papers.kept(DIGEST).read_bytes() == CONTENT


def test_what_was_never_kept_is_not_there() -> None:
    with pytest.raises(papers.DamagedPaper):
        papers.kept("0" * 64)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "", "0" * 63, "G" * 64, "A" * 64])
def test_what_is_no_hash_is_no_path(digest) -> None:
    with pytest.raises(ValueError, match="no digest"):
        papers.kept(digest)


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        papers.keep(CONTENT)
    assert not [path for path in (tmp_path / "papers").rglob("*") if path.is_file()]


@pytest.mark.django_db
def test_a_paper_is_held_by_its_subject() -> None:
    papers.keep(CONTENT)
    paper = papers.hold(
        DIGEST,
        name="名册.csv",
        kind="roster",
        media_type="text/csv",
        subject=("import", "x"),
        organisation="y",
    )

    assert (paper.size, paper.digest) == (len(CONTENT), DIGEST)


@pytest.mark.django_db
def test_what_nobody_holds_goes_after_a_day_and_what_is_held_or_kept_anew_stays(tmp_path) -> None:
    digests = [papers.keep(content) for content in (b"of no act", b"held", b"kept anew", b"of today")]
    unheld, held, anew, today = map(papers.place_of, digests)
    half = papers.folder() / ".broken-off.half"
    half.write_bytes(b"...")
    papers.hold(digests[1], name="n", kind="k", media_type="m", subject=("x", "1"), organisation="o")
    for old in (unheld, held, anew, half):
        os.utime(old, (0, 0))
    papers.keep(b"kept anew")

    assert sweeping.sweep() == 2
    assert [path.exists() for path in (unheld, half, held, anew, today)] == [False, False, True, True, True]


@pytest.mark.django_db
def test_what_is_kept_anew_while_it_is_swept_is_not_lost(tmp_path, monkeypatch) -> None:
    place = papers.place_of(papers.keep(CONTENT))
    os.utime(place, (0, 0))
    monkeypatch.setattr(sweeping, "_held", lambda _digests: {papers.keep(CONTENT)} - {DIGEST})

    assert sweeping.sweep() == 0
    assert papers.kept(DIGEST) == place
