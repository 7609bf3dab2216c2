"""A MUC template of the view as the two forms that are scored: six slots, and the form of 1992 with all its slots.

Rules of filling are those of the task documentation of 1992, section 7: no physical target and no instrument for a kidnapping, no
instrument for arson; "- DATE" where only the article's own date is known or a weekday is named; the country always, even
inferred; one type, number and effect for each target, each referring to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from evaluation.benchmarks.muc_keys import Fill, FormTemplate
from evaluation.benchmarks.muc_places import load_atlas
from evaluation.benchmarks.muc_setting import LONGEST
from evaluation.benchmarks.muc_slots import SlotTemplate
from evaluation.benchmarks.muc_template import MucTemplate, Victim
from evaluation.benchmarks.muc_words import Words, is_plural, load_words, trimmed
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DateKind, Operator, PlaceKind, Quantity, Span
from firsthand.knowledge.countries import CountryList

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_KINDS = {
    PlaceKind.SETTLEMENT: "CITY",
    PlaceKind.ADMIN1: "DEPARTMENT",
    PlaceKind.ADMIN2: "MUNICIPALITY",
    PlaceKind.NATURAL: "RURAL AREA",
    PlaceKind.SITE: "RURAL AREA",
    PlaceKind.AREA: "REGION",
}
_UNSPECIFIC = frozenset((PlaceKind.COUNTRY, PlaceKind.REGION))
_EFFECTS = {CasualtyKind.KILLED: "DEATH", CasualtyKind.INJURED: "INJURY"}
_NO_INSTRUMENT = frozenset(("ARSON", "KIDNAPPING"))
_NO_THINGS = frozenset(("KIDNAPPING",))


def as_slots(template: MucTemplate) -> SlotTemplate:
    """The six slots; victims are named persons only."""
    return SlotTemplate.of(
        template.type,
        {
            "PerpInd": [[span.text] for span in template.persons],
            "PerpOrg": [[organisation.span.text] for organisation in template.organisations],
            "Target": [[span.text] for span in template.targets] if template.type not in _NO_THINGS else [],
            "Victim": [[victim.name.text] for victim in template.victims if victim.name],
            "Weapon": [[span.text] for span in template.weapons]
            if template.type not in _NO_INSTRUMENT
            else [],
        },
    )


def as_form(template: MucTemplate, published: date | None, countries: CountryList) -> FormTemplate:
    """The form of 1992.

    Args:
        template: what to write.
        published: the day of the article.
        countries: has the names of countries.
    """
    fills: dict[str, list[Fill]] = {}
    for slot, fill in _fills(template, published, countries, load_words()):
        fills.setdefault(slot, []).append(fill)
    return FormTemplate({slot: tuple(values) for slot, values in fills.items()})


def _fills(
    template: MucTemplate, published: date | None, countries: CountryList, words: Words
) -> Iterator[tuple[str, Fill]]:
    yield "INCIDENT: TYPE", Fill.of(template.type)
    yield "INCIDENT: STAGE OF EXECUTION", Fill.of("ACCOMPLISHED")
    if when := _when(template, published):
        yield "INCIDENT: DATE", Fill.of(when)
    if where := _where(template, countries):
        yield "INCIDENT: LOCATION", Fill.of(where)
    if template.type not in _NO_INSTRUMENT:
        for weapon in template.weapons:
            yield "INCIDENT: INSTRUMENT ID", Fill.of(weapon.text)
            if kind := words.instrument_type(weapon.text):
                yield "INCIDENT: INSTRUMENT TYPE", Fill.of(kind, weapon.text)
    yield from _perpetrators(template)
    if template.type not in _NO_THINGS:
        yield from _things(template, words)
        for span in template.targets:
            if nation := _nation([span], template, countries):
                yield "PHYS TGT: FOREIGN NATION", Fill.of(nation, span.text)
    for victim in template.victims:
        yield from _victim(victim, words)
        if nation := _nation(victim.spans, template, countries):
            yield "HUM TGT: FOREIGN NATION", Fill.of(nation, victim.span.text)


def _perpetrators(template: MucTemplate) -> Iterator[tuple[str, Fill]]:
    if template.by_state is not None:
        yield (
            "PERP: INCIDENT CATEGORY",
            Fill.of("STATE-SPONSORED VIOLENCE" if template.by_state else "TERRORIST ACT"),
        )
    for span in template.persons:
        yield "PERP: INDIVIDUAL ID", Fill.of(span.text)
    for organisation in template.organisations:
        text = organisation.span.text
        yield "PERP: ORGANIZATION ID", Fill.of(text)
        doubt = "SUSPECTED OR ACCUSED" if organisation.suspected else "REPORTED AS FACT"
        sure = "CLAIMED OR ADMITTED" if organisation.claims else organisation.confidence or doubt
        yield "PERP: ORGANIZATION CONFIDENCE", Fill.of(sure, text)


def _things(template: MucTemplate, words: Words) -> Iterator[tuple[str, Fill]]:
    for number, span in enumerate(template.targets):
        yield "PHYS TGT: ID", Fill.of(span.text)
        yield "PHYS TGT: TYPE", Fill.of(words.thing_type(span.text), span.text)
        yield "PHYS TGT: NUMBER", Fill.of("PLURAL" if is_plural(span.text) else "1", span.text)
        damage = template.damages[number] if template.damages else None
        if damage:
            yield "PHYS TGT: EFFECT OF INCIDENT", Fill.of(damage, span.text)
        elif template.destroyed:
            yield "PHYS TGT: EFFECT OF INCIDENT", Fill.of("DESTROYED", span.text)
        elif template.type == "ARSON":
            yield "PHYS TGT: EFFECT OF INCIDENT", Fill.of("SOME DAMAGE", span.text)


def _victim(victim: Victim, words: Words) -> Iterator[tuple[str, Fill]]:
    tag = victim.span.text
    if victim.name:
        yield "HUM TGT: NAME", Fill.of(victim.name.text)
    if victim.description:
        text = trimmed(victim.description).text
        yield "HUM TGT: DESCRIPTION", Fill.of(text, tag if victim.name else None)
    yield "HUM TGT: TYPE", Fill.of(words.person_type((victim.description or victim.span).text), tag)
    yield "HUM TGT: NUMBER", Fill.of(_number(victim), tag)
    for kind, effect in _EFFECTS.items():
        if kind in victim.harms:
            yield "HUM TGT: EFFECT OF INCIDENT", Fill.of(effect, tag)


def _nation(spans: Iterable[Span], template: MucTemplate, countries: CountryList) -> str | None:
    """A country other than the incident's that a phrase names (section 7.17); a demonym is enough."""
    named = (code for span in spans for code in load_atlas().countries(span.text))
    foreign = next((code for code in named if code != template.country), None)
    return next((c.names[0].upper() for c in countries.countries if c.code == foreign), None)


def _number(victim: Victim) -> str:
    if victim.quantity is None:
        return "PLURAL" if victim.name is None and is_plural(victim.span.text) else "1"
    return number(victim.quantity)


def number(quantity: Quantity) -> str:
    """A count as the keys write it: "7", "~7", "7-", "5-7"; PLURAL for a vague one."""
    match quantity.op:
        case Operator.VAGUE:
            return "PLURAL"
        case Operator.ABOUT:
            return f"~{quantity.value}"
        case Operator.AT_LEAST:
            return f"{quantity.value}-"
        case Operator.MORE_THAN:
            return f"{quantity.lower}-"
        case Operator.LESS_THAN | Operator.AT_MOST:
            return f"-{quantity.upper}"
        case Operator.RANGE:
            return f"{quantity.value}-{quantity.high}"
        case Operator.EXACTLY:
            return str(quantity.value)


def _when(template: MucTemplate, published: date | None) -> str | None:
    possible = template.date.possible if template.date else None
    if template.date and possible and template.date.expression.kind is not DateKind.WEEKDAY:
        start, end = possible.start, possible.end
        if start and end and (end - start).days <= LONGEST:
            return _day(start) if start == end else f"{_day(start)} - {_day(end)}"
    return f"- {_day(published)}" if published else None


def _day(day: date) -> str:
    return f"{day.day:02} {_MONTHS[day.month - 1]} {day.year % 100:02}"


def _where(template: MucTemplate, countries: CountryList) -> str | None:
    names = {country.code: country.names[0].upper() for country in countries.countries}
    country = names.get(template.country or "")
    place = template.place.place if template.place else None
    if country is None or template.place is None or place is None or place.kind in _UNSPECIFIC:
        return country
    written = trimmed(template.place.span).text.upper()
    return f"{country}: {written} ({_KINDS[place.kind]})"
