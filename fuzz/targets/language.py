"""What the words of a text mean: numbers, dates, places."""

from __future__ import annotations

from functools import cache

from firsthand.claims.place_evidence import areas_of
from firsthand.claims.when import lost_days, place_in_calendar
from firsthand.claims.where import locate
from firsthand.languages import LANGUAGES
from firsthand.reports.spotting import Spotter
from fuzz import promises
from fuzz.target import Target
from fuzz.targets.articles import ENGLISH, FRENCH, WORDS, article, bench


def check_numbers(data: bytes) -> bool:
    """Numbers in order, with words of the text, low <= best <= high."""
    text = promises.text_of(data)
    count = 0
    for language in LANGUAGES:
        found = language.numbers(text)
        count += len(found)
        promises.spans(text, (number.span for number in found), apart=True)
        for number in found:
            promises.quantity(number.quantity)
            promises.kept(number.quantity)
    return count > 0


def check_dates(data: bytes) -> bool:
    """Dates with words of the text, and sets of days in order."""
    document = article(promises.text_of(data))
    if document is None:
        return False
    count = 0
    for language in LANGUAGES:
        found = language.dates(document.text)
        count += len(found)
        promises.spans(document.text, (expression.span for expression in found), apart=True)
        mentions = place_in_calendar(document, found)
        for mention in mentions:
            promises.days(mention.possible)
            promises.kept(mention)
        for issue in lost_days(document, found, mentions):
            promises.issue(issue)
    return count > 0


def check_places(data: bytes) -> bool:
    """Places with words of the text, on the globe, and any name can be looked up."""
    text = promises.text_of(data)
    actors, places, *_ = bench()
    for candidate in places.candidates(text[:200]):
        promises.kept(candidate.place)
    document = article(text)
    if document is None:
        return False
    count = 0
    for language in LANGUAGES:
        _, reading = _spotter().spot(document, language, "fuzz")
        mentions = locate(
            document, reading.toponyms, gazetteer=places, areas=areas_of(reading.actors, actors)
        )
        promises.hold(len(mentions) == len(reading.toponyms), "a name without an answer", mentions)
        promises.spans(document.text, (mention.span for mention in mentions))
        for mention in mentions:
            promises.hold(0 <= mention.confidence <= 1, "a probability", mention)
            promises.kept(mention)
        count += len(mentions)
    return count > 0


@cache
def _spotter() -> Spotter:
    actors, places, codebook, origins, _ = bench()
    return Spotter(actors, places, codebook, origins)


_NUMBERS = tuple(word.encode() for word in (
    "hundred", "thousand", "million", " and ", "-", "cent", "quatre-vingt", "mille", "vingt et un", "a dozen", "une dizaine de ", "1,000", "1 000", "1.5 million", "½", "٣",
    "9" * 30, "between ", " to ", "over ", "third", "no one", "²", "up to ", "plus de ", "trois cents", "0", "+"))  # fmt: skip
_DATES = tuple(word.encode() for word in (
    "January", "31 February 2025", "12/13/2025", "yesterday", "last ", "next ", "two weeks ago", "the eve of ", "Ramadan", "9999", "0000", "31 December 9999", "1 January 0001", "century", "Q4 ",
    "the 1990s", "il y a ", "avant-hier", "la semaine dernière", "1er ", "lundi ", "since ", "from ", " to ", "999999 years ago", "in 5000 years", "2025-W53-7", "29 février", "Easter", "Tabaski", "weekend"))  # fmt: skip
_PLACES = tuple(word.encode() for word in (
    "Gao", "the Mopti region", "northern Mali", "40 km north of ", "99999 km south of ", "près de ", "Saint-", "N'Djamena", "République démocratique du Congo", "Côte d’Ivoire", "between Gao and Kidal",
    "Georgia", "Paris, Texas", "ǁ", "東京", "%", "_", "'", "\"", "*"))  # fmt: skip
NUMBERS = Target("numbers", "numbers stand in the text, in order, low <= best <= high", check_numbers, lambda: [ENGLISH.encode(), FRENCH.encode(),
    b"between two and three dozen, about 1,200 or more; rose from eight to 14"], WORDS + _NUMBERS, 400)  # fmt: skip
DATES = Target("dates", "dates stand in the text, and their days are in order", check_dates, lambda: [ENGLISH.encode(), FRENCH.encode(),
    b"From 3 to 5 June last year, on the eve of Easter, two days after Sunday, 03/04/2025, in the first two weeks of May"], WORDS + _DATES, 400)  # fmt: skip
PLACES = Target("places", "place names stand in the text and lie on the globe", check_places, lambda: [ENGLISH.encode(), FRENCH.encode(),
    "40 km au nord de Ménaka, entre Gao et Kidal, dans la région de Mopti".encode()], WORDS + _PLACES, 600, 60)  # fmt: skip
