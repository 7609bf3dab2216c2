"""The file of rules and channels: what it says, and what is said of its faults."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from firsthand.alerts import read_alerts
from firsthand.alerts.channel import EmailChannel, Secret, WebhookChannel
from firsthand.alerts.describing import channel_in_words, rule_in_words
from firsthand.alerts.reading import parse_alerts
from firsthand.alerts.rule import Bound, Office, Threshold
from firsthand.alerts.schedule import Digest, QuietHours
from firsthand.domain.alert import AlertKind
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade
from firsthand.domain.report import CasualtyKind

WHOLE = """
base_url = "https://desk.example.org/"
time_zone = "Africa/Bamako"
language = "fr"

[[channel]]
name = "duty"
type = "email"
host = "smtp.example.org"
from = "firsthand@example.org"
to = ["duty@example.org", "desk@example.org"]
username = "firsthand"
password_env = "SMTP_PASSWORD"

[[channel]]
name = "ops"
type = "webhook"
url = "https://hooks.example.org/x"
secret_file = "/run/secrets/hook"

[[alert]]
name = "Near our offices"
near_any = [
  { name = "Gao", lat = 16.27, lon = -0.05, km = 50 },
  { name = "Ménaka", lat = 15.92, lon = 2.4, km = 30 },
]
quiet_hours = "22:00-06:00"
channels = ["duty", "ops"]

[[alert]]
name = "Ménaka"
country = "MLI"
text = "Ménaka"
type = "Battles"
min_killed = 3
figure = "low"
min_grade = "single-origin"
within_days = 14
since = 2025-01-01
on = ["first", "grade"]
revised_by = { persons = 5, percent = 20, of = ["killed", "injured"] }
digest = "weekly monday 07:00"
time_zone = "Europe/Paris"
language = "en"
backlog = true
channels = "duty"
"""


def test_everything_is_read() -> None:
    book = parse_alerts(WHOLE)
    near, menaka = book.rules
    assert near.offices == (Office("Gao", 16.27, -0.05, 50), Office("Ménaka", 15.92, 2.4, 30))
    assert near.timing.quiet == QuietHours(time(22), time(6))
    assert (near.timing.zone.key, near.language, near.channels) == ("Africa/Bamako", "fr", ("duty", "ops"))
    assert near.on == (AlertKind.FIRST, AlertKind.REVISED, AlertKind.GRADE)
    assert (menaka.filters.country, menaka.filters.type, menaka.min_killed) == ("MLI", "Battles", 3)
    assert (menaka.figure, menaka.min_grade, menaka.on) == (
        Bound.LOW,
        Grade.SINGLE_ORIGIN,
        (AlertKind.FIRST, AlertKind.GRADE),
    )
    assert menaka.threshold == Threshold(5, 20, (CasualtyKind.KILLED, CasualtyKind.INJURED))
    assert menaka.timing.digest == Digest(time(7), 0)
    assert (menaka.timing.zone.key, menaka.language, menaka.backlog) == ("Europe/Paris", "en", True)
    duty, ops = book.channels
    assert isinstance(duty, EmailChannel)
    assert (duty.port, duty.security, duty.password) == (587, "starttls", Secret(variable="SMTP_PASSWORD"))
    assert isinstance(ops, WebhookChannel)
    assert ops.secret == Secret(file=Path("/run/secrets/hook"))


def test_rules_and_channels_are_told_in_words_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "hunter2hunter2")
    book = parse_alerts(WHOLE)
    told = "\n".join([*map(rule_in_words, book.rules), *map(channel_in_words, book.channels)])
    assert "within reach of Gao (50 km) or Ménaka (30 km)" in told
    assert "3 or more killed (low figure)" in told
    assert "graded single-origin or above" in told
    assert "in a digest weekly monday 07:00 (Europe/Paris)" in told
    assert "at once, but not from 22:00-06:00 (Africa/Bamako)" in told
    assert "the environment variable SMTP_PASSWORD" in told
    assert "ops: webhook to https://hooks.example.org/..., signed with the file" in told
    assert "hunter2" not in told


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("min_killed = 0", "min_killed is a whole number from 1, not 0"),
        ("min_killed = true", "min_killed is a whole number from 1, not True"),
        ('unreviewed = "yes"', "unreviewed is true or false"),
        ("admin1 = 3", "admin1 is text on one line"),
        ("min_kiled = 3", "there is no key 'min_kiled' here; did you mean min_killed?"),
        ('min_grade = "sure"', "min_grade is one of acknowledged, corroborated"),
        ('quiet_hours = "22-06"', 'quiet_hours is two different times such as "22:00-06:00"'),
        ('quiet_hours = "22:00-24:00"', "quiet_hours is two different times"),
        ('digest = "07:00"', 'digest is "at once", "daily 07:00" or "weekly monday 07:00"'),
        ('time_zone = "Africa/Atlantis"', "time_zone is a time zone such as Africa/Bamako"),
        ('time_zone = "../../etc/passwd"', "time_zone is a time zone such as Africa/Bamako"),
        ('type = "Battle"', "type is an event type of the codebook"),
        ('country = "Mali"', "a country is three letters"),
        ("near = [95.0, 0.0, 10]", "near is latitude, longitude, kilometres"),
        ("near_any = [{ name = 'Gao', lat = 16.27, lon = -0.05 }]", "near_any: km is missing"),
        ("near_any = [{ lat = 16.27, lon = -0.05, km = 5 }]", "near_any: name is missing"),
        ("revised_by = { person = 5 }", "revised_by: there is no key 'person' here; did you mean persons?"),
        ('on = ["first", "later"]', "on is one of first, revised, grade"),
        ('language = "de"', "language is one of en, fr"),
        ('since = "soon"', "since is a day such as 2025-06-01"),
    ],
)
def test_a_fault_is_named_with_its_line_and_key(line: str, message: str) -> None:
    text = (
        'time_zone = "UTC"\n[[channel]]\nname = "d"\ntype = "atom"\npath = "a.xml"\n\n'
        f'[[alert]]\nname = "x"\nchannels = "d"\n{line}\n'
    )
    with pytest.raises(ConfigError) as caught:
        parse_alerts(text)
    (told,) = str(caught.value).splitlines()
    assert message in told
    assert told.startswith(("alerts.toml:10: alert 'x': ", "alerts.toml:7: alert 'x': "))


def test_the_filters_of_everywhere_else_narrow_a_rule() -> None:
    book = parse_alerts(
        WHOLE.replace('on = ["first", "grade"]', 'unreviewed = false\nadmin1 = "Gao"\non = ["first"]')
    )
    _, menaka = book.rules
    assert (menaka.filters.unreviewed, menaka.filters.admin1) == (False, "Gao")
    assert "that a reviewer decided about" in rule_in_words(menaka)
    assert "in the first-order unit Gao" in rule_in_words(menaka)


def test_all_faults_are_told_at_once() -> None:
    text = '[[channel]]\nname = "d"\ntype = "pigeon"\n[[alert]]\nname = "x"\nquiet_hours = "22:00-06:00"\nchannels = ["e"]\n[[alert]]\nname = "x"\nchannels = "d"\ncolour = 1\n'
    with pytest.raises(ConfigError) as caught:
        parse_alerts(text)
    told = str(caught.value).splitlines()
    assert [line.split(":")[1] for line in told] == ["3", "6", "7", "11"]
    assert "quiet_hours and digest need a time_zone" in told[1]


@pytest.mark.parametrize(
    ("channel", "message"),
    [
        ('type = "webhook"', "url, url_env or url_file is missing"),
        ('type = "webhook"\nurl = "ftp://x.example"', "url is an address that starts with https://"),
        ('type = "webhook"\nurl = "https://x.example"\nsecret = "abc"', "there is no key 'secret' here"),
        (
            'type = "webhook"\nurl = "https://me:pw@x.example/y"',
            "is an address without a user name and password",
        ),
        ('type = "email"\nhost = "h"\nfrom = "a@b.c"\nto = "d"', "to is a mail address"),
        (
            'type = "email"\nhost = "h"\nfrom = "a@b.c"\nto = "d@e.f"\nusername = "u"',
            "username goes with password_env",
        ),
        (
            'type = "email"\nhost = "h"\nfrom = "a@b.c"\nto = "d@e.f"\nusername = "u"\npassword_env = "P"\nsecurity = "none"',
            "a password is not sent",
        ),
        ('type = "email"\nhost = "h"\nfrom = "a@b.c\\nBcc: x@y.z"\nto = "d@e.f"', "from is text on one line"),
        ('type = "apprise"', "url_env or url_file is missing"),
        ('type = "apprise"\nurl_env = "A"\nurl_file = "b"', "url_env and url_file exclude one another"),
    ],
)
def test_a_channel_that_cannot_be_used_is_refused(channel: str, message: str) -> None:
    with pytest.raises(ConfigError, match="channel 'd'") as caught:
        parse_alerts(f'[[channel]]\nname = "d"\n{channel}\n[[alert]]\nname = "x"\nchannels = "d"\n')
    assert message in str(caught.value)
    assert "pw" not in str(caught.value)


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(ConfigError, match=r"alerts.toml:9: alert 'x': there are 2 of this name"):
        parse_alerts(
            '[[channel]]\nname = "d"\ntype = "atom"\npath = "a"\n[[alert]]\nname = "x"\nchannels = "d"\n'
            '[[alert]]\nname = "x"\nchannels = "d"\n'
        )


@pytest.mark.parametrize(
    ("text", "message"), [("[[alert]", "this is not TOML"), ("", r"there is no \[\[alert\]\]")]
)
def test_a_file_that_is_none_is_refused(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        read_alerts(tmp_path / "a.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_alerts(tmp_path / "b.toml")


def test_a_secret_is_read_where_it_is_kept_and_never_told(tmp_path: Path) -> None:
    kept = tmp_path / "secret"
    kept.write_text("open sesame\nsecond line\n", encoding="utf-8")
    assert Secret(file=kept).read() == "open sesame"
    assert Secret(variable="X").read({"X": " open sesame "}) == "open sesame"
    assert "sesame" not in repr(Secret(file=kept))
    for secret, message in (
        (Secret(variable="X"), "there is no secret in the environment variable X"),
        (Secret(file=tmp_path / "none"), "cannot be read"),
    ):
        with pytest.raises(ConfigError, match=message):
            secret.read({})


def test_the_example_of_the_how_to_can_be_used() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "set-up-alerts.md"
    lines = page.read_text(encoding="utf-8").split("## Write the file")[1].split("Check it")[0].splitlines()
    example = "\n".join(line[4:] for line in lines if line.startswith("    ") or not line.strip())
    book = parse_alerts(example)
    assert [rule.name for rule in book.rules] == ["Near our offices", "Ménaka, three or more killed"]
    assert [channel.name for channel in book.channels] == ["duty-officer", "ops-room"]
