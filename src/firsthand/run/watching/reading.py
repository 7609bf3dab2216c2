"""Reading the file of sources."""

from __future__ import annotations

import math
import re
from datetime import timedelta
from pathlib import Path

from firsthand.alerts.fields import (
    Fields,
    day,
    list_of,
    one_of,
    read_text,
    real,
    switch,
    tables,
    whole,
    words,
)
from firsthand.domain.errors import ConfigError, SourceError
from firsthand.domain.watching import SourceKind
from firsthand.run.watching.book import HOUR, MINUTE, REVISIT, WatchBook, WatchedSource

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*(s|sec|seconds?|min|minutes?|h|hours?|d|days?)")
_UNITS = {"s": 1.0, "m": MINUTE, "h": HOUR, "d": 24 * HOUR}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_LEAST = 60.0  # seconds between two looks at one source: no listing is worth more
_PACE = {"every": 15 * MINUTE, "least": 5 * MINUTE, "most": 6 * HOUR}
_ALLOWED = {
    SourceKind.SEARCH: {"query", "page", "since"},
    SourceKind.SITEMAP: {"since"},
    SourceKind.FEED: set(),
    SourceKind.PAGE: set(),
}


def read_watch(path: Path) -> WatchBook:
    """Read and check a file of sources. A path in it is taken from where the file lies.

    Raises:
        ConfigError: it cannot be read, or something in it makes no sense; the message has one line for each fault, with
            the line of the file and the key.
    """
    return parse_watch(read_text(path), str(path), path.parent)


def parse_watch(text: str, path: str = "watch.toml", folder: Path = Path()) -> WatchBook:
    """Read and check the text of a file of sources.

    Args:
        text: of the file.
        path: its name in messages.
        folder: where it lies.

    Raises:
        ConfigError: see `read_watch`.
    """
    top = Fields.of_file(text, path)
    values, faults = top.values, top.faults
    pace = {name: top.take(name, _length, default) for name, default in _PACE.items()}
    _check_pace(top, pace)
    dead_days = top.take("dead_days", real(0.01, 365), 3.0)
    book = WatchBook(
        sources=tuple(
            source
            for index, table in enumerate(top.take("source", tables, []))
            if (source := _source(Fields(dict(table), faults, "source", index), pace, dead_days)) is not None
        ),
        workers=top.take("workers", whole(1, 500)),
        timeout=top.take("timeout_seconds", real(1, 300), 20.0),
        since=top.take("since", day),
        alerts=None if (alerts := top.take("alerts", words)) is None else folder / alerts,
        round_seconds=top.take("round_seconds", real(1, 3600), 60.0),
        revisit=top.take("revisit", _visits, REVISIT),
        revisit_all=top.take("revisit_all", switch, False),  # noqa: FBT003 - its value
        revisits=top.take("revisits_per_hour", whole(1, 100_000), 600),
        jobs=top.take("jobs", whole(1, 64), 1),
    )
    top.close()
    if "source" not in values:
        top.fault("there is no [[source]]")
    faults.distinct("source", [str(table.get("name")) for table in top.take("source", tables, [])])
    if faults.found:
        raise ConfigError(str(faults))
    return book


def _source(table: Fields, pace: dict[str, float], dead_days: float) -> WatchedSource | None:
    before = len(table.faults.found)
    name = table.need("name", words, "")
    kind = SourceKind(table.need("kind", one_of(SourceKind), SourceKind.FEED.value))
    nothing: tuple[str, ...] = ()
    mine = {key: table.take(key, _length, default) for key, default in pace.items()}
    if mine != pace:
        _check_pace(table, mine)
    source = WatchedSource(
        name=name,
        kind=kind,
        address=table.need("address", _address, ""),
        every=mine["every"],
        least=mine["least"],
        most=mine["most"],
        dead_days=table.take("dead_days", real(0.01, 365), dead_days),
        queries=table.take("queries", list_of(words), nothing),
        pages=table.take("pages", whole(1, 1000), 20),
        archive=table.take("archive", _address),
        links=table.take("links", list_of(_pattern), nothing),
        outlet=table.take("outlet", words),
        language=table.take("language", _language),
        verified=table.take("verified", switch, True),  # noqa: FBT003 - its value
    )
    _check_places(table, source)
    table.close()
    return source if len(table.faults.found) == before else None


def _check_places(table: Fields, source: WatchedSource) -> None:
    """What stands in braces must be what the kind of source knows, and be there where it is needed."""
    named = set(_PLACEHOLDER.findall(source.address))
    for wrong in sorted(named - _ALLOWED[source.kind]):
        known = ", ".join(f"{{{name}}}" for name in sorted(_ALLOWED[source.kind])) or "none"
        table.fault(f"address: there is no {{{wrong}}} for a {source.kind}; there are {known}", "address")
    if source.kind is SourceKind.SEARCH and ("query" in named) != bool(source.queries):
        table.fault(
            "queries and {query} in the address go together", "queries" if source.queries else "address"
        )
    if source.queries and source.kind is not SourceKind.SEARCH:
        table.fault('queries are for kind = "search"', "queries")
    if source.links and source.kind is not SourceKind.SEARCH:
        table.fault('links are for kind = "search"', "links")
    if source.archive is not None and source.kind is not SourceKind.FEED:
        table.fault('archive is for kind = "feed"', "archive")
    if source.archive is not None and set(_PLACEHOLDER.findall(source.archive)) != {"page"}:
        table.fault("archive is an address with {page} in it", "archive")


def _check_pace(table: Fields, pace: dict[str, float]) -> None:
    if not pace["least"] <= pace["every"] <= pace["most"]:
        key = next((key for key in ("every", "least", "most") if key in table.values), "")
        table.fault("least, every and most must follow one another in length", key)


def _length(value: object) -> float:
    found = _LENGTH.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    seconds = float(found[1]) * _UNITS[found[2][0]] if found else math.nan
    if not _LEAST <= seconds <= 30 * 24 * HOUR:
        raise ValueError('is a length of time from 1 minute to 30 days, such as "15 min", "6 h" or "2 days"')
    return seconds


def _visits(value: object) -> tuple[timedelta, ...]:
    """Lengths of time that grow; none at all turns the visits off."""
    if value == []:
        return ()
    waits = tuple(
        timedelta(seconds=_length(each)) for each in (value if isinstance(value, list) else [value])
    )
    if list(waits) != sorted(set(waits)):
        raise ValueError(
            'is a list of lengths of time, each longer than the one before, such as ["1 h", "1 day"]'
        )
    return waits


def _address(value: object) -> str:
    from firsthand.sources.fetch.urls import checked  # noqa: PLC0415 - brings httpx

    text = words(value)
    try:
        checked(_PLACEHOLDER.sub("1", text))
    except SourceError as fault:
        raise ValueError(f"is an address of the web ({fault})") from None
    return text


def _pattern(value: object) -> str:
    text = words(value)
    if not text.startswith(("http://", "https://", "*")) or text.count("*") > 10 or len(text) > 500:
        raise ValueError(
            "is an address with `*` for what may stand there, such as https://example.org/news/*"
        )
    return text


def _language(value: object) -> str:
    text = value if isinstance(value, str) else ""
    if not _LANGUAGE.fullmatch(text):
        raise ValueError('is a code of a language such as "en" or "fr"')
    return text
