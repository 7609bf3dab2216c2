"""Values of a configuration file, checked one by one; every fault is noted with its key and line."""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar, overload

from firsthand.alerts.schedule import WEEKDAYS, Digest, QuietHours
from firsthand.alerts.toml_lines import Lines
from firsthand.domain.errors import ConfigError

T = TypeVar("T")
D = TypeVar("D")

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_MOST = 10_000
_HIDDEN = frozenset({"url"})  # keys whose values may hold a secret, so that no message shows them


def read_text(path: Path) -> str:
    """The text of a configuration file.

    Raises:
        ConfigError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        raise ConfigError(f"{path} cannot be read: {why}") from fault


@dataclass
class Faults:
    """What is wrong with a file."""

    path: str
    lines: Lines
    found: list[tuple[int, str]] = field(default_factory=list)

    def note(self, line: int, message: str) -> None:
        """Note one fault."""
        self.found.append((line, message))

    def distinct(self, kind: str, names: Sequence[str]) -> None:
        """Note the names that more than one table of a kind has, at the last of them."""
        for name, count in Counter(names).items():
            if count > 1:
                last = len(names) - 1 - names[::-1].index(name)
                self.note(
                    self.lines.at(kind, last, "name"), f"{kind} {name!r}: there are {count} of this name"
                )

    def __str__(self) -> str:
        return "\n".join(f"{self.path}:{line}: {message}" for line, message in sorted(self.found))


@dataclass
class Fields:
    """One table of the file, whose values are taken out one by one.

    Attributes:
        values: as the file has them.
        faults: where faults are noted.
        table, index: which table it is, or is a part of.
        part: key of the part.
        owner: name of the table that it is a part of.
        taken: keys that were asked for.
    """

    values: Mapping[str, object]
    faults: Faults
    table: str = ""
    index: int = 0
    part: str = ""
    owner: object = None
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of_file(cls, text: str, path: str) -> Fields:
        """The whole of a file of TOML.

        Args:
            text: of the file.
            path: its name in messages.

        Raises:
            ConfigError: it is no TOML.
        """
        try:
            values = tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            raise ConfigError(f"{path}: this is not TOML: {fault}") from fault
        return cls(values, Faults(path, Lines.of(text)))

    def inside(self, key: str, values: Mapping[str, object]) -> Fields:
        """A table within this one."""
        return Fields(values, self.faults, self.table, self.index, key, self.values.get("name"))

    @overload
    def take(self, key: str, read: Callable[[object], T]) -> T | None: ...
    @overload
    def take(self, key: str, read: Callable[[object], T], default: D) -> T | D: ...

    def take(self, key: str, read: Callable[[object], T], default: D | None = None) -> T | D | None:
        """A value, or what stands for it where there is none or a wrong one.

        Args:
            key: its key.
            read: gives the value its type, or raises ValueError with what it should be ("is a number").
            default: what stands for it.
        """
        self.taken.add(key)
        if key not in self.values:
            return default
        try:
            return read(self.values[key])
        except ValueError as fault:
            shown = "" if key in _HIDDEN else f", not {_shown(self.values[key])}"
            self.fault(f"{key} {fault}{shown}", key)
            return default

    def need(self, key: str, read: Callable[[object], T], otherwise: T) -> T:
        """A value that has to be there; `otherwise` keeps the rest going where it is not."""
        if key not in self.values:
            self.taken.add(key)
            self.fault(f"{key} is missing")
        return self.take(key, read, otherwise)

    def fault(self, message: str, key: str = "") -> None:
        """Note what is wrong with the table, or with one of its keys."""
        name = self.owner if self.part else self.values.get("name")
        part = f"{self.part}: " if self.part else ""
        who = f"{self.table} {name!r}: " if isinstance(name, str) and name else f"{self.table}: "
        line = self.faults.lines.at(self.table, self.index, self.part or key)
        self.faults.note(line, f"{who if self.table else ''}{part}{message}")

    def close(self) -> None:
        """Note keys that mean nothing here."""
        for key in self.values:
            if key not in self.taken:
                near = get_close_matches(key, sorted(self.taken), 1)
                hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(self.taken))}"
                self.fault(f"there is no key {key!r} here; {hint}", key)


def words(value: object) -> str:
    """Text on one line that is not empty."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError("is text on one line")
    return value.strip()


def list_of(read: Callable[[object], T]) -> Callable[[object], tuple[T, ...]]:
    """Several values, or one on its own."""

    def several(value: object) -> tuple[T, ...]:
        items = value if isinstance(value, list) else [value]
        if not items:
            raise ValueError("is a list with something in it")
        return tuple(read(item) for item in items)

    return several


def one_of(choices: Iterable[str]) -> Callable[[object], str]:
    """One of a few words."""
    allowed = tuple(choices)

    def chosen(value: object) -> str:
        if value not in allowed:
            raise ValueError(f"is one of {', '.join(allowed)}")
        return str(value)

    return chosen


def whole(least: int = 1, most: int = 10**9) -> Callable[[object], int]:
    """A whole number within bounds."""

    def number(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise ValueError(f"is a whole number from {least}" + (f" to {most}" if most < 10**9 else ""))
        return value

    return number


def real(least: float = -math.inf, most: float = math.inf) -> Callable[[object], float]:
    """A number within bounds."""

    def number(value: object) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        if not is_number or not least <= value <= most:  # type: ignore[operator]
            bounds = f" from {least:g} to {most:g}" if math.isfinite(most) else f" from {least:g}"
            raise ValueError("is a number" + (bounds if math.isfinite(least) else ""))
        return float(value)  # type: ignore[arg-type]

    return number


def numbers(count: int, form: str) -> Callable[[object], tuple[float, ...]]:
    """A list of so many numbers."""

    def several(value: object) -> tuple[float, ...]:
        if not isinstance(value, list) or len(value) != count:
            raise ValueError(f"is a list of {count} numbers, [{form}]")
        try:
            return tuple(real()(item) for item in value)
        except ValueError:
            raise ValueError(f"is a list of {count} numbers, [{form}]") from None

    return several


def switch(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("is true or false")  # noqa: TRY004 - all faults of a file are of one kind
    return value


def day(value: object) -> date:
    """A date of TOML, or one in ISO form as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise ValueError("is a day such as 2025-06-01") from None


def quiet_hours(value: object) -> QuietHours:
    """Hours such as 22:00-06:00."""
    parts = value.replace("–", "-").split("-") if isinstance(value, str) else []
    if (
        len(parts) != 2
        or (start := _clock(parts[0])) is None
        or (end := _clock(parts[1])) is None
        or start == end
    ):
        raise ValueError('is two different times such as "22:00-06:00"')
    return QuietHours(start, end)


def digest(value: object) -> Digest | None:
    """At once, or a time of day or week."""
    parts = value.lower().split() if isinstance(value, str) else []
    clock = _clock(parts[-1]) if parts else None
    if parts == ["at", "once"]:
        return None
    if clock is not None and parts[:-1] == ["daily"]:
        return Digest(clock)
    if clock is not None and len(parts) == 3 and parts[0] == "weekly" and parts[1] in WEEKDAYS:
        return Digest(clock, WEEKDAYS.index(parts[1]))
    raise ValueError('is "at once", "daily 07:00" or "weekly monday 07:00"')


def tables(value: object) -> list[Mapping[str, object]]:
    """A list of tables."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value) or len(value) > _MOST:
        raise ValueError("is a list of tables")
    return value


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text.strip())
    return time(int(found[1]), int(found[2])) if found else None


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
