"""Settings, read once at the edge: flags over environment over `firsthand.toml` over defaults."""

from __future__ import annotations

import math
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from firsthand.domain.errors import ConfigError

FILE = "firsthand.toml"
PREFIX = "FIRSTHAND_"
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMS = ("text", "json")
LOCAL, LANGUAGE_MODEL = "local", "language-model"
READERS = (LOCAL, LANGUAGE_MODEL)
_SECRET = frozenset({"language_model_key"})
_CONTACT = re.compile(r"[!#-'*-;=?-~]{3,200}")  # printable, and no end to the comment of a user agent
_ENDPOINT = re.compile(r"https?://(?P<host>[^/?#@\s]+)(?:/[^?#\s]*)?", re.IGNORECASE)
_TILES = re.compile(
    r"https?://[\w.-]{1,253}(?::\d{1,5})?/[!#-&(-:=?-Z_a-z{}~]{1,500}", re.IGNORECASE | re.ASCII
)
_HOST = re.compile(r"(?:[\w.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?")
_AUTHORITY = re.compile(
    r"(?:[a-z0-9._-]{1,64}@)?[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
)
_SWITCHES = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. A name here is the key in `firsthand.toml`, and in capitals after `FIRSTHAND_` the
    environment variable.

    Attributes:
        store: address of the store.
        author: name under which decisions are made on the command line; by default that of the user.
        jobs: processes to read pages in.
        log_level: least level that is logged: "debug", "info", "warning" or "error".
        log_form: how lines of the log look: "text" for people or "json" for machines.
        gazetteer: a gazetteer file in place of the bundled one.
        data_dir: folder of the places that the user fetches and adds; by default in the user's data folder.
        max_page_bytes: larger pages are not read.
        contact: address or mailbox that is told to the sites we fetch from.
        allow_hosts: hosts, with or without a port, that may be fetched from although their addresses are not public;
            a list, or names with commas between them.
        fetch_delay_seconds: least time between two requests to one host.
        fetch_timeout_seconds: most time for one address.
        offline: whether to stay off the network.
        archive: folder of the WARC files that hold the bytes of pages; by default beside a SQLite store, and nowhere
            for PostgreSQL, which then keeps the bytes itself.
        relevance_threshold: pages that the first look gives a lower likelihood of telling of armed violence (0 to 1)
            are set aside; by default what the first look was trained with.
        reader: who reads the reports out of documents: "local" or "language-model".
        language_model_url: address of an OpenAI-compatible interface ("http://localhost:11434/v1").
        language_model_name: the model, as that interface calls it.
        language_model_key: what the interface asks to be shown; kept out of messages, logs and `repr`.
        language_model_price_in, language_model_price_out: price of a million tokens read and written.
        language_model_timeout_seconds: most time for one answer.
        language_model_cache: folder of the answers kept; by default in the user's cache folder.
        tiles: address of map tiles with {z}, {x} and {y} in it, drawn under the boundaries; by default none, so that the
            map needs no network.
        tiles_credit: whom the map names for these tiles.
        publish_names: whether exports tell the names of persons that the pages tell; by default they are blacked out.
        export_licence: what others may do with what is exported, in words that exports repeat.
        feed_authority: domain or mailbox of whoever publishes, in the permanent addresses of feeds (RFC 4151).
    """

    store: str = "sqlite:///firsthand.db"
    author: str | None = None
    jobs: int = 1
    log_level: str = "warning"
    log_form: str = "text"
    gazetteer: Path | None = None
    data_dir: Path | None = None
    max_page_bytes: int = 20_000_000
    contact: str | None = None
    allow_hosts: tuple[str, ...] = ()
    fetch_delay_seconds: float = 1.0
    fetch_timeout_seconds: float = 60.0
    offline: bool = False
    archive: Path | None = None
    relevance_threshold: float | None = None
    reader: str = LOCAL
    language_model_url: str | None = None
    language_model_name: str | None = None
    language_model_key: str | None = field(default=None, repr=False)
    language_model_price_in: float = 0.0
    language_model_price_out: float = 0.0
    language_model_timeout_seconds: float = 120.0
    language_model_cache: Path | None = None
    tiles: str | None = None
    tiles_credit: str = ""
    publish_names: bool = False
    export_licence: str | None = None
    feed_authority: str | None = None


def load_settings(flags: Mapping[str, object], environment: Mapping[str, str], folder: Path) -> Settings:
    """Read the settings.

    Args:
        flags: values given on the command line by setting name; None stands for a flag that was not given.
        environment: the environment variables.
        folder: where to look for `firsthand.toml`.

    Raises:
        ConfigError: a value that does not fit its setting, a name that is no setting in the file or the flags, or a
            file that cannot be read.
    """
    values: dict[str, object] = {}
    sources = (
        (str(folder / FILE), _from_file(folder / FILE)),
        ("environment", _from_environment(environment)),
        ("command line", {name: value for name, value in flags.items() if value is not None}),
    )
    for source, given in sources:
        for name, value in given.items():
            if name not in _READERS:
                raise ConfigError(f"{source}: there is no setting {name!r}; there are {', '.join(_READERS)}")
            try:
                values[name] = _READERS[name](value)
            except ValueError as fault:
                shown = "" if name in _SECRET else f", not {value!r}"
                raise ConfigError(f"{source}: {name} {fault}{shown}") from fault
    return Settings(**values)  # type: ignore[arg-type]  # each reader gives the type of its field


def default_data_dir(environment: Mapping[str, str]) -> Path:
    """Where this system keeps what users make and fetch.

    After the XDG base directory specification, Apple's file system guidelines and Windows' known folders.
    """
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        given = Path(environment.get("XDG_DATA_HOME") or "")
        base = given if given.is_absolute() else Path.home() / ".local" / "share"
    return base / "firsthand"


def _from_file(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as fault:
        raise ConfigError(f"{path} cannot be read: {fault}") from fault


def _from_environment(environment: Mapping[str, str]) -> Mapping[str, object]:
    """The settings among the variables; an empty one counts as not set, as shells have it."""
    return {name: value for name in _READERS if (value := environment.get(PREFIX + name.upper()))}


def _address(value: object) -> str:
    if not isinstance(value, str) or "://" not in value:
        raise ValueError("is an address such as sqlite:///firsthand.db")
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 100:
        raise ValueError("is a name of at most 100 characters")
    return value.strip()


def _whole(value: object, meaning: str, most: int) -> int:
    text = str(value)
    if isinstance(value, bool) or not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= most:
        raise ValueError(f"is a number of {meaning} from 1 to {most}")
    return int(text)


def _jobs(value: object) -> int:
    return _whole(value, "processes", 1024)


def _bytes(value: object) -> int:
    return _whole(value, "bytes", 2**31)


def _likelihood(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = -1.0
    if isinstance(value, bool) or not 0 <= number <= 1:
        raise ValueError("is a number from 0 to 1")
    return number


def _log_level(value: object) -> str:
    level = str(value).lower()
    if level not in LOG_LEVELS:
        raise ValueError(f"is one of {', '.join(LOG_LEVELS)}")
    return level


def _log_form(value: object) -> str:
    form = str(value).lower()
    if form not in LOG_FORMS:
        raise ValueError(f"is one of {', '.join(LOG_FORMS)}")
    return form


def _path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise ValueError("is a path")
    return Path(value)


def _contact(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not _CONTACT.fullmatch(text):
        raise ValueError("is an address or a mailbox, without blanks and brackets")
    return text


def _hosts(value: object) -> tuple[str, ...]:
    names = value.split(",") if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ValueError("is a list of hosts such as wiki.example or 127.0.0.1:8080")
    hosts = tuple(name.strip().lower() for name in names if name.strip())
    if not all(_HOST.fullmatch(host) for host in hosts):
        raise ValueError("is a list of hosts such as wiki.example or 127.0.0.1:8080")
    return hosts


def _seconds(value: object, least: float) -> float:
    try:
        seconds = math.nan if isinstance(value, bool) else float(str(value))
    except ValueError:
        seconds = math.nan
    if not least <= seconds <= 3600:
        raise ValueError(f"is a number of seconds from {least:g} to 3600")
    return seconds


def _delay(value: object) -> float:
    return _seconds(value, 0.0)


def _timeout(value: object) -> float:
    return _seconds(value, 1.0)


def _reader(value: object) -> str:
    if value not in READERS:
        raise ValueError(f"is one of {', '.join(READERS)}")
    return str(value)


def _endpoint(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    match = _ENDPOINT.fullmatch(text)
    if match is None or not text.isascii() or not _HOST.fullmatch(match["host"].lower()):
        raise ValueError("is an address such as http://localhost:11434/v1, without user, query and fragment")
    return text


def _model(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"[!-~]{1,200}", text):
        raise ValueError("is the name of a model, without blanks")
    return text


def _key(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(r"[!-~]{1,4096}", text):
        raise ValueError("is a key of printable characters without blanks")
    return text


def _price(value: object) -> float:
    try:
        price = math.nan if isinstance(value, bool) else float(str(value))
    except ValueError:
        price = math.nan
    if not 0 <= price <= 1_000_000:
        raise ValueError("is the price of a million tokens, 0 or more")
    return price


def _tiles(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    match = _TILES.fullmatch(text)
    if match is None or not all(part in text for part in ("{z}", "{x}", "{y}")):
        raise ValueError("is an address such as https://tiles.example/{z}/{x}/{y}.png")
    return text


def _credit(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > 200 or not text.isprintable():
        raise ValueError("is a line of up to 200 characters")
    return text


def _words(value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not 1 <= len(text) <= 500:
        raise ValueError("is a line of text of at most 500 characters")
    return text


def _authority(value: object) -> str:
    text = value.strip().lower() if isinstance(value, str) else ""
    if not _AUTHORITY.fullmatch(text):
        raise ValueError("is a domain such as example.org or a mailbox such as desk@example.org")
    return text


def _switch(value: object) -> bool:
    text = str(value).lower()
    if text not in _SWITCHES:
        raise ValueError("is true or false")
    return _SWITCHES[text]


_READERS: Mapping[str, Callable[[object], object]] = {
    "store": _address,
    "author": _name,
    "jobs": _jobs,
    "log_level": _log_level,
    "log_form": _log_form,
    "gazetteer": _path,
    "data_dir": _path,
    "max_page_bytes": _bytes,
    "contact": _contact,
    "allow_hosts": _hosts,
    "fetch_delay_seconds": _delay,
    "fetch_timeout_seconds": _timeout,
    "offline": _switch,
    "archive": _path,
    "relevance_threshold": _likelihood,
    "reader": _reader,
    "language_model_url": _endpoint,
    "language_model_name": _model,
    "language_model_key": _key,
    "language_model_price_in": _price,
    "language_model_price_out": _price,
    "language_model_timeout_seconds": _timeout,
    "language_model_cache": _path,
    "tiles": _tiles,
    "tiles_credit": _credit,
    "publish_names": _switch,
    "export_licence": _words,
    "feed_authority": _authority,
}
"""Setting to what checks and converts a value for it; in the order of `Settings`, which a test holds."""
