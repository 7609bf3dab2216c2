"""Reading the file of alerts: its rules and its channels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from firsthand.alerts.channel import (
    AppriseChannel,
    AtomChannel,
    Channel,
    EmailChannel,
    Secret,
    WebhookChannel,
)
from firsthand.alerts.fields import (
    Fields,
    day,
    digest,
    list_of,
    numbers,
    one_of,
    quiet_hours,
    read_text,
    real,
    switch,
    tables,
    whole,
    words,
)
from firsthand.alerts.rule import Bound, Office, Rule, Threshold
from firsthand.alerts.schedule import Timing
from firsthand.domain.alert import AlertKind
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade
from firsthand.domain.report import CasualtyKind
from firsthand.store.event_types import codes_of
from firsthand.store.filters import EventFilter

LANGUAGES = ("en", "fr")
_TOLD = (AlertKind.FIRST, AlertKind.REVISED, AlertKind.GRADE)
_UTC = "UTC"


@dataclass(frozen=True)
class AlertBook:
    """Everything that a file of alerts says.

    Attributes:
        rules, channels: in the order of the file.
        base_url: address of the app under which events are found; None where there is none.
    """

    rules: tuple[Rule, ...]
    channels: tuple[Channel, ...]
    base_url: str | None = None

    def channel(self, name: str) -> Channel:
        """A channel by its name.

        Raises:
            ConfigError: there is none.
        """
        for channel in self.channels:
            if channel.name == name:
                return channel
        names = ", ".join(channel.name for channel in self.channels) or "none"
        raise ConfigError(f"there is no channel {name!r}; there are {names}")


def read_alerts(path: Path) -> AlertBook:
    """Read and check a file of alerts.

    Raises:
        ConfigError: it cannot be read, or something in it makes no sense; the message has one line for each fault, with
            the line of the file and the key.
    """
    return parse_alerts(read_text(path), str(path))


def parse_alerts(text: str, path: str = "alerts.toml") -> AlertBook:
    """Read and check the text of a file of alerts.

    Raises:
        ConfigError: see `read_alerts`.
    """
    top = Fields.of_file(text, path)
    values, faults = top.values, top.faults
    base_url = top.take("base_url", _web_address)
    zone = top.take("time_zone", _zone)
    language = top.take("language", one_of(LANGUAGES), "en")
    named = top.take("channel", tables, [])
    channels = [
        channel
        for index, table in enumerate(named)
        if (channel := _channel(Fields(dict(table), faults, "channel", index))) is not None
    ]
    given = top.take("alert", tables, [])
    names = frozenset(str(table.get("name")) for table in named)
    rules = [
        rule
        for index, table in enumerate(given)
        if (rule := _rule(Fields(dict(table), faults, "alert", index), zone, language, names)) is not None
    ]
    top.close()
    if "alert" not in values:
        top.fault("there is no [[alert]]")
    for kind, things in (("alert", rules), ("channel", channels)):
        faults.distinct(kind, [thing.name for thing in things])
    if faults.found:
        raise ConfigError(str(faults))
    return AlertBook(tuple(rules), tuple(channels), base_url)


def _rule(table: Fields, zone: ZoneInfo | None, language: str, channels: frozenset[str]) -> Rule | None:
    before = len(table.faults.found)
    name = table.need("name", words, "")
    filters = _filters(table)
    offices = tuple(_office(office, table) for office in table.take("near_any", tables, []))
    quiet, at = table.take("quiet_hours", quiet_hours), table.take("digest", digest)
    zone = table.take("time_zone", _zone, zone)
    if zone is None and (quiet or at):
        table.fault(
            "quiet_hours and digest need a time_zone such as Africa/Bamako",
            "quiet_hours" if quiet else "digest",
        )
    told = table.take("on", list_of(one_of(_TOLD)), tuple(map(str, _TOLD)))
    nobody: tuple[str, ...] = ()
    wanted = table.need("channels", list_of(words), nobody)
    for channel in wanted:
        if channel not in channels:
            table.fault(
                f"there is no channel {channel!r}; there are {', '.join(sorted(channels)) or 'none'}",
                "channels",
            )
    threshold = _threshold(table)
    rule = Rule(
        name=name,
        timing=Timing(zone or ZoneInfo(_UTC), quiet, at),
        channels=tuple(dict.fromkeys(wanted)),
        filters=filters or EventFilter(),
        offices=offices,
        allow_uncertain=table.take("allow_uncertain", switch, False),  # noqa: FBT003 - its value
        min_killed=table.take("min_killed", whole()),
        figure=Bound(table.take("figure", one_of(Bound), Bound.BEST)),
        min_grade=None if (grade := table.take("min_grade", one_of(Grade))) is None else Grade(grade),
        within_days=table.take("within_days", whole()),
        on=tuple(kind for kind in _TOLD if kind in told),
        threshold=threshold,
        backlog=table.take("backlog", switch, False),  # noqa: FBT003 - its value
        language=table.take("language", one_of(LANGUAGES), language),
    )
    table.close()
    return rule if len(table.faults.found) == before else None


def _filters(table: Fields) -> EventFilter | None:
    grade = table.take("grade", one_of(Grade))
    values = {
        "since": table.take("since", day),
        "until": table.take("until", day),
        "country": table.take("country", words),
        "admin1": table.take("admin1", words),
        "bbox": table.take("bbox", numbers(4, "west, south, east, north")),
        "near": table.take("near", numbers(3, "latitude, longitude, km")),
        "actor": table.take("actor", words),
        "type": table.take("type", _event_type),
        "grade": None if grade is None else Grade(grade),
        "min_origins": table.take("min_origins", whole()),
        "unreviewed": table.take("unreviewed", switch),
        "text": table.take("text", words),
        "id": table.take("id", words),
    }
    try:
        return EventFilter(**values)  # type: ignore[arg-type]  # each reader gives the type of its field
    except ConfigError as fault:
        table.fault(str(fault))
        return None


def _office(values: Mapping[str, object], owner: Fields) -> Office:
    part = owner.inside("near_any", values)
    office = Office(
        name=part.need("name", words, "?"),
        lat=part.need("lat", real(-90, 90), 0.0),
        lon=part.need("lon", real(-180, 180), 0.0),
        km=part.need("km", real(0, 20_000), 0.0),
    )
    part.close()
    return office


def _threshold(table: Fields) -> Threshold:
    part = table.inside("revised_by", table.take("revised_by", _subtable, {}))
    kinds = part.take("of", list_of(one_of(CasualtyKind)), (CasualtyKind.KILLED,))
    threshold = Threshold(
        persons=part.take("persons", whole(), 1),
        percent=part.take("percent", real(0, 10_000), 0.0),
        kinds=tuple(CasualtyKind(kind) for kind in kinds),
    )
    part.close()
    return threshold


def _channel(table: Fields) -> Channel | None:
    before = len(table.faults.found)
    name = table.need("name", words, "")
    kind = table.need("type", one_of(_CHANNELS), "")
    if kind == "":
        return None
    channel: Channel = _CHANNELS[kind](name, table)
    table.close()
    return channel if len(table.faults.found) == before else None


def _email(name: str, table: Fields) -> Channel:
    security = table.take("security", one_of(("starttls", "tls", "none")), "starttls")
    nobody: tuple[str, ...] = ()
    username, password = table.take("username", words), _secret(table, "password")
    if (username is None) != (password is None):
        table.fault("username goes with password_env or password_file", "username")
    if password is not None and security == "none":
        table.fault('a password is not sent with security = "none"', "security")
    return EmailChannel(
        name=name,
        host=table.need("host", words, ""),
        sender=table.need("from", _mailbox, ""),
        to=table.need("to", list_of(_mailbox), nobody),
        port=table.take("port", whole(1, 65_535), 465 if security == "tls" else 587),
        security=security,
        username=username,
        password=password,
        timeout=table.take("timeout", real(1, 300), 30.0),
    )


def _webhook(name: str, table: Fields) -> Channel:
    url = table.take("url", _web_address) or _secret(table, "url")
    table.taken |= {"url_env", "url_file"}
    if url is None:
        table.fault("url, url_env or url_file is missing")
    secret = _secret(table, "secret")
    return WebhookChannel(name, url or "", secret, table.take("timeout", real(1, 300), 20.0))


def _atom(name: str, table: Fields) -> Channel:
    return AtomChannel(
        name,
        Path(table.need("path", words, "")),
        table.take("title", words, "Firsthand"),
        table.take("entries", whole(1, 10_000), 100),
    )


def _apprise(name: str, table: Fields) -> Channel:
    url = _secret(table, "url")
    if url is None:
        table.fault("url_env or url_file is missing: the address of a service holds its secret")
    return AppriseChannel(name, url or Secret())


_CHANNELS: Mapping[str, Callable[[str, Fields], Channel]] = {
    "email": _email,
    "webhook": _webhook,
    "atom": _atom,
    "apprise": _apprise,
}


def _secret(table: Fields, key: str) -> Secret | None:
    variable, file = table.take(f"{key}_env", words), table.take(f"{key}_file", words)
    if variable and file:
        table.fault(f"{key}_env and {key}_file exclude one another", f"{key}_file")
    if variable:
        return Secret(variable=variable)
    return Secret(file=Path(file)) if file else None


def _zone(value: object) -> ZoneInfo:
    try:
        return ZoneInfo(value if isinstance(value, str) else "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(
            "is a time zone such as Africa/Bamako (where the system knows none at all: pip install tzdata)"
        ) from None


def _event_type(value: object) -> str:
    name = words(value)
    try:
        codes_of(name, ())
    except ConfigError:
        raise ValueError('is an event type of the codebook such as "armed-clash" or "Battles"') from None
    return name


def _web_address(value: object) -> str:
    text = words(value)
    if not text.startswith(("https://", "http://")) or any(sign in text for sign in ' "<>'):
        raise ValueError("is an address that starts with https:// or http://")
    if "@" in text.split("/")[2]:
        raise ValueError("is an address without a user name and password; sign with a secret instead")
    return text


def _mailbox(value: object) -> str:
    text = words(value)
    local, at, domain = text.rpartition("@")
    if not (local and at and domain) or any(sign in text for sign in ' ,;<>"()'):
        raise ValueError("is a mail address such as desk@example.org")
    return text


def _subtable(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("is a table such as { persons = 5, percent = 20 }")  # noqa: TRY004 - all faults are of one kind
    return value
