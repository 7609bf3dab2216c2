"""Which events are asked for: addresses, options, cursors."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from firsthand.cli.conditions import numbers, wanted
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Grade
from firsthand.store import EventFilter, Store
from firsthand.store.cursors import Cursor
from firsthand.web.filters import CONDITIONS, NAMES, Filters
from fuzz import promises
from fuzz.target import Target

_QUERY = {"text": 'drone "air strike"', "since": "2025-01-01", "until": "2025-06-01", "country": "MLI", "admin1": "Gao", "bbox": "-5,10,5,16", "near": "20.0,2.9,60",
    "actor": "jnim", "type": "Battles", "grade": "contested", "min_origins": "2", "min_killed": "5", "unreviewed": "yes", "order": "oldest", "km": "60", "place": "Gao"}  # fmt: skip


@cache
def store() -> Store:
    """An empty store, which answers every question that it understands."""
    folder = tempfile.mkdtemp(prefix="firsthand-fuzz-")
    return Store.open(f"sqlite:///{Path(folder) / 'store.db'}", create=True)


def check_query(data: bytes) -> bool:
    """What can be read is asked of a store, the rest is told by name; a query written again means the same."""
    parameters = dict(parse_qsl(promises.text_of(data), errors="replace", max_num_fields=None))
    found = Filters.of(parameters)
    promises.hold(set(found.faults) <= set(NAMES), "a fault of no condition", found.faults)
    again = Filters.of(dict(parse_qsl(found.query())))
    promises.hold(
        again.wanted == found.wanted and again.order == found.order, "another query", (found, again)
    )
    for name in CONDITIONS:
        found.without(name)
    _ask(found.wanted)
    for order in ("newest", "oldest", "killed"):
        try:
            cursor = Cursor.read(parameters.get("after", ""), order)
        except ConfigError as error:
            promises.tells(error)
        else:
            promises.hold(Cursor.read(str(cursor), order) == cursor, "another place in the list", cursor)
    try:
        Filters.strict(parameters)
    except ConfigError as error:
        promises.tells(error)
        promises.hold(bool(found.faults), "refused without a fault", str(error))
        return False
    return bool(found.given)


def check_options(data: bytes) -> bool:
    """Options of the command line, whose bytes need not be UTF-8, make a question or `ConfigError`."""
    given = data.decode("utf-8", errors="surrogateescape").split("\n")
    options = dict(
        zip(
            ("bbox", "near", "text", "country", "admin1", "actor", "type", "id", "grade"), given, strict=False
        )
    )
    is_understood = True
    try:
        grade = options.pop("grade", None)
        asked = wanted(
            grade=Grade(grade) if grade in set(Grade) else None,
            **{name: value or None for name, value in options.items()},
        )
        _ask(asked)
    except ConfigError as error:
        promises.tells(error)
        is_understood = False
    for count in (1, 3):
        try:
            promises.hold(
                len(numbers(given[0], count, "--near") or ()) == count, "another count of numbers", given[0]
            )
        except ConfigError as error:
            promises.tells(error)
    return is_understood


def _ask(asked: EventFilter) -> None:
    try:
        promises.hold(list(store().events(asked)) == [], "an event of an empty store")
    except ConfigError as error:  # the store knows the names of event types
        promises.tells(error)
        promises.hold(asked.type is not None, "a condition that the store refuses", asked)


QUERY = Target(
    "query",
    "the query of an address makes a question that the store answers; what cannot be read is told by name",
    check_query,
    lambda: [urlencode(_QUERY).encode(), *(f"{name}={value}".encode() for name, value in _QUERY.items()), b"after=" + str(Cursor("newest", "2025-06-01", "evt_1")).encode()],
    (*(f"&{name}=".encode() for name in NAMES), b"%22", b"%00", b"nan", b"inf", b"1e400", b"%ED%A0%80", b"-180,", b"9999-12-31", b"0001-01-01", b"*", b"%27--", b"AND ", b"NEAR(", b"\xc2\xb2"),
    600,
)  # fmt: skip
OPTIONS = Target(
    "options",
    "options of the command line make a question that the store answers, or ConfigError",
    check_options,
    lambda: [b"-5,10,5,16\n20.0,2.9,60\ndrone\nMLI\nGao\njnim\nBattles\nevt_1\ncontested", b'\n\n"air strike" OR x*\n'],
    (b"\n", b'"', b"nan", b"inf,", b"1e400,", b"-180,-90,180,90", b"0,0,99999", b"*", b"OR ", b"\xff", b"\xed\xa0\x80", b"\x00", b"'"),
    600,
)  # fmt: skip
