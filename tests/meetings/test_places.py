"""Which web addresses are taken."""

import pytest

from bot.meetings.places import faults_of

GOOD = [
    "https://meet.example.org/wg?room=12&lang=de#now",
    "http://192.0.2.7:8080/",
    "HTTPS://Meet.Example.org",
    "https://会议.例子.cn/房间",
    "https://meet.example.org:443",
]
BAD = [
    "meet.example.org",
    "ftp://meet.example.org",
    "javascript:alert(1)",
    "https://",
    "https:///path",
    "https://me@meet.example.org",
    "https://me:secret@meet.example.org",
    "https://@meet.example.org",
    "https://meet.example.org/a room",
    "https://meet.example.org/\u00a0",
    "https://meet.example.org/\u3000",
    'https://meet.example.org/"onclick="x',
    "https://meet.example.org/<script>",
    "https://meet.example.org\\@evil.example",
    "https://meet.example.org:99999",
    "https://meet.example.org:port",
    "https://[::1",
    "http://[not-an-address]/",
]


@pytest.mark.parametrize("link", GOOD)
def test_a_web_address_is_taken(link: str) -> None:
    assert faults_of("", link) == {}


@pytest.mark.parametrize("link", BAD)
def test_anything_else_is_refused(link: str) -> None:
    assert set(faults_of("Haus 4", link)) == {"link"}


def test_a_place_alone_is_enough_and_one_of_the_two_is_needed() -> None:
    assert faults_of("Haus 4", "") == {}
    assert set(faults_of("", "")) == {"place"}
