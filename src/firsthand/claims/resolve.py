"""The claims stage: a reading to an extraction."""

from __future__ import annotations

from firsthand.claims.assemble import Bench, assemble
from firsthand.claims.one_country import put_in_country
from firsthand.claims.one_town import put_in_same_town, put_in_town
from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_evidence import areas_of
from firsthand.claims.sites import without_speakers
from firsthand.claims.when import lost_days, place_in_calendar
from firsthand.claims.where import locate
from firsthand.claims.where_it_stands import put_where_it_stands
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.report import Reading
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import pack


def resolve(
    document: Document,
    reading: Reading,
    *,
    gazetteer: Gazetteer,
    actors: ActorList,
    codebook: Codebook,
    origins: OriginList,
) -> Extraction:
    """Resolve what a reader saw against knowledge: places, dates, and the claims of every report.

    Args:
        document: the document read.
        reading: what the reader saw in it.
        gazetteer: to resolve places.
        actors: to name parties and tell their kind.
        codebook: a report of a type that it does not hold is left out.
        origins: to tell wire services and monitors among the voices.
    """
    language = pack(document.language)
    areas = areas_of(reading.actors, actors)
    unrest = actors.unrest if reading.reports else None
    places = locate(document, reading.toponyms, gazetteer=gazetteer, areas=areas, unrest=unrest)
    dates = place_in_calendar(document, reading.dates)
    known = {event_type.code for event_type in codebook.types}
    reports = tuple(r for r in reading.reports if r.event_type is None or r.event_type in known)
    context = PlaceContext(document, gazetteer)
    towns = [mention for mention in places if not context.is_rulers(mention.span)]
    reports = put_in_town(without_speakers(context, reports, places), towns)
    if language is not None:
        reports = put_where_it_stands(context, reports, places, language)
    reports, places = put_in_country(context, put_in_same_town(context, reports, places), places)
    claims = () if language is None else assemble(Bench(document, reading, language, actors, origins))
    return Extraction(
        document=document,
        reader=reading.reader,
        relevance=reading.relevance,
        reports=reports,
        claims=tuple(claim for claim in claims if any(claim.report == report.id for report in reports)),
        places=places,
        dates=dates,
        actors=reading.actors,
        voices=reading.voices,
        incidents=reading.incidents,
        tolls=reading.tolls,
        issues=(*document.issues, *reading.issues, *lost_days(document, reading.dates, dates)),
    )
