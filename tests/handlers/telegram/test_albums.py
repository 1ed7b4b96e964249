"""Albums, each taken once."""

from telegram import Message

from handlers.telegram.albums import REMEMBERED, Albums


def picture(album: str | None) -> Message:
    chat = {"id": 1, "type": "private"}
    return Message.de_json({"message_id": 1, "date": 1, "chat": chat, "media_group_id": album}, None)


def test_an_album_is_taken_once() -> None:
    albums = Albums()
    assert [albums.take(picture(album)) for album in ("a", "b", "a", "b", "c")] == [True, True, False, False, True]


def test_what_is_no_album_is_always_to_be_replied_to() -> None:
    albums = Albums()
    assert [albums.take(picture(None)) for _ in range(2)] == [True, True]


def test_albums_are_forgotten_in_the_end() -> None:
    albums = Albums()
    for number in range(REMEMBERED + 1):
        albums.take(picture(str(number)))
    assert not albums.take(picture("1"))
    assert albums.take(picture("0"))
