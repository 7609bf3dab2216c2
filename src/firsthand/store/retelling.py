"""The texts that tell of an event: what a search for it should find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, select

from firsthand.domain.event import Event
from firsthand.store.batches import batches
from firsthand.store.search import Text
from firsthand.store.tables import claims, documents, reports


def texts_of(connection: Connection, events: Mapping[int, Event]) -> dict[int, list[Text]]:
    """Collect, by the key given for each event: names and kinds; and in the language of their document the titles of its documents, and
    the sentences that its reports and claims stand in.
    """
    told = _by_key(
        connection,
        {report for event in events.values() for report in event.reports},
        (
            (reports.c.id, reports.c.quote, reports.c.document),
            (claims.c.report, claims.c.quote, claims.c.document),
        ),
    )
    titles = _by_key(
        connection,
        {document.key for event in events.values() for document in event.documents},
        ((documents.c.key, documents.c.title, documents.c.key),),
    )
    return {
        number: [
            *map(Text, _names(event)),
            *(title for document in event.documents for title in titles[document.key]),
            *(quote for report in event.reports for quote in told[report]),
        ]
        for number, event in events.items()
    }


def _names(event: Event) -> Iterable[str]:
    yield event.event_type
    if event.place:
        yield from filter(
            None, (event.place.name, event.place.admin1, event.place.admin2, event.place.country)
        )
    for actor in event.actors:
        yield from (actor.name, actor.id)
    yield from event.claimed_by
    for claim in event.claims:
        yield from filter(None, (claim.group, claim.claimant, claim.relay))


def _by_key(
    connection: Connection,
    keys: Iterable[str],
    sources: Iterable[tuple[ColumnElement[str], ColumnElement[str], ColumnElement[str]]],
) -> dict[str, list[Text]]:
    """Texts by key, each once, in an order that does not depend on the order of arrival.

    Args:
        connection: to the database.
        keys: those that are asked for.
        sources: column of the key, of the words, and of the key of the document that they stand in.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for key, words, document in sources:
        asked = select(key, words, documents.c.language)
        if document is not documents.c.key:
            asked = asked.join(documents, documents.c.key == document)
        for some in batches(sorted(keys)):
            for row in connection.execute(asked.where(key.in_(some))):
                if row[1]:
                    found[row[0]].add((row[1], row[2] or ""))
    return defaultdict(
        list,
        {
            key: [Text(words, language or None) for words, language in sorted(texts)]
            for key, texts in found.items()
        },
    )
