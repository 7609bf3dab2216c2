"""A feed of events (Atom, RFC 4287), in English or French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from firsthand import __version__
from firsthand.domain.event import Event
from firsthand.publish.about import NO_LICENCE, safety
from firsthand.publish.acled import whole_of
from firsthand.publish.exporter import View
from firsthand.publish.words import Words

_MINTED = "2026"  # the date part of tag addresses (RFC 4151): a time at which the authority was the publisher's; never changed
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINKED = re.compile(r"https?://[!-~]+", re.IGNORECASE)


class Atom:
    """One entry for each event, with a permanent `tag:` id and the time at which the event last changed.

    The language is that of the view's terms.
    """

    name = "atom"
    extension = "atom"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        for line in _lines(view):
            out.write(line + "\n")


def tag(authority: str, kind: str, name: str) -> str:
    """A permanent address (RFC 4151).

    Args:
        authority: domain or mailbox of the publisher.
        kind: "event" or "feed".
        name: the id.
    """
    return f"tag:{authority},{_MINTED}:{kind}/{name}"


def _lines(view: View) -> Iterator[str]:
    terms = view.terms
    words = Words(terms.language)
    newest = max((_updated(event) for event in view.events), default=_EPOCH)
    filters = "; ".join(f"{name} {value}" for name, value in terms.filters.items())
    name = "&".join(f"{key}={value}" for key, value in sorted(terms.filters.items())) or "all"
    title = words.pick("Incidents of armed conflict", "Incidents de conflit armé")
    rights = terms.licence or words.pick(
        f"Licence: {NO_LICENCE}", "Licence : non indiquée par l’éditeur ; demandez avant de transmettre"
    )
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.language}">'
    yield f"  <id>{_text(tag(terms.authority, 'feed', _slug(name)))}</id>"
    yield f"  <title>{_text(f'{title}: {filters}' if filters else title)}</title>"
    yield f"  <updated>{_time(newest)}</updated>"
    yield "  <author><name>Firsthand</name></author>"
    yield f"  <generator version={_attribute(__version__)}>Firsthand</generator>"
    yield f"  <rights>{_text(rights)}</rights>"
    if words.language == "en":
        yield f"  <subtitle>{_text(' '.join(safety(terms)))}</subtitle>"
    for event in view.events:
        yield from _entry(event, view, words)
    yield "</feed>"


def _entry(event: Event, view: View, words: Words) -> Iterator[str]:
    event_type = view.codebook.get(event.event_type)
    yield "  <entry>"
    yield f"    <id>{_text(tag(view.terms.authority, 'event', event.id))}</id>"
    yield f"    <title>{_text(f'{words.kind_of(event, view.codebook)}, {words.where(event.place)}, {words.when(event)}')}</title>"
    yield f"    <updated>{_time(_updated(event))}</updated>"
    if event.first_seen:
        yield f"    <published>{_time(event.first_seen)}</published>"
    yield f"    <category term={_attribute(event.event_type)} label={_attribute(event_type.name)}/>"
    yield f"    <category scheme={_attribute(tag(view.terms.authority, 'scheme', 'grade'))} term={_attribute(event.grade.value)} label={_attribute(words.grade(event.grade))}/>"
    for address in dict.fromkeys(d.id for d in event.documents if _LINKED.fullmatch(d.id)):
        yield f'    <link rel="via" href={_attribute(address)}/>'
    yield f'    <content type="text">{_text(_content(event, view, words))}</content>'
    yield "  </entry>"


def _content(event: Event, view: View, words: Words) -> str:
    """What is known in a few sentences: figures with their ranges, and whose word they are."""
    tolls = words.tolls(event.tolls) or words.pick("no figure", "aucun chiffre")
    origins = ", ".join(origin.name for origin in event.origins) or words.pick("none named", "aucune nommée")
    sentences = [
        words.who(event),
        words.pick(f"Toll: {tolls}.", f"Bilan : {tolls}."),
        words.pick(
            f"Evidence: {words.grade(event.grade)}; origins: {origins}.",
            f"Éléments : {words.grade(event.grade)} ; origines : {origins}.",
        ),
    ]
    operation = view.operation_of(event)
    if operation is not None:
        shared = words.tolls(operation.tolls)
        sentences.append(
            words.pick(
                f"Part of one operation: {operation.name}.",
                f"Fait partie d’une opération : {operation.name}.",
            )
        )
        if shared and whole_of(event, operation):
            sentences.append(
                words.pick(
                    f"Toll of the whole operation: {shared}.", f"Bilan de toute l’opération : {shared}."
                )
            )
    if event.contradictions:
        kinds = ", ".join(dict.fromkeys(words.field(c.type) for c in event.contradictions))
        sentences.append(words.pick(f"Origins differ on: {kinds}.", f"Les origines divergent : {kinds}."))
    return " ".join(sentence for sentence in sentences if sentence)


def _updated(event: Event) -> datetime:
    return event.updated or event.first_seen or _EPOCH


def _time(moment: datetime) -> str:
    """A date-time of RFC 3339; one without a zone is UTC, as all of ours are."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _slug(name: str) -> str:
    """The characters that RFC 4151 lets stand in the specific part, the others as a hyphen."""
    return re.sub(r"[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]", "-", name)


def _text(text: str) -> str:
    return escape(_ILLEGAL.sub("\ufffd", text))


def _attribute(text: str) -> str:
    return quoteattr(_ILLEGAL.sub("\ufffd", text))
