"""Messages as entries of an Atom feed (RFC 4287) in a file."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from firsthand.alerts.channel import AtomChannel
from firsthand.alerts.message import Message
from firsthand.domain.ids import content_id
from firsthand.run.sending.sender import DeliveryError

_ATOM = "http://www.w3.org/2005/Atom"
_URN = "urn:firsthand:"
_XML = "http://www.w3.org/XML/1998/namespace"


class FeedSender:
    """Puts each message on top of the feed; one that is in it already changes nothing."""

    def __init__(self, channel: AtomChannel) -> None:
        self._channel = channel

    def send(self, message: Message) -> None:
        """See `Sender`."""
        path = self._channel.path
        entries = [] if not path.exists() else _entries(path)
        urn = f"{_URN}{message.id}"
        if any(entry.findtext(f"{{{_ATOM}}}id") == urn for entry in entries):
            return
        fresh = [_entry(message, urn), *entries][: self._channel.entries]
        try:
            _write_whole(path, _feed(self._channel, message.at, fresh))
        except OSError as error:
            raise DeliveryError(f"the feed {path} cannot be written: {error.strerror or error}") from error


def _entries(path: Path) -> list[etree._Element]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise DeliveryError(
            f"the feed {path} cannot be read: {error}; move it away to start a new one"
        ) from error
    if root.tag != f"{{{_ATOM}}}feed":
        raise DeliveryError(f"{path} is no Atom feed; name another file", permanent=True)
    return list(root.iter(f"{{{_ATOM}}}entry"))


def _entry(message: Message, urn: str) -> etree._Element:
    entry = etree.Element(f"{{{_ATOM}}}entry", nsmap={None: _ATOM})
    entry.set(f"{{{_XML}}}lang", message.record.language)
    stamp = _stamp(message.at)
    for name, said in (("id", urn), ("title", message.subject), ("updated", stamp), ("published", stamp)):
        etree.SubElement(entry, f"{{{_ATOM}}}{name}").text = said
    if message.link:
        etree.SubElement(entry, f"{{{_ATOM}}}link", rel="alternate", href=message.link)
    etree.SubElement(entry, f"{{{_ATOM}}}content", type="text").text = message.body
    return entry


def _feed(channel: AtomChannel, at: datetime, entries: list[etree._Element]) -> bytes:
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    own = f"{_URN}{content_id('feed', [channel.name, channel.title])}"
    for name, said in (("id", own), ("title", channel.title), ("updated", _stamp(at))):
        etree.SubElement(feed, f"{{{_ATOM}}}{name}").text = said
    author = etree.SubElement(feed, f"{{{_ATOM}}}author")
    etree.SubElement(author, f"{{{_ATOM}}}name").text = "Firsthand"
    feed.extend(entries)
    return bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _write_whole(path: Path, content: bytes) -> None:
    """Write a file at once, readable as other new files are."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
