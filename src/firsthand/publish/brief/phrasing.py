"""Days, places, figures, parties and voices in the words of a language, never more exact than the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from firsthand.domain.event import EventDate, EventOrigin
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.brief.model import Figure, Party, Said, Sum, Voice
from firsthand.publish.brief.scope import Scope
from firsthand.publish.brief.words import Words

_FEW_DAYS = 3  # possible days that are named one by one
_MANY_DAYS = 60
_POINT_KM = 10.0  # a radius up to this is that of a town
_MOST_VOICES = 4


class Phrasing:
    """Phrases in one language."""

    def __init__(self, words: Words, codebook: Codebook) -> None:
        self.words = words
        self._codebook = codebook

    def type(self, code: str) -> str:
        """The name of an event type."""
        return self.words.type(code)

    def when(self, value: EventDate) -> str:
        """A day, a few, an interval, or that none is known."""
        return self.days(value.possible)

    def days(self, possible: DaySet | None) -> str:
        """See `when`."""
        words = self.words
        if possible is None:
            return words["days.unknown"]
        start, end = possible.start, possible.end
        if start is None or end is None:
            return words["days.none"]
        if possible.is_day:
            return words.day(start)
        if start.year == date.min.year:
            return words.text("days.to", until=words.day(end))
        if end.year == date.max.year:
            return words.text("days.from", since=words.day(start))
        if len(possible) <= _FEW_DAYS:
            return words.listed([words.day(day) for day in possible], last="days.or")
        weekdays = {day.weekday() for day in possible} if len(possible) <= _MANY_DAYS else set()
        if len(weekdays) == 1:
            name = words.weekday(weekdays.pop())
            return words.text("days.weekday", weekday=name, since=words.day(start), until=words.day(end))
        return words.text("days.between", since=words.day(start), until=words.day(end))

    def where(self, place: Place | None) -> str:
        """Town, unit and country, with the radius where it is no point."""
        words = self.words
        if place is None:
            return words["place.unknown"]
        if place.kind is PlaceKind.COUNTRY and place.country:
            return words.country(place.country)
        parts = [place.name, place.admin1, place.country and words.country(place.country)]
        name = ", ".join(dict.fromkeys(part for part in parts if part))
        if place.radius_km <= _POINT_KM:
            return name
        return words.text("place.within", name=name, km=round(place.radius_km))

    def spot(self, place: Place) -> str:
        """The name of a place, as short as it can be."""
        is_country = place.kind is PlaceKind.COUNTRY and place.country
        return self.words.country(place.country or "") if is_country else place.name

    def area(self, scope: Scope) -> str:
        """The area asked for."""
        words = self.words
        parts = []
        if scope.country is not None:
            parts.append(words.country(scope.country))
        if scope.near is not None:
            lat, lon, km = scope.near
            parts.append(
                words.text("area.near", km=words.decimal(km), lat=words.decimal(lat), lon=words.decimal(lon))
            )
        if scope.bbox is not None:
            sides = dict(zip(("west", "south", "east", "north"), map(words.decimal, scope.bbox), strict=True))
            parts.append(words.text("area.box", **sides))
        return ", ".join(parts) or words["area.all"]

    def period(self, since: date | None, until: date | None) -> str:
        """The days asked for."""
        words = self.words
        given = {"since": since, "until": until}
        told = {name: words.day(day) for name, day in given.items() if day is not None}
        key = "both" if len(told) == 2 else next(iter(told), "none")
        return words.text(f"period.{key}", **told)

    def figure(self, figure: Figure) -> str:
        """At least 31 soldiers killed; 10 to 200 soldiers killed (best supported 10)."""
        words = self.words
        group = figure.groups[0] if len(figure.groups) == 1 else "persons"
        if not figure.is_known:
            return words.text(
                "figure.some", group=words.group(group, 2), kind=words.kind(figure.kind.value, 2, group)
            )
        n = self._agreeing(figure)
        told = words.text(
            "figure.phrase",
            figure=self._range(figure),
            group=words.group(group, n),
            kind=words.kind(figure.kind.value, n, group),
        )
        told += self._best(figure)
        if figure.parts:
            parts = words.listed(
                f"{self._range(p)} {words.group(p.groups[0], self._agreeing(p))}{self._best(p)}"
                for p in figure.parts
            )
            told += words.text("figure.parts", parts=parts)
        return told

    def amount(self, figure: Figure | Sum) -> str:
        """The same without who and what."""
        return self._range(figure) + self._best(figure)

    def voices(self, voices: Sequence[Voice]) -> str:
        """Whose word something is, parties marked."""
        words = self.words
        told = [self.voice(voice) for voice in voices[:_MOST_VOICES]]
        if len(voices) > _MOST_VOICES:
            told.append(words.text("words.more", n=len(voices) - _MOST_VOICES))
        return words["words.semicolon"].join(told)

    def voice(self, voice: Voice) -> str:
        """One of them."""
        name = self.words.actor(voice.actor, voice.name) if voice.actor else voice.name
        name = self.words.text("words.party", name=name) if voice.is_party else name
        via = self.words["words.list"].join(voice.via)
        return self.words.text("words.via", name=name, origin=via) if via else name

    def origin(self, origin: EventOrigin) -> str:
        """The name of an origin; of a party in this language."""
        return self.words.actor(origin.id.removeprefix("party:"), origin.name)

    def parties(self, parties: Iterable[Party]) -> str:
        """Names of parties."""
        return self.words["words.list"].join(self.words.actor(party.id, party.name) for party in parties)

    def said(self, said: Said) -> str:
        """One side of a contradiction; the words of a text stand in quotation marks."""
        words = self.words
        if said.words is not None:
            return words.text("words.quote", text=said.words)
        if said.quantity is None or said.field is None:
            key = said.value if said.value in ("confirmed", "unconfirmed") else None
            return words[f"said.{key}"] if key else said.value or ""
        quantity, group = said.quantity, said.group or "persons"
        if quantity.value is None:
            return words.text(
                "figure.some", group=words.group(group, 2), kind=words.kind(said.field.value, 2, group)
            )
        n = quantity.value if quantity.high is None else quantity.high
        number = words.number(quantity.value)
        key = _SAID.get(quantity.op)
        told = words.text(key, n=number, high=words.number(n)) if key else number
        return words.text(
            "figure.phrase",
            figure=told,
            group=words.group(group, n),
            kind=words.kind(said.field.value, n, group),
        )

    def _range(self, figure: Figure | Sum) -> str:
        words = self.words
        low, best, high = figure.low or 0, figure.best or 0, figure.high
        if high is None:
            return words.text("figure.at_least", low=low)
        if low == high:
            return words.number(best)
        return words.text("figure.range", low=low, high=high)

    def _best(self, figure: Figure | Sum) -> str:
        if figure.low == figure.best and figure.high in (None, figure.best):
            return ""
        return self.words.text("figure.best", best=figure.best or 0)

    @staticmethod
    def _agreeing(figure: Figure | Sum) -> int:
        return figure.high if figure.high is not None else figure.best or 0


_SAID = {
    Operator.MORE_THAN: "said.more",
    Operator.AT_LEAST: "said.at_least",
    Operator.LESS_THAN: "said.less",
    Operator.AT_MOST: "said.at_most",
    Operator.ABOUT: "said.about",
    Operator.RANGE: "said.range",
}
