"""The parts of a round-up, whose text goes from the news of one country to that of another.

"In Sudan, a drone fired on a market" after a wedding attacked in Nigeria opens another part: nothing of the first is carried over, neither its
happening nor its place, day, parties or toll. A headline over both ("Bomb in Colombia, massacre in Haiti") and a sentence that announces them
("two attacks this spring") sum them up and are news of neither.

Only a sentence that puts something in a country opens a part ("in northern Syria", "the Sudanese villages", "Nigeria's Adamawa State", "Haiti, too"),
and only where its paragraph tells harm of its own: "in France, the president condemned the attack" and "in Chad, refugees said" go on with the news
before them, and so do an army, a border or a voice of another country.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import phrases
from firsthand.domain.document import BlockKind
from firsthand.domain.report import Argument, CasualtyKind, Report, Role, Status
from firsthand.domain.values import Anchor, DateKind, Span
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports.asides import is_elsewhere
from firsthand.reports.discourse import Draft
from firsthand.reports.matching import literals, words
from firsthand.reports.references import ONE_FORCE, REFERENCE
from firsthand.reports.scene import Scene

Composed = tuple[Report, Draft]

_HARM = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED, CasualtyKind.CAPTURED)
_REACH = 70  # characters before the name of a country that can say that something is put in it
_OWNED = re.compile(r"['’]s?\s(?:[a-z][\w-]*\s){0,3}$")
_SEMICOLON = re.compile(r";\s")
_ENTRIES = 100  # entries of a name that are looked through for its countries


def with_parts(composed: Sequence[Composed], scenes: Sequence[Scene], gazetteer: Gazetteer) -> list[Composed]:
    """The reports of a document, each with the part it stands in, where the text has news of several countries.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
        gazetteer: for the names of countries, and where other names can lie.
    """
    told: dict[int, list[Composed]] = {}
    for item in composed:
        told.setdefault(item[0].sentence, []).append(item)
    part_of, openings = _parts(scenes, told, gazetteer)
    if len(set(part_of.values())) < 2:
        twofold = {s.sentence.index for s in scenes if s.kind is BlockKind.TITLE and _tells_two(s, gazetteer)}
        return [_aggregate(item) if _is_in(item, twofold) else item for item in composed]
    named: tuple[set[str], set[str]] = set(), set()
    for scene in scenes:
        if scene.sentence.index in part_of:
            named[part_of[scene.sentence.index] > 0].update(_names(scene, gazetteer))
    fighters: dict[int, set[str | None]] = {}
    for scene in scenes:
        told_by_name = {m.actor for m in scene.actors if not _is_borrowed(m)}
        fighters.setdefault(part_of.get(scene.sentence.index, 0), set()).update(told_by_name)
    found: list[Composed] = []
    recalled: dict[int, str] = {}
    for scene in scenes:
        part = part_of.get(scene.sentence.index, 0)
        strange = {m.span for m in scene.actors if _is_borrowed(m) and m.actor not in fighters[part]}
        opening = openings.get(scene.sentence.block)
        for item in told.get(scene.sentence.index, []):
            if _sums_up(scene, item[0], *named, gazetteer):
                found.append(_aggregate(item))
                continue
            if opening is scene and item[0].status is Status.BACKGROUND:
                recalled.setdefault(scene.sentence.block, item[0].id)
            found.append(_in_part(_without(item, strange), part, opening, recalled.get(scene.sentence.block)))
            if item[0].status is Status.ASSERTED:
                openings.pop(scene.sentence.block, None)
    return found


def _parts(
    scenes: Sequence[Scene], told: Mapping[int, Sequence[Composed]], gazetteer: Gazetteer
) -> tuple[dict[int, int], dict[int, Scene]]:
    """The part of each sentence of the body, and by block the sentences that open a part there and tell no news by themselves."""
    body = [scene for scene in scenes if scene.kind is not BlockKind.TITLE]
    part_of: dict[int, int] = {}
    part_in: dict[str, int] = {}
    openings: dict[int, Scene] = {}
    current: str | None = None
    part = 0
    known: set[int] = set()  # numbers of dead told before, and places
    places: set[str] = set()
    is_news_before = False
    for at, scene in enumerate(body):
        here = told.get(scene.sentence.index, ())
        opens = at == 0 or body[at - 1].sentence.block != scene.sentence.block
        stated = settings(scene, gazetteer, opens=opens)
        if len(stated) == 1 and current not in stated and not _others(scene, gazetteer) - stated - {current}:
            (country,) = stated
            if current is None and _may_be_in(country, body[:at], scenes, gazetteer):
                current, part_in[country] = country, 0
            elif country in part_in or is_news_before:
                if _has_news(_rest_of_block(body, at, told), known, places):
                    current, part = country, part_in.setdefault(country, max(part_in.values(), default=0) + 1)
            else:
                current, part_in[country] = country, part
            if current == country and not any(report.status is Status.ASSERTED for report, _ in here):
                openings[scene.sentence.block] = scene
        part_of[scene.sentence.index] = part
        is_news_before = is_news_before or _has_news(here, (), ())
        known.update(number for _, draft in here for number in draft.killed)
        places.update(place for _, draft in here for place in draft.places)
    return part_of, openings


def settings(scene: Scene, gazetteer: Gazetteer, *, opens: bool) -> frozenset[str]:
    """The countries that a sentence puts something in, by their codes.

    Args:
        scene: the sentence.
        gazetteer: for the names of countries.
        opens: whether it opens a paragraph.
    """
    found = set()
    for span, code in _spotted(scene, gazetteer):
        if _is_heard(scene, span) or is_elsewhere(scene, span) or _is_about_others(scene, span):
            continue
        is_name = span.text in gazetteer.countries.names
        if _is_setting(scene, span, is_name=is_name, opens=opens) or (
            is_name and any(_lies_in(p.text, gazetteer) == {code} for p in scene.toponyms)
        ):
            found.add(code)
    return frozenset(found)


def _is_about_others(scene: Scene, country: Span) -> bool:
    """Whether a country is named for its army, or for people who left for it or are looked after in it."""
    moved = scene.pack.places.moved.search(scene.text[: country.start - scene.start])
    return moved is not None or any(m.span.overlaps(country) for m in scene.actors)


def _is_setting(scene: Scene, country: Span, *, is_name: bool, opens: bool) -> bool:
    places = scene.pack.places
    before, after = scene.before(country, _REACH), scene.after(country, _REACH)
    if not is_name:
        nouns = _place_nouns(tuple(places.features))
        return nouns.match(after) is not None or nouns.search(before) is not None
    owned = next((p for p in scene.toponyms if p.start > country.end), None)
    if owned is not None and _OWNED.fullmatch(scene.document.text[country.end : owned.start]):
        return not any(m.span.overlaps(owned) for m in scene.actors)
    if places.inside.search(before):
        return True
    return opens and (
        places.turn.search(before) is not None
        or (places.subject.fullmatch(before) is not None and places.likewise.search(after) is not None)
    )


@cache
def _place_nouns(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Matches a noun for a place right behind or right before the adjective of a country: "Sudanese villages", "île tchadienne"."""
    any_of = phrases(nouns, blank=" ")
    return re.compile(rf"^\s(?:[a-z-]+\s)?(?:{any_of}|side)\b|\b(?:{any_of}|côté)\s$", re.IGNORECASE)


def _is_heard(scene: Scene, span: Span) -> bool:
    """Whether words belong to a voice: "officials in Chad said"."""
    return any(voice.source is not None and voice.source.overlaps(span) for voice in scene.voices)


def _rest_of_block(
    body: Sequence[Scene], at: int, told: Mapping[int, Sequence[Composed]]
) -> Iterator[Composed]:
    """The reports from a sentence to the end of its paragraph."""
    block = body[at].sentence.block
    for position in range(at, len(body)):
        if body[position].sentence.block != block:
            return
        yield from told.get(body[position].sentence.index, ())


def _has_news(items: Iterable[Composed], known: Collection[int], places: Collection[str]) -> bool:
    """Whether reports tell harm as news, other than that told before: to several people, or in a place of its own.

    Args:
        items: the reports.
        known: numbers of dead told before.
        places: told before.
    """
    for report, draft in items:
        if (
            report.status is not Status.ASSERTED
            or report.event_type is None
            or (draft.killed and all(number in known for number in draft.killed))
        ):
            continue
        harmed = [f.quantity for f in report.figures if f.kind in _HARM and not f.part_of]
        if any((q.point or q.lower or 0) > 1 for q in harmed):
            return True
        if (
            any(place not in places for place in draft.places)
            and not draft.definite
            and (harmed or report.spans(Role.DATE))
        ):
            return True
    return False


def _may_be_in(country: str, before: Sequence[Scene], scenes: Sequence[Scene], gazetteer: Gazetteer) -> bool:
    """Whether what was told so far, without its country, may have been in a country that the text names now."""
    titles = [scene for scene in scenes if scene.kind is BlockKind.TITLE]
    named = {code for scene in titles for code in _countries(scene, gazetteer)}
    if any(country in _countries(scene, gazetteer) for scene in before):
        return True
    lying = [where for s in (*titles, *before) for p in s.toponyms if (where := _lies_in(p.text, gazetteer))]
    elsewhere = [where for where in lying if country not in where]
    return not lying or (named == {country} and not elsewhere) or 2 * len(elsewhere) < len(lying)


def _others(scene: Scene, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries that a sentence names, but for those of fighters and of their friends ("the Iran-aligned Houthis")."""
    text, named = scene.document.text, _countries(scene, gazetteer)
    return frozenset(
        code
        for span, code in _spotted(scene, gazetteer)
        if text[span.end : span.end + 1] != "-"
        and not any(m.span.overlaps(span) for m in scene.actors)
        and code in named
    )


def _countries(scene: Scene, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries that a sentence names; "Lake Chad" names none."""
    regions = [p for p in scene.toponyms if (r := gazetteer.region(p.text)) is not None and r.country is None]
    return frozenset(
        code for span, code in _spotted(scene, gazetteer) if not any(r.contains(span) for r in regions)
    )


def _spotted(scene: Scene, gazetteer: Gazetteer) -> Iterator[tuple[Span, str]]:
    """The names and demonyms of countries in a sentence, in order, with their codes."""
    text, end = scene.document.text, scene.sentence.span.end
    every = _in_order(gazetteer.countries, text)
    for at in range(bisect_left(every, (scene.start, 0, "")), len(every)):
        start, stop, code = every[at]
        if start >= end:
            return
        if stop <= end:
            yield Span.of(text, start, stop), code


@lru_cache(maxsize=4)
def _in_order(countries: CountryList, text: str) -> tuple[tuple[int, int, str], ...]:
    return tuple(sorted(countries.spot(text)))


def _lies_in(name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """The countries of the places that a name can mean, none for the name of a country or of a region of several."""
    region = gazetteer.region(name)
    if name in gazetteer.countries.names or region is not None:
        return frozenset((region.country,)) if region is not None and region.country else frozenset()
    entries = (c.place.country for c in gazetteer.candidates(name, limit=_ENTRIES) if c.similarity == 1)
    return frozenset(country for country in entries if country is not None)


def _names(scene: Scene, gazetteer: Gazetteer) -> frozenset[str]:
    """The places and countries that a sentence names."""
    return frozenset((*(p.text for p in scene.toponyms), *_countries(scene, gazetteer)))


def _sums_up(scene: Scene, report: Report, first: set[str], others: set[str], gazetteer: Gazetteer) -> bool:
    """Whether a report is no news of the first part: a headline that names places of others as well, attacks announced before any is told."""
    if report.status is not Status.ASSERTED:
        return False
    if scene.kind is BlockKind.TITLE:
        names = _names(scene, gazetteer)
        told_here = bool(names or report.figures)
        if not told_here or names & (others - first) or (len(names) > 1 and not names <= first):
            return True
        lying = (_lies_in(place.text, gazetteer) for place in scene.toponyms if place.text not in first)
        return any(where & others and not where & first for where in lying)
    several = words(literals(scene.pack.conflict.attack_plural)).search(scene.text)
    return several is not None and not scene.toponyms and not report.figures and not _is_reference(scene)


def _tells_two(scene: Scene, gazetteer: Gazetteer) -> bool:
    """Whether a headline tells two things of two countries: "Haiti mourns villagers; Colombia offers reward after bombing"."""
    stops = [scene.start + match.start() for match in _SEMICOLON.finditer(scene.text)]
    told: dict[int, set[str]] = {}
    for span, code in _spotted(scene, gazetteer) if stops else ():
        told.setdefault(bisect_left(stops, span.start), set()).add(code)
    named = list(told.values())
    return len(named) > 1 and all(first.isdisjoint(then) for first, then in pairwise(named))


def _is_in(item: Composed, sentences: Collection[int]) -> bool:
    report, _ = item
    return report.status is Status.ASSERTED and report.sentence in sentences


def _is_reference(scene: Scene) -> bool:
    return words(scene.pack.conflict.same).search(scene.text) is not None


def _is_borrowed(mention: ActorMention) -> bool:
    """Whether a party is known from elsewhere in the text alone: "the attackers", "soldiers"."""
    return mention.because == ONE_FORCE or mention.because.startswith(REFERENCE)


def _without(item: Composed, strangers: Collection[Span]) -> Composed:
    """A report without those who are only known from another part."""
    report, draft = item
    if not any(argument.span in strangers for argument in report.arguments):
        return item
    kept = tuple(argument for argument in report.arguments if argument.span not in strangers)
    return replace(report, arguments=kept), draft


def _aggregate(item: Composed) -> Composed:
    report, draft = item
    return replace(report, status=Status.AGGREGATE), replace(draft, status=Status.AGGREGATE)


def _in_part(item: Composed, part: int, opening: Scene | None, recalled: str | None) -> Composed:
    """A report in its part, with the places of the sentence that opened it and its days, where it gives none; history where that sentence was."""
    report, draft = item
    draft = replace(draft, part=part)
    if report.status is not Status.ASSERTED:
        return report, draft
    if recalled is not None and not report.spans(Role.DATE):
        return replace(report, status=Status.BACKGROUND), replace(
            draft, status=Status.BACKGROUND, recalls=recalled
        )
    if opening is None:
        return report, draft
    added = [Argument(Role.PLACE, p) for p in opening.toponyms if not is_elsewhere(opening, p)]
    if not report.spans(Role.DATE):
        days = (d for d in opening.dates if d.kind is not DateKind.VAGUE and d.anchor is not Anchor.CONTEXT)
        added += [Argument(Role.DATE, d.span) for d in days]
    return replace(report, arguments=(*added, *report.arguments)), draft
