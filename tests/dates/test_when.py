"""`wgbot when`: the moment on standard output, or a sentence on standard error and exit code 1."""

import pytest
from click.testing import CliRunner, Result

from adapters.cli import main

WEDNESDAY = ("--now", "2026-11-25T10:00")


def when(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["when", *arguments])


def test_the_moment_is_printed() -> None:
    found = when("--lang", "de", *WEDNESDAY, "--zone", "Europe/Berlin", "nächsten Dienstag um 15 Uhr")
    assert (found.exit_code, found.stdout, found.stderr) == (0, "2026-12-01T15:00\n", "")


def test_the_present_is_wall_time_in_the_zone() -> None:
    assert when(*WEDNESDAY, "--zone", "Asia/Shanghai", "in 2 hours").stdout == "2026-11-25T12:00\n"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“03/04/2026” can be Wed, 4 Mar 2026 or Fri, 3 Apr 2026."),
        ("de", "„03/04/2026“ kann Mi., 4. März 2026 oder Fr., 3. Apr. 2026 bedeuten."),
        ("zh", "“03/04/2026”可以指2026年3月4日周三，也可以指2026年4月3日周五。"),
    ],
)
def test_a_refusal_is_said_in_the_language_asked_for(language: str, sentence: str) -> None:
    found = when("--lang", language, *WEDNESDAY, "03/04/2026")
    assert (found.exit_code, found.stdout) == (1, "")
    assert found.stderr.startswith(sentence)


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--zone", "Berlin", "tomorrow"), "write it as Europe/Berlin"),
        (("--zone", "../etc/passwd", "tomorrow"), "write it as Europe/Berlin"),
        (("--now", "yesterday", "tomorrow"), "write it as 2026-11-25T10:00"),
        (("--now", "2026-10-25T02:30", "--zone", "Europe/Berlin", "tomorrow"), "add an offset"),
        (("--lang", "fr", "demain"), "'zh', 'de', 'en'"),
    ],
)
def test_a_wrong_option_is_answered_with_how_to_write_it(arguments: tuple[str, ...], hint: str) -> None:
    found = when(*arguments)
    assert found.exit_code == 2
    assert hint in found.stderr


def test_a_present_with_an_offset_is_taken_as_it_is() -> None:
    found = when("--now", "2026-10-25T02:30+01:00", "--zone", "Europe/Berlin", "in 30 minutes")
    assert found.stdout == "2026-10-25T03:00\n"


@pytest.mark.parametrize(
    ("phrase", "why"), [("28.3.2027 2:30", "vorgestellt"), ("31.10.2027 2:30", "zweimal")]
)
def test_an_hour_that_a_clock_change_leaves_out_or_repeats_is_refused(phrase: str, why: str) -> None:
    found = when("--lang", "de", *WEDNESDAY, "--zone", "Europe/Berlin", phrase)
    assert (found.exit_code, found.stdout) == (1, "")
    assert why in found.stderr
