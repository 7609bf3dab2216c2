"""An extraction as MUC-4 templates: one for each happening that has a MUC type.

The view knows nothing of the reader: it looks at types, statuses, roles and figures of reports, and at what spans were resolved to.
What a phrase is (a person, a thing, an organisation) it tells from the resolved actor first and from its head noun second. Fillers
stay spans of the document, so that a reader with better roles and boundaries is at once better here.

Clashes of armed sides that harm nobody else are left out, as the task wants it (`is_relevant`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from evaluation.benchmarks.muc_fills import content_words
from evaluation.benchmarks.muc_incidents import incident_templates
from evaluation.benchmarks.muc_setting import country_of, date_of, place_of
from evaluation.benchmarks.muc_template import MucTemplate, Organisation, Victim
from evaluation.benchmarks.muc_words import Words, load_words, trimmed
from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.claim import Extraction, Field
from firsthand.domain.report import CasualtyKind, Outcome, Report, Role, Side, Status
from firsthand.domain.values import Span
from firsthand.knowledge.codebook import Codebook

GENERAL, BOMBING = "ATTACK", "BOMBING"
_BOMBS = frozenset(("BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "EXPLOSIVE"))
TOLD = frozenset((Status.ASSERTED, Status.BACKGROUND))
"""Statuses that make a template. What is told as background is in many keys too: articles come back to an old attack with news of it."""

_HARM = frozenset(
    (
        CasualtyKind.KILLED,
        CasualtyKind.INJURED,
        CasualtyKind.ABDUCTED,
        CasualtyKind.CASUALTIES,
        CasualtyKind.MISSING,
    )
)
_STATE = frozenset((ActorKind.STATE_FORCE, ActorKind.GOVERNMENT))
_ARMED = frozenset(
    (
        ActorKind.STATE_FORCE,
        ActorKind.REBEL,
        ActorKind.MILITIA,
        ActorKind.PRIVATE_MILITARY,
        ActorKind.INTERNATIONAL_FORCE,
    )
)


def templates(extraction: Extraction, codebook: Codebook, *, all_kinds: bool = False) -> list[MucTemplate]:
    """The templates of a document.

    Args:
        extraction: what was read.
        codebook: has the MUC type of each event type.
        all_kinds: also those that the task does not want.
    """
    if extraction.incidents is not None:
        return incident_templates(extraction, load_words())
    view = _View(extraction, codebook, load_words())
    found = [template for chain in happenings(extraction.reports) if (template := view.template(chain))]
    return [t for t in found if all_kinds or is_relevant(t, load_words())]


def happenings(reports: Sequence[Report]) -> list[list[Report]]:
    """Reports of one happening each, in order of their first."""
    by_id = {report.id: report for report in reports}
    chains: dict[str, list[Report]] = {}
    for report in reports:
        first, seen = report, {report.id}
        while first.continues in by_id and first.continues not in seen:
            first = by_id[first.continues]
            seen.add(first.id)
        chains.setdefault(first.id, []).append(report)
    return list(chains.values())


def is_relevant(template: MucTemplate, words: Words) -> bool:
    """Whether the task wants it: no attack of one armed side on another that harms nobody and nothing else.

    Section 1, rule 1 of the documentation. Where a side is not told, or nothing is said of harm, the template stays: that may be
    the reader's loss and not the text's. (Rule 7 would drop an attack without target or victim; measured, that loses more than
    it gains as long as a reader misses many of them.)
    """
    armed_alone = all(victim.armed for victim in template.victims) and all(
        words.is_military_thing(span.text) for span in template.targets
    )
    both_sides = (template.victims or template.targets) and (template.persons or template.organisations)
    return not (template.type == GENERAL and both_sides and armed_alone)


@dataclass(frozen=True)
class _View:
    extraction: Extraction
    codebook: Codebook
    words: Words

    def template(self, chain: list[Report]) -> MucTemplate | None:
        told = [report for report in chain if report.status in TOLD]
        kinds = Counter(kind for report in told if (kind := self._type(report)))
        if not kinds:
            return None
        weapons = _distinct(self._weapons(told))
        persons, organisations, by_state = self._perpetrators(told)
        place = place_of(self.extraction, told)
        return MucTemplate(
            self._most_special(kinds, weapons),
            tuple(report.id for report in told),
            persons,
            organisations,
            by_state,
            _distinct(self._things(told)),
            self._victims(told),
            weapons,
            any(mention.outcome is Outcome.DESTROYED for report in told for mention in report.outcomes),
            date_of(self.extraction, told),
            place,
            place.place.country if place and place.place else country_of(self.extraction),
        )

    def _type(self, report: Report) -> str | None:
        return self.codebook.get(report.event_type).muc if report.event_type else None

    def _most_special(self, kinds: Counter[str], weapons: Iterable[Span]) -> str:
        """ATTACK only where nothing else fits (section 7.5); what is done with a bomb is a bombing."""
        special = {kind: count for kind, count in kinds.items() if kind != GENERAL}
        if special:
            return max(special, key=lambda kind: special[kind])
        bombed = any(self.words.instrument_type(weapon.text) in _BOMBS for weapon in weapons)
        return BOMBING if bombed else GENERAL

    def _mention(self, span: Span) -> ActorMention | None:
        """The actor at a span, else the longest one inside it."""
        inside = [mention for mention in self.extraction.actors if span.contains(mention.span)]
        return self.extraction.actor_at(span) or max(
            inside, key=lambda mention: len(mention.span.text), default=None
        )

    def _perpetrators(
        self, reports: Iterable[Report]
    ) -> tuple[tuple[Span, ...], tuple[Organisation, ...], bool | None]:
        persons: list[Span] = []
        organisations: dict[str, Organisation] = {}
        states: list[bool] = []
        for report in reports:
            claimants = report.spans(Role.CLAIMANT)
            for span in (*report.spans(Role.INITIATOR), *claimants):
                mention = self._mention(span)
                named = (
                    mention is not None
                    and mention.actor is not None
                    and not mention.actor.startswith("generic:")
                )
                if mention is not None:
                    states.append(mention.kind in _STATE)
                if (named and mention) or self.words.is_collective(span.text):
                    held = mention.span if named and mention else trimmed(span)
                    organisation = Organisation(
                        held,
                        mention.actor if mention else None,
                        span in claimants or self._claims(report, mention),
                        bool(report.voice and (report.voice.hedges or report.voice.source)),
                    )
                    key = " ".join(content_words(held.text))
                    before = organisations.get(key)
                    organisations[key] = (
                        replace(before, claims=before.claims or organisation.claims)
                        if before
                        else organisation
                    )
                if (
                    not named
                    and not self.words.is_collective(span.text)
                    and not self.words.is_thing(span.text)
                ) or (named and mention and span != mention.span and self.words.is_person(span.text)):
                    persons.append(span)
        return _distinct(persons), tuple(organisations.values()), any(states) if states else None

    def _claims(self, report: Report, mention: ActorMention | None) -> bool:
        claims = self.extraction.claims_of(report.id)
        return mention is not None and any(
            claim.field is Field.RESPONSIBILITY and claim.value == mention.actor for claim in claims
        )

    def _things(self, reports: Iterable[Report]) -> Iterator[Span]:
        for report in reports:
            for argument in report.arguments:
                text = argument.span.text
                if argument.role is Role.FACILITY or (
                    argument.role is Role.TARGET
                    and self._mention(argument.span) is None
                    and self.words.is_thing(text)
                ):
                    yield trimmed(argument.span)

    def _weapons(self, reports: Iterable[Report]) -> Iterator[Span]:
        for report in reports:
            yield from map(trimmed, report.spans(Role.WEAPON))
            if named := self.words.instrument_in(report.trigger):
                yield named

    def _victims(self, reports: Iterable[Report]) -> tuple[Victim, ...]:
        found: dict[str, Victim] = {}
        for report in reports:
            harmed = [
                (figure.group or figure.span, figure.kind, figure.quantity)
                for figure in report.figures
                if figure.kind in _HARM and figure.side is not Side.INITIATOR
            ]
            spans = [(span, None, None) for span in report.spans(Role.VICTIM)]
            spans += [(span, None, None) for span in report.spans(Role.TARGET) if not self._is_thing(span)]
            for span, kind, quantity in (*spans, *harmed):
                description, name = self.words.name_in(trimmed(span))
                if not content_words((name or span).text) or (name or description or span).text[0].isdigit():
                    continue
                victim = Victim(
                    name, description, frozenset((kind,) if kind else ()), quantity, self._is_armed(span)
                )
                key = " ".join(content_words(victim.span.text))
                before = found.get(key)
                found[key] = victim if before is None else _joined(before, victim)
        return tuple(found.values())

    def _is_thing(self, span: Span) -> bool:
        return self._mention(span) is None and self.words.is_thing(span.text)

    def _is_armed(self, span: Span) -> bool:
        mention = self._mention(span)
        return mention.kind in _ARMED if mention else self.words.is_armed(span.text)


def _joined(one: Victim, other: Victim) -> Victim:
    return replace(
        one,
        description=one.description or other.description,
        harms=one.harms | other.harms,
        quantity=one.quantity or other.quantity,
    )


def _distinct(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without those whose words came before."""
    kept: dict[str, Span] = {}
    for span in spans:
        kept.setdefault(" ".join(content_words(span.text)), span)
    return tuple(kept.values())
