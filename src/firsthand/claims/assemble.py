"""Reports to claims: one atom for each thing that one voice says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from firsthand.claims.how_many import actor_of, group_of
from firsthand.claims.retold import parted
from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.claim import Claim, Field
from firsthand.domain.document import Document
from firsthand.domain.groups import ANYONE, ARMED_GROUPS, FIGHTERS
from firsthand.domain.ids import content_id
from firsthand.domain.report import Reading, Report, Role, Status, Voice
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.roles import is_authority
from firsthand.languages.base.pack import LanguagePack

_CLAIMABLE = (Status.ASSERTED, Status.BACKGROUND, Status.AGGREGATE, Status.DENIED)
_PARTIES = (
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.STATE_FORCE,
    ActorKind.GOVERNMENT,
    ActorKind.PRIVATE_MILITARY,
    ActorKind.INTERNATIONAL_FORCE,
)
_OF_A_STATE = (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT)
_RECALLED = 60  # characters before a number that can say that somebody had given it before


@dataclass(frozen=True)
class Bench:
    """What claims are assembled with."""

    document: Document
    reading: Reading
    pack: LanguagePack
    actors: ActorList
    origins: OriginList


def assemble(bench: Bench) -> tuple[Claim, ...]:
    """The claims of a document in the order of reports and spans; the same thing said twice in one report is one claim.

    A figure that the text only recalls somebody to have given ("the army had spoken of a dozen") is none where it gives another of the same
    people: it has been superseded. What a party to the fight had claimed stays that party's claim. Figures that count others of the text again
    are parts of these (`claims/retold.py`).
    """
    claims: dict[str, Claim] = {}
    for report in bench.reading.reports:
        if report.status in _CLAIMABLE:
            for claim in sorted(_of_report(report, bench), key=lambda c: (c.span.start, c.field, c.id)):
                claims.setdefault(claim.id, claim)
    threads = {report.id: report.thread for report in bench.reading.reports}
    recalled = {claim.id for claim in claims.values() if _is_recalled(claim, bench)}
    standing = [
        claim
        for claim in claims.values()
        if claim.id not in recalled
        or not any(
            other.id not in recalled
            and _replaces(other, claim)
            and threads[other.report] == threads[claim.report]
            for other in claims.values()
        )
    ]
    return parted(standing, {report.id: report for report in bench.reading.reports}, bench.document.text)


def _is_recalled(claim: Claim, bench: Bench) -> bool:
    """Whether the words before a figure say that somebody, who is no party to the fight beside a state, had given it."""
    if claim.quantity is None or not bench.pack.speech.recalled:
        return False
    actor = claim.claimant_actor
    if (
        actor is not None
        and bench.actors.get(actor).kind in _PARTIES
        and bench.actors.get(actor).kind not in _OF_A_STATE
    ):
        return False
    before = bench.document.text[max(0, claim.span.start - _RECALLED) : claim.span.start]
    return _at_the_end(bench.pack.speech.recalled).search(before) is not None


def _replaces(other: Claim, claim: Claim) -> bool:
    """Whether another claim counts the same people otherwise; no toll is revised to less than half ("had confirmed 44 deaths", "lost two brothers")."""
    if other.quantity is None or claim.quantity is None:
        return False
    groups = {other.group, claim.group} - ANYONE
    return (
        other.field is claim.field
        and not other.part_of
        and other.quantity != claim.quantity
        and 2 * (other.quantity.point or 0) >= (claim.quantity.point or 0)
        and len(groups) < 2
    )


def _of_report(report: Report, bench: Bench) -> Iterator[Claim]:
    sentence = bench.document.sentences[report.sentence].span
    here = [m for m in bench.reading.actors if sentence.contains(m.span)]
    for number, figure in enumerate(report.figures):
        yield _claim(
            report, Field(figure.kind.value), figure.span, report.voice_of(number), bench,
            quantity=figure.quantity, group=group_of(figure, bench.pack, here), actor=actor_of(figure, here),
            side=figure.side, part_of=figure.part_of,
        )  # fmt: skip
    for mention in report.outcomes:
        yield _claim(
            report,
            Field.OUTCOME,
            mention.span,
            report.voice or _claimant_voice(report, sentence),
            bench,
            value=mention.outcome.value,
        )
    for span in report.spans(Role.CLAIMANT):
        actor = _actor_at(span, bench)
        if actor:
            yield _claim(
                report, Field.RESPONSIBILITY, span, _claimant_voice(report, sentence), bench, value=actor
            )
    yield from _confirmation(report, sentence, bench)
    yield from _withheld(report, sentence, bench)


def _claimant_voice(report: Report, sentence: Span) -> Voice | None:
    spans = report.spans(Role.CLAIMANT)
    return Voice(sentence, spans[0]) if spans else None


def _confirmation(report: Report, sentence: Span, bench: Bench) -> Iterator[Claim]:
    """Whether officials confirm, as the sentence says in so many words."""
    official = report.voice.official if report.voice else None
    if official is None or report.status is not Status.ASSERTED:
        return
    speech = bench.pack.speech
    patterns = speech.confirmed if official else speech.unconfirmed
    match = _any_of(patterns).search(sentence.text)
    if match is None:
        return
    span = Span.of(bench.document.text, sentence.start + match.start(), sentence.start + match.end())
    yield _claim(
        report,
        Field.CONFIRMATION,
        span,
        report.voice,
        bench,
        value="confirmed" if official else "unconfirmed",
    )


def _withheld(report: Report, sentence: Span, bench: Bench) -> Iterator[Claim]:
    """That a toll is not given, and of whom where that is said."""
    if report.figures or report.status is not Status.ASSERTED:
        return
    match = _any_of(bench.pack.conflict.withheld).search(sentence.text)
    if match is None:
        return
    span = Span.of(bench.document.text, sentence.start + match.start(), sentence.start + match.end())
    words = re.findall(r"[\w’'-]+", sentence.text.lower())
    groups = [
        bench.pack.conflict.persons[w]
        for raw in words
        if (w := raw.strip("'’")) in bench.pack.conflict.persons
    ]
    yield _claim(
        report,
        Field.FIGURES_WITHHELD,
        span,
        report.voice,
        bench,
        value=next((g for g in groups if g != "persons"), "persons"),
    )


def _claim(
    report: Report, field: Field, span: Span, voice: Voice | None, bench: Bench, **values: object
) -> Claim:
    source = voice.source if voice else None
    actor = (_actor_at(source, bench) or _state_at(source, values.get("group"), bench)) if source else None
    relay = bench.origins.match(_without_article(voice.relay.text)) if voice and voice.relay else None
    group = values.get("group")
    payload = {
        "report": report.id, "field": field.value, "start": span.start, "end": span.end, "text": span.text,
        "value": str(values.get("value") or values.get("quantity")),
    }  # fmt: skip
    return Claim(
        id=content_id("clm", payload),
        document=report.document,
        report=report.id,
        field=field,
        span=span,
        method=bench.reading.reader,
        claimant=source.text if source else None,
        claimant_actor=actor,
        relay=relay.name if relay else (voice.relay.text if voice and voice.relay else None),
        official=_official(voice, actor, group, bench),
        hedges=tuple(dict.fromkeys(h.text.lower() for h in voice.hedges)) if voice else (),
        origin=_origin(voice, actor, bench),
        **values,  # type: ignore[arg-type]
    )


def _official(voice: Voice | None, actor: str | None, group: object, bench: Bench) -> bool | None:
    """As the text says; a state organ that speaks of its own dead is official, and so is who holds an office in a place ("the governor") and counts
    anybody but fighters.
    """
    if voice is None or voice.official is not None:
        unsaid = voice is None or (
            voice.official and voice.source is None
        )  # "confirmed dead", by whom is not said
        return None if unsaid or voice is None else voice.official
    if actor and bench.actors.get(actor).kind in _OF_A_STATE and group in ("soldiers", "police", "civilians"):
        return True
    is_own = group is not None and group not in FIGHTERS
    return True if is_own and voice.source and is_authority(voice.source.text) else None


def _origin(voice: Voice | None, actor: str | None, bench: Bench) -> str | None:
    """The first hand as far as this document tells: relay, credited party or monitor, wire in the credits."""
    if voice is not None:
        for span in (voice.relay, voice.source):
            if span is not None:
                known = bench.origins.match(_without_article(span.text)) or next(
                    (o for _, o in bench.origins.spot(span.text)), None
                )
                if known is not None:
                    return known.name
        if actor and not actor.startswith("generic:"):
            named = bench.actors.get(actor)
            if named.kind in _PARTIES:
                return named.name
    credited = (bench.origins.match(credit) for credit in bench.document.credits)
    return next((origin.name for origin in credited if origin is not None), None)


def _actor_at(span: Span, bench: Bench) -> str | None:
    """The actor that a span names, but for an article: one that it equals, else the first inside it that is no mere description."""
    bare = (
        replace(span, start=span.end - len(name), text=name)
        if (name := _without_article(span.text))
        else span
    )
    inside: Sequence[ActorMention] = [
        m for m in bench.reading.actors if span.contains(m.span) or m.span.contains(bare)
    ]
    named = [m for m in inside if m.actor and not m.actor.startswith("generic:")]
    return next((m.actor for m in (*named, *inside) if m.actor), None)


def _state_at(span: Span, group: object, bench: Bench) -> str | None:
    """The organ of a state that counts fighters and is named by its office alone ("the defence ministry"), where a text names forces of one state."""
    organ = bench.actors.organ(_without_article(span.text), bench.document.language)
    if organ is None or group not in ARMED_GROUPS:
        return None
    named = (m for m in bench.reading.actors if m.kind in _OF_A_STATE and m.actor)
    states = {bench.actors.get(m.actor).country for m in named if m.actor} - {None}
    return f"{states.pop()}-{organ}".lower() if len(states) == 1 else None


def _without_article(name: str) -> str:
    return re.sub(r"^(?:the\s|l['’]|la\s|les?\s)", "", name, flags=re.IGNORECASE)


@cache
def _at_the_end(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{either(patterns)})$", re.IGNORECASE)


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(either(patterns), re.IGNORECASE)
