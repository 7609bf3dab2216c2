"""Files that people write: configuration, alerts, sources to watch, lists of their own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from firsthand.alerts.reading import read_alerts
from firsthand.config import FILE, PREFIX, load_settings
from firsthand.domain.actor import Actor
from firsthand.domain.errors import ConfigError, KnowledgeError
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.actors.own import OwnActors
from firsthand.knowledge.outlets import OutletList
from firsthand.run.watching.reading import read_watch
from fuzz import promises
from fuzz.target import Target

_SETTINGS = """store = "sqlite:///desk.db"
jobs = 2
log_level = "info"
allow_hosts = ["news.example"]
fetch_delay_seconds = 1.5
offline = false
relevance_threshold = 0.2
reader = "language-model"
language_model_url = "http://localhost:11434/v1"
language_model_name = "m"
language_model_key = "secret"
language_model_price_in = 0.1
tiles = "https://tiles.example/{z}/{x}/{y}.png"
tiles_credit = "Example"
"""
_ALERTS = """base_url = "https://desk.example/"
time_zone = "Africa/Bamako"
language = "fr"
[[channel]]
name = "desk"
type = "webhook"
url = "https://hook.example/x"
[[channel]]
name = "mail"
type = "email"
to = ["a@example.org"]
from = "b@example.org"
host = "mail.example"
[[alert]]
name = "Mali"
country = "MLI"
min_killed = 10
near = [14.5, -4.2, 50]
since = 2025-01-01
channels = ["desk", "mail"]
digest = "daily 07:00"
quiet_hours = "22:00-06:00"
near_any = [{ name = "Gao", lat = 16.27, lon = -0.05, km = 50 }]
revised_by = { persons = 5, percent = 10, of = ["killed"] }
"""
_WATCH = """every = "15 min"
workers = 4
since = 2025-06-01
alerts = "alerts.toml"
[[source]]
name = "Example"
kind = "feed"
address = "https://news.example/feed.xml"
archive = "https://news.example/feed?page={page}"
every = "1 h"
[[source]]
name = "Search"
kind = "search"
address = "https://news.example/?q={query}&p={page}"
queries = ["attaque", "gunmen"]
links = ["https://news.example/*"]
"""
_OUTLETS = {
    "schema": "firsthand.own-list/1",
    "entries": {
        "news.example": {
            "name": "Example",
            "country": "MLI",
            "owner": "Group",
            "source": "me",
            "author": "A",
            "added": "2025-06-01",
        }
    },
}
_ACTORS = {"schema": "firsthand.own-list/1", "entries": {"my-group": {"name": "My Group", "kind": "rebel", "countries": ["MLI"], "aliases": ["MG"], "dropped": ["x"],
    "ties": [{"actor": "jnim", "relation": "parent", "since": "2020"}], "source": "me", "author": "A", "added": "2025-06-01"}}}  # fmt: skip


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="firsthand-fuzz-"))


def _file(data: bytes, name: str) -> Path:
    path = _folder() / name
    path.write_bytes(data)
    return path


def check_settings(data: bytes) -> bool:
    """Settings, or `ConfigError`; the key is in no message."""
    _file(data, FILE)
    text = promises.text_of(data)
    environment = {
        PREFIX + name.strip().upper(): value.strip()
        for name, mark, value in (line.partition("=") for line in text.splitlines())
        if mark
    }
    taken = 0
    for folder, variables in ((_folder(), {}), (_folder() / "none", environment)):
        try:
            found = load_settings({}, variables, folder)
        except ConfigError as error:
            promises.tells(error)
            promises.hold(
                "s3cr3t" not in str(error) or "language_model_key" not in str(error),
                "a key in a message",
                str(error),
            )
        else:
            promises.hold(
                repr(found) == repr(replace(found, language_model_key=None)), "a key in what is shown", found
            )
            taken += found.language_model_key == "s3cr3t"
    return taken > 0


def check_alerts(data: bytes) -> bool:
    """Rules and channels that name each other, or `ConfigError` with the line of each fault; no secret in it."""
    try:
        book = read_alerts(_file(data, "alerts.toml"))
    except ConfigError as error:
        promises.tells(error)
        return False
    promises.hold(bool(book.rules), "a file without rules", book)
    for rule in book.rules:
        for name in rule.channels:
            book.channel(name)
    return True


def check_watch(data: bytes) -> bool:
    """Sources with addresses that can be asked, or `ConfigError`."""
    try:
        book = read_watch(_file(data, "watch.toml"))
    except ConfigError as error:
        promises.tells(error)
        return False
    promises.hold(bool(book.sources), "a file without sources", book)
    for source in book.sources:
        promises.hold(source.least <= source.every <= source.most, "a pace out of order", source)
        for address in source.addresses(promises.NOW.date(), 2):
            promises.hold(address.startswith(("http://", "https://")), "an address", address)
        promises.hold(bool(source.host), "a source without a host", source)
    promises.hold(book.crew_size >= 1, "nobody to ask", book)
    return True


def check_own_lists(data: bytes) -> bool:
    """Own outlets and actors, or `KnowledgeError` that names the file."""
    path = _file(data, "own.json")
    taken = 0
    for load in (_own_outlets, _own_actors):
        try:
            load(path)
        except KnowledgeError as error:
            promises.tells(error)
            promises.hold(str(path) in str(error), "the file is not named", str(error))
        else:
            taken += 1
    return taken > 0


def _own_outlets(path: Path) -> None:
    outlets = OutletList.load(path)
    for domain in outlets.own:
        promises.kept(outlets.outlets[domain])


def _own_actors(path: Path) -> None:
    own = OwnActors(path)
    listed = _listed()
    for actor in own.over(listed).values():
        if actor is not listed.get(actor.id):
            promises.kept(actor)
    for provenance in own.sources.values():
        promises.hold(bool(provenance.words.strip()), "no word of where it is from", provenance)
    promises.hold(own.stamp is not None or not own.sources, "no stamp of what is one's own")


@cache
def _listed() -> Mapping[str, Actor]:
    return {actor.id: actor for actor in ActorList.load().all()}


_TOML = (
    b"[[",
    b"]]",
    b'"',
    b" = ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"nan",
    b"inf",
    b"-1",
    b"1e400",
    b"9999999999999999999",
    b"2025-02-29",
    b"1979-05-27T07:32:00Z",
    b"07:32:00",
    b"true",
    b'"""',
    b"\\u0000",
    b"\\ud800",
    b"\n",
)
SETTINGS = Target("settings", "the configuration is read, or ConfigError; the key is in no message", check_settings, lambda: [_SETTINGS.replace("secret", "s3cr3t").encode()],
    (*_TOML, b"http://[", b"https://", b"language_model_key = ", b"0.5", b"%"))  # fmt: skip
ALERTS = Target("alerts", "a file of alerts is read, or ConfigError with a line for each fault", check_alerts, lambda: [_ALERTS.encode()],
    (*_TOML, b"[[alert]]\n", b"[[channel]]\n", b"type = ", b"revised_by = ", b"near_any = [", b"weekly monday ", b"http://[", b"type = \"atom\"\npath = \"x\"\n", b"type = \"apprise\"\n"))  # fmt: skip
WATCH = Target("watch", "a file of sources is read, or ConfigError with a line for each fault", check_watch, lambda: [_WATCH.encode()],
    (*_TOML, b"[[source]]\n", b"{page}", b"{query}", b"{since}", b"{}", b"{0}", b"http://[", b"kind = \"sitemap\"\n", b"kind = \"page\"\n", b"[a-", b"1w", b"0s"))  # fmt: skip
OWN_LISTS = Target("own-lists", "lists of one's own are read, or KnowledgeError that names the file", check_own_lists,
    lambda: [json.dumps(_OUTLETS).encode(), json.dumps(_ACTORS).encode()],
    (b'"entries":{', b"null", b"[]", b"{}", b"1e999", b"NaN", b'"kind":', b'"ties":', b'"since":"', b'"relation":"ally"', b'"countries":', b"\\ud800", b'"added":', b"[" * 200, b"xn--", b"..", b"\xff"), quick=60)  # fmt: skip
