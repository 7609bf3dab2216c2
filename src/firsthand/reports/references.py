"""Definite references to parties: "the group", "the army", "les assaillants"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.document import Document
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.actors.introduced import INTRODUCED
from firsthand.knowledge.actors.states_acting import ACTS
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.mentioned import REACH, is_tied

REFERENCE = "definite reference to "
"""Opens the reason of a mention that stands for a group named before it."""
ONE_FORCE = "the one state force of the text"
"""The reason of a mention of soldiers that are of the one army named."""

SHORT_FOR = "short for "
"""Opens the reason of a mention of a movement that stands for its one branch whose name begins so."""

_ARMED_GROUPS = (ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL, ActorKind.PRIVATE_MILITARY)
_SOLDIERS = "generic:soldiers"
_OF_OTHERS = re.compile(
    r"\s(?:of\b|des?\b|d['’]|scolaire|parlementaire|électrogène|hospitalier|ethnique|bancaire|minier|pétrolier|stage\b)",
    re.IGNORECASE,
)
"""What stands behind "the group" where it is another one: "the group of tourists", "le groupe scolaire"."""
_NEW_GROUP = re.compile(r"\b(?:a|an|une?)\s(?:\w+\s)?groupe?\s(?:of\s|des?\s|d['’])", re.IGNORECASE)
"""Another group that a text brings in: "a group of civilians"."""
_AND = re.compile(r"\s(?:and|et)\s(?:(?:of|de|des|the|les|some)\s|d['’])?")
_POSSESSIVE = re.compile(r"['’]s\s")


def resolve_references(
    document: Document, mentions: Sequence[ActorMention], pack: LanguagePack, actors: ActorList
) -> tuple[ActorMention, ...]:
    """Mentions with references to parties of the same document resolved; what the document leaves open stays open.

    "The group" is the last armed group named before it, or organisation that the text introduced; "the group's fighters" is the
    same. "The army", and soldiers without a country, are the one state force that
    the document names; where it names several, they stay generic.
    """
    forces = _state_forces(mentions, actors)
    resolved = {mention.span: mention for mention in mentions}
    references = list(words(pack.conflict.group_references).finditer(document.text))
    parties = [
        m for m in mentions if references and not is_tied(_before(document.text, m.span), m, pack.conflict)
    ]
    for match in references:
        span = Span.of(document.text, match.start(), match.end())
        inside = [m for m in mentions if m.span.overlaps(span)]
        if any(_is_named(m) for m in inside) or _is_other(span, inside, mentions, document.text):
            continue
        are_rebels = any(m.kind is ActorKind.REBEL for m in inside)
        alone = [m for m in parties if not _fights_beside(m, mentions, document.text)]
        antecedent = _last_group(alone, span, are_rebels=are_rebels) or _last_group(
            parties, span, are_rebels=are_rebels
        )
        if antecedent is not None and not _is_another(antecedent, span, mentions, document.text):
            theirs = _men_of(span, mentions, document.text)
            for mention in (*inside, *theirs):
                resolved.pop(mention.span, None)
            span = Span.of(document.text, span.start, max(m.span.end for m in theirs)) if theirs else span
            reason = f"{REFERENCE}{antecedent.span.text}"
            resolved[span] = ActorMention(span, antecedent.actor, antecedent.kind, reason)
    for mention, branch in _shortened(mentions, actors):
        resolved[mention.span] = replace(
            mention, actor=branch.actor, kind=branch.kind, because=f"{SHORT_FOR}{branch.span.text}"
        )
    if len(forces) == 1:
        force = forces[0]
        for mention in list(resolved.values()):
            if mention.actor == _SOLDIERS:
                resolved[mention.span] = replace(mention, actor=force, because=ONE_FORCE)
    return tuple(sorted(resolved.values(), key=lambda m: m.span.start))


def _shortened(
    mentions: Sequence[ActorMention], actors: ActorList
) -> Iterator[tuple[ActorMention, ActorMention]]:
    """Mentions of a movement that only shorten the name of the one branch of it that the text names: "Islamic State" where it tells of "Islamic State in the Sahel"."""
    named = {m.actor: m for m in mentions if m.actor and _is_named(m)}
    branches = {actor: m for actor, m in named.items() if actors.get(actor).parents}
    for mention in mentions:
        if mention.actor not in named:
            continue
        short = mention.span.text.casefold()
        own = [
            m
            for actor, m in branches.items()
            if mention.actor in actors.get(actor).parents and m.span.text.casefold().startswith(f"{short} ")
        ]
        if len(own) == 1:
            yield mention, own[0]


def _before(text: str, span: Span) -> str:
    """What stands before a mention in its line, as far as ties to it reach."""
    return text[max(0, span.start - REACH) : span.start].rpartition("\n")[2]


def _is_other(
    span: Span, inside: Sequence[ActorMention], mentions: Sequence[ActorMention], text: str
) -> bool:
    """Whether the words that follow tell another group than one named before."""
    return _names_itself(span, mentions, text) or (
        not inside and _OF_OTHERS.match(text, span.end) is not None
    )


def _is_another(antecedent: ActorMention, span: Span, mentions: Sequence[ActorMention], text: str) -> bool:
    """Whether the text brought in another group since, of people that are no fighters: "a group of civilians"."""
    brought = next(iter([*_NEW_GROUP.finditer(text, antecedent.span.end, span.start)][-1:]), None)
    return brought is not None and not any(
        m.span.start == brought.end() and m.kind in (*_ARMED_GROUPS, ActorKind.UNKNOWN) for m in mentions
    )


def _names_itself(span: Span, mentions: Sequence[ActorMention], text: str) -> bool:
    """Whether a name follows at once, which says who "the group" is: "le groupe Wagner"."""
    following = text[span.end : span.end + 1]
    return following.isspace() and any(m.span.start == span.end + 1 and _is_named(m) for m in mentions)


def _is_named(mention: ActorMention) -> bool:
    """Whether a mention is a name: of the list, or of an organisation that the text introduced."""
    return mention.because == "alias" or mention.because.startswith(INTRODUCED)


def _fights_beside(group: ActorMention, mentions: Sequence[ActorMention], text: str) -> bool:
    """Whether a group is told of beside soldiers: "soldats et volontaires du VDP" is no group that says whom it killed."""
    return any(
        m.kind is ActorKind.STATE_FORCE
        and m.span.end <= group.span.start
        and _AND.fullmatch(text, m.span.end, group.span.start)
        for m in mentions
    )


def _men_of(span: Span, mentions: Sequence[ActorMention], text: str) -> list[ActorMention]:
    """The description right behind a possessive reference: "the group's fighters"."""
    behind = _POSSESSIVE.match(text, span.end)
    return [
        m
        for m in mentions
        if behind is not None
        and m.span.start == behind.end()
        and m.actor is not None
        and m.actor.startswith("generic:")
        and m.kind in (*_ARMED_GROUPS, ActorKind.UNKNOWN)
    ]


def _last_group(mentions: Sequence[ActorMention], span: Span, *, are_rebels: bool) -> ActorMention | None:
    """The nearest named armed group before a reference that is told of as an actor of its own.

    Args:
        mentions: of the text.
        span: of the reference.
        are_rebels: it says so itself ("the jihadists", "les terroristes"): then no militia that fights for the state is.
    """
    kinds = (ActorKind.REBEL,) if are_rebels else _ARMED_GROUPS
    groups = [m for m in mentions if _is_named(m) and (m.kind in kinds or m.actor is None)]
    before = [m for m in groups if m.span.end <= span.start]
    counts = Counter(_party(m) for m in groups)
    told = [m for m in before if counts[_party(m)] > 1 or len(counts) == 1]
    return next(iter([*before[-1:], *told[-1:]][::-1]), None)


def _party(mention: ActorMention) -> str:
    """Which party of the text a named mention is: an id, or the name by which the text introduced it."""
    return mention.actor or mention.because


def _state_forces(mentions: Sequence[ActorMention], actors: ActorList) -> list[str]:
    """Armies named, one that is named much more often than the others alone; else the army of the one government named. A state that strikes, by
    the name of its country or by its arms ("a Russian missile"), is none of them: "security forces" in another are not its.
    """
    named = [
        m
        for m in mentions
        if m.actor and m.actor.endswith("-army") and not m.because.startswith(ACTS) and not _is_by_arms(m)
    ]
    counts = Counter(m.actor for m in named if m.actor)
    ranked = [actor for actor, _ in counts.most_common()]
    if len(ranked) > 1 and counts[ranked[0]] >= 3 * counts[ranked[1]]:
        return ranked[:1]
    if ranked:
        return sorted(ranked)
    governments = {m.actor for m in mentions if m.actor and m.actor.endswith("-government")}
    countries = {country for actor in governments if (country := actors.get(actor).country)}
    return [f"{country.lower()}-army" for country in countries] if len(countries) == 1 else []


def _is_by_arms(mention: ActorMention) -> bool:
    """Whether a mention is only the country of the arms behind it: "Russian" of "a Russian missile"."""
    _, plus, named = mention.because.partition(" + ")
    return bool(plus) and named.casefold() not in mention.span.text.casefold()
