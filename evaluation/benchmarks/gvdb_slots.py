"""The fillers of the slots of an article on a shooting, drawn from what was read of it.

The database codes one filler for a slot of an article, so that one is given: of the main event, the first name, the place that the
document names most often, the fullest naming of a weapon. Where the main event has no date or place of its own, one of the document stands
in that belongs to no other event: news names both once, in its dateline or its first sentence, and tells the happening in the next. A weapon
that no report has is looked for among the words for firearms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from evaluation.benchmarks.toll import HARM, ages
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.domain.report import Role
from firsthand.domain.values.moment import DateExpression
from firsthand.domain.values.place import PlaceKind
from firsthand.domain.values.span import Span
from firsthand.knowledge.folding import plain

VICTIMS, SHOOTER, CITY, DATE, WEAPON = "victims", "shooter", "city", "date", "weapon"
VICTIM_AGE, SHOOTER_AGE = "victim age", "shooter age"
SLOTS = (VICTIMS, SHOOTER, CITY, DATE, WEAPON, VICTIM_AGE, SHOOTER_AGE)

_LARGE = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION, PlaceKind.AREA))
_PART = r"[A-ZÀ-Ý][\w.'’-]*"
_NAME = re.compile(rf"{_PART}(?:\s(?:[\"“][^\"”]+[\"”]\s)?(?:(?:de|la|del|van|von|bin|al)\s)*{_PART})+")
_BODY = re.compile(
    r"\b(?:Police|Sheriff|Department|Dept|County|Office|Center|Centre|Medical|Hospital|Clinic|University|College|School|Church|"
    r"Street|Avenue|Road|Drive|Boulevard|Court|Park|Apartments|News|Times|Bureau|Unit|Division|Association|Club)\b"
)
"""Words of the names of bodies and streets, which no person has."""
_AFTER = 6
"""Characters after a span in which an age in apposition stands: ", 28,"."""
_AGE = re.compile(r"\b\d{1,3}(?:[- ]years?\b|\s?ans\b)")
_NEAR = 60
"""Characters between an age and the person whose age it is, in one sentence."""
_SHOT = re.compile(
    r"\b(?:ammunition|bullets?|cartridges?|gunshots?|gunfire|shots?|casings?|rounds?)\b", re.IGNORECASE
)
"""What comes out of a weapon and is none; "shot gun" is one."""

_FIREARM = re.compile(
    r"\b(?:(?:semi-?automatic|automatic|assault|hunting|air|bb|pellet|\.?\d{1,2}[- ]?(?:caliber|calibre|mm|millimeter|gauge))\s)*"
    r"(?:handguns?|pistols?|revolvers?|rifles?|shotguns?|firearms?|guns?)\b",
    re.IGNORECASE,
)

Filler = tuple[str, ...]
"""What fills a slot, in every wording known."""


def fillers(wordings: Iterable[Filler]) -> list[Filler]:
    """Mentions as fillers, those that are one taken together; the longest wording first."""
    found: list[Filler] = []
    listed = sorted(
        {tuple(filter(plain, wording)) for wording in wordings}, key=lambda w: (-len(" ".join(w)), w)
    )
    for wording in listed:
        if not wording:
            continue
        home = next((n for n, filler in enumerate(found) if same(filler, wording)), None)
        if home is None:
            found.append(wording)
        else:
            found[home] = tuple(dict.fromkeys((*found[home], *wording)))
    return found


def same(a: Filler, b: Filler) -> bool:
    """Whether some wording of one has all words of some wording of the other."""
    for one in a:
        for other in b:
            ours, theirs = set(plain(one).split()), set(plain(other).split())
            if ours and theirs and (ours <= theirs or theirs <= ours):
                return True
    return False


def slots_of(extraction: Extraction, event: Event | None) -> dict[str, list[Filler]]:
    """The fillers of a document's main event, dates left out; one for each slot."""
    if event is None:
        return {}
    reports = [report for report in extraction.reports if report.id in event.reports]

    def spans(*roles: Role) -> list[Span]:
        return [a.span for report in reports for a in report.arguments if a.role in roles]

    harmed, doers = spans(Role.VICTIM, Role.TARGET), spans(Role.INITIATOR)
    persons = [name for span in (*harmed, *doers) for name in names(span, extraction)]
    weapons = [(span.text,) for span in spans(Role.WEAPON) if _is_weapon(span)]
    counted = [
        claim.span
        for claim in event.claims
        if claim.field.value in HARM and claim.quantity and claim.quantity.point == 1
    ]
    drawn = {
        VICTIMS: [(name,) for span in harmed for name in names(span, extraction)],
        SHOOTER: [(name,) for span in doers for name in names(span, extraction)],
        CITY: list(_cities(spans(Role.PLACE), persons, event, extraction)),
        WEAPON: sorted(weapons or _firearms(event, extraction), key=_fullest),
        VICTIM_AGE: [(age,) for age in _ages((*harmed, *counted), doers, extraction)],
        SHOOTER_AGE: [(age,) for age in _ages(doers, (*harmed, *counted), extraction)],
    }
    return {slot: fillers(found[:1]) for slot, found in drawn.items()}


def names(span: Span, extraction: Extraction) -> list[str]:
    """Names of persons in a span: two capitalised words or more that are no party of the actor list, no place and no body.

    A place that is one word of a longer name ("Jackson" in "Ann Jackson") is a word of that name. A surname alone stands for the full
    name that the document gives.
    """
    text = extraction.document.text
    letters = list(span.text)
    parties = [mention.span for mention in extraction.actors if mention.actor is not None]
    places = [mention.span for mention in extraction.places if not _within_name(mention.span, span)]
    for other in (*parties, *places):
        if other.overlaps(span):
            start, end = max(other.start - span.start, 0), min(other.end, span.end) - span.start
            letters[start:end] = "|" * (end - start)
    rest = "".join(letters)
    found = [name for name in _NAME.findall(rest) if not _BODY.search(name)]
    if not found and re.fullmatch(_PART, rest):
        found = [name for name in _NAME.findall(text) if name.split()[-1] == rest and not _BODY.search(name)][
            :1
        ]
    return found


def date_of(extraction: Extraction, event: Event | None) -> DateExpression | None:
    """The first date of the event that says a weekday or a day of a month, else the first that no other event has."""
    if event is None:
        return None
    own = (
        extraction.date_at(span)
        for report in extraction.reports
        if report.id in event.reports
        for span in report.spans(Role.DATE)
    )
    free = [
        mention for mention in extraction.dates if not _elsewhere(mention.expression.span, event, extraction)
    ]
    for mention in (*own, *sorted(free, key=lambda mention: mention.expression.span.start)):
        if mention is not None and _says_day(mention.expression):
            return mention.expression
    return None


def holds(said: DateExpression, day: date) -> bool:
    """Whether every part that an expression says is true of a day."""
    parts = (
        (said.year, day.year),
        (said.month, day.month),
        (said.day, day.day),
        (said.weekday, day.weekday()),
    )
    return all(value is None or value == wanted for value, wanted in parts)


def _within_name(place: Span, span: Span) -> bool:
    """Whether a place name in a span is a part of a longer run of capitalised words that no body is called by."""
    return any(
        match.start() <= place.start - span.start
        and place.end - span.start <= match.end()
        and match[0] != place.text
        for match in _NAME.finditer(span.text)
        if not _BODY.search(match[0])
    )


def _ages(persons: Sequence[Span], others: Sequence[Span], extraction: Extraction) -> Iterator[str]:
    """Ages in the words of persons, then ages that stand nearer to them than to others in one sentence."""
    text = extraction.document.text
    for span in persons:
        yield from ages(text[span.start : span.end + _AFTER])
    for sentence in extraction.document.sentences:
        ours = [span for span in persons if sentence.span.start <= span.start < sentence.span.end]
        theirs = [span for span in others if sentence.span.start <= span.start < sentence.span.end]
        for match in _AGE.finditer(text, sentence.span.start, sentence.span.end):
            near = min((_gap(match, span) for span in ours), default=_NEAR + 1)
            if near <= _NEAR and near < min((_gap(match, span) for span in theirs), default=_NEAR + 1):
                yield from ages(match[0])


def _gap(match: re.Match[str], span: Span) -> int:
    return max(span.start - match.end(), match.start() - span.end, 0)


def _cities(
    spans: Sequence[Span], persons: Sequence[str], event: Event, extraction: Extraction
) -> Iterator[Filler]:
    """The event's places, then those of no other event, that are no larger than a settlement and no part of a person's name.

    The one that the document names most often comes first.
    """
    often = Counter(plain(mention.span.text) for mention in extraction.places)
    of_names = {word for name in persons for word in name.split()}
    own = [mention for span in spans if (mention := extraction.place_at(span)) is not None]
    free = [mention for mention in extraction.places if not _elsewhere(mention.span, event, extraction)]
    for listed in (own, free):
        small = [
            mention
            for mention in listed
            if (mention.place is None or mention.place.kind not in _LARGE)
            and not of_names.issuperset(mention.span.text.split())
        ]
        for mention in sorted(small, key=lambda mention: -often[plain(mention.span.text)]):
            yield (mention.span.text, mention.place.name) if mention.place else (mention.span.text,)


def _elsewhere(span: Span, event: Event, extraction: Extraction) -> bool:
    """Whether a report that is not the event's has these words."""
    return any(
        argument.span.overlaps(span)
        for report in extraction.reports
        if report.id not in event.reports
        for argument in report.arguments
    )


def _firearms(event: Event, extraction: Extraction) -> Iterator[Filler]:
    """Words for firearms that no other event has."""
    text = extraction.document.text
    for match in _FIREARM.finditer(text):
        if not _elsewhere(Span.of(text, match.start(), match.end()), event, extraction):
            yield (match[0],)


def _is_weapon(span: Span) -> bool:
    return not _SHOT.search(span.text) or "gun" in span.text.lower().split()


def _fullest(wording: Filler) -> int:
    return -len(wording[0])


def _says_day(said: DateExpression) -> bool:
    return said.weekday is not None or (said.day is not None and said.month is not None)
