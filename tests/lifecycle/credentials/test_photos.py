"""The photo on a certificate: what is none is refused, what is one is cleaned, kept, and goes with the person."""

import pytest

from tests.lifecycle.credentials.office import somebody
from tests.lifecycle.credentials.pictures import chunk, exif, jpeg, png, segment
from tests.people.cast import DAY, Cast
from tests.people.doing import last, refused
from xieguan.desk import papers
from xieguan.desk.models import Paper
from xieguan.lifecycle.credentials.photo.examined import examined, sentence
from xieguan.lifecycle.credentials.photo.picture import NoPicture, read
from xieguan.lifecycle.credentials.photo.taking import take_in
from xieguan.lifecycle.models import Photo
from xieguan.people.erasing.removal import remove
from xieguan.people.outcomes import Denied, Invalid, NotFound

WHERE = b"GPS 37.8706, 112.5489"


def test_a_photo_is_kept_cleaned_and_held_for_the_engagement(cast: Cast) -> None:
    li = somebody(cast)
    take_in(jpeg(extra=exif(1, WHERE)), li.public, by=cast.clerk, on=DAY)

    photo = Photo.objects.get(engagement=li)
    assert (photo.kind, photo.width, photo.height) == ("jpg", 295, 413)
    assert WHERE not in papers.kept(photo.file).read_bytes()
    assert Paper.objects.get(digest=photo.file).subject == li.public
    assert last().detail["photo"] == photo.file


NO_PHOTOS = {
    "empty": b"",
    "other": b"%PDF-1.7 ...",
    "heif": b"\0\0\0\x18ftypheic",
    "damaged": jpeg()[:-40],
    "few-pixels": png(100, 150),
    "many-pixels": png(200, 6001),
    "shape": png(413, 295),
    "too-large": jpeg() + bytes(5 << 20),
}


@pytest.mark.parametrize("code", NO_PHOTOS)
def test_what_is_no_photo_is_refused_naming_the_file(code: str, cast: Cast) -> None:
    li = somebody(cast)
    with pytest.raises(Invalid) as caught:
        take_in(NO_PHOTOS[code], li.public, by=cast.clerk, on=DAY)
    assert caught.value.errors == {"file": [sentence(code)]}
    assert not Photo.objects.exists()
    assert not Paper.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        jpeg().replace(b"\xff\xc4", b"\xff\xc9"),
        jpeg(extra=segment(0xC0, b"\x08\x00\x10\x00\x10\x01\x01\x11\x00")),
        b"\xff\xd8\xff" + b"\xff" * 4000,
        b"\xff\xd8\xff\xe1\x00\x00",
        b"\xff\xd8\xff\xe1\xff\xff",
        jpeg()[:30],
        png()[:-8],
        png().replace(b"IDAT", b"IDAX"),
        png(extra=chunk(b"IHDR", bytes(13))),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", (300).to_bytes(4) + (400).to_bytes(4) + b"\x08\0\0\0\0")
        + chunk(b"IDAT", b"no zlib") + chunk(b"IEND", b""),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_damaged(data: bytes) -> None:
    with pytest.raises(NoPicture, match="damaged"):
        examined(data)


def test_nothing_but_the_picture_is_left_of_a_file() -> None:
    hidden = b"hidden"
    for picture in (
        jpeg(extra=segment(0xFE, hidden) + segment(0xED, hidden) + exif(1, hidden)) + hidden,
        png(extra=chunk(b"tEXt", hidden) + chunk(b"eXIf", hidden)) + hidden,
    ):
        cleaned = read(picture)
        assert hidden not in cleaned.content
        assert read(cleaned.content) == cleaned, "what is clean stays as it is"
    assert read(jpeg()).content == jpeg()


@pytest.mark.parametrize(("turn", "size"), [(3, (300, 400)), (6, (300, 400))])
def test_how_a_picture_is_turned_stays(turn: int, size: tuple[int, int]) -> None:
    drawn = size[::-1] if turn == 6 else size
    cleaned = examined(jpeg(*drawn, extra=exif(turn, WHERE)))
    assert (cleaned.width, cleaned.height) == size
    assert cleaned.content[2:4] == b"\xff\xe1"
    assert WHERE not in cleaned.content


def test_another_photo_takes_the_place_and_the_former_file_is_gone(
    cast: Cast, django_capture_on_commit_callbacks
) -> None:
    li = somebody(cast)
    take_in(jpeg(), li.public, by=cast.clerk, on=DAY)
    former = Photo.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        take_in(png(), li.public, by=cast.clerk, on=DAY)

    assert Photo.objects.get().kind == "png"
    assert not papers.place_of(former).exists()
    assert Paper.objects.get(digest=former).erased_at is not None
    with pytest.raises(Invalid):
        take_in(png(), li.public, by=cast.clerk, on=DAY)


def test_only_who_may_and_only_within_his_reach(cast: Cast) -> None:
    li = somebody(cast)
    for error, by in ((NotFound, cast.stranger), (Denied, cast.leader)):
        with pytest.raises(error):
            take_in(jpeg(), li.public, by=by, on=DAY)
    roster = papers.keep("姓名,身份证号\n".encode())
    refused(Invalid, "credentials.set_photo", li, cast.clerk, file=roster)
    refused(Invalid, "credentials.set_photo", li, cast.clerk, file="0" * 64)


def test_who_is_erased_leaves_no_photo(cast: Cast, django_capture_on_commit_callbacks) -> None:
    from django.utils import timezone

    li = somebody(cast)
    take_in(jpeg(), li.public, by=cast.clerk, on=DAY)
    file = Photo.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        remove(li.person, [], timezone.now())
    assert not Photo.objects.exists()
    assert not papers.place_of(file).exists()
