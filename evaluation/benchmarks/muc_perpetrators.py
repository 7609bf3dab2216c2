"""Who did it, for a MUC-4 template: persons and organisations as spans, the category of the incident, and how sure the text is of them.

Rules of the task documentation of 1992, sections 7.9 to 7.12: an incident is state-sponsored where those behind it are forces or offices
of a state, a terrorist act where they are guerrillas, terrorists, drug traffickers or a group with a name, and of no category where they are
merely men. Confidence follows the words of the sentence that names the organisation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from evaluation.benchmarks.muc_template import Organisation
from evaluation.benchmarks.muc_words import singulars
from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Extraction
from firsthand.domain.report import Report, Role
from firsthand.domain.values import Span

STATE = frozenset(("army", "government", "police", "military", "soldier", "troop", "officer", "policeman", "battalion", "brigade",
                   "navy", "regime", "serviceman", "colonel", "lieutenant", "sergeant", "general", "national guard", "treasury"))  # fmt: skip
_FORCES = re.compile(r"\bARMED FORCES\b(?! OF (?:NATIONAL )?(?:LIBERATION|RESISTANCE))", re.IGNORECASE)
_REBELS = re.compile(r"\b(?:REVOLUTIONARY|LIBERATION|POPULAR|REBEL|GUERRILLA|PEOPLE'?S)\b", re.IGNORECASE)
_STATE_KINDS = frozenset((ActorKind.STATE_FORCE, ActorKind.GOVERNMENT))
_POLITICAL = frozenset(("guerrilla", "guerilla", "rebel", "terrorist", "subversive", "extremist", "insurgent", "trafficker", "combatant",
                        "rightist", "leftist", "urban", "commando", "cartel", "mafia", "militiaman", "paramilitary", "squad"))  # fmt: skip
_CLAIM = re.compile(
    r"\b(?:CLAIM\w*|ADMIT\w*|ACKNOWLEDG\w*|TOOK RESPONSIBILITY|TAKEN RESPONSIBILITY|CREDIT FOR)\b"
)
_ACCUSE = re.compile(
    r"\b(?:ACCUS\w*|SUSPECT\w*|ATTRIBUT\w*|BLAM\w*|ALLEG\w*|CHARG\w+|RESPONSIBLE FOR|PRESUM\w*|BELIEVE\w*)\b"
)
_POSSIBLE = re.compile(
    r"\b(?:POSSIBLE|POSSIBLY|PROBABLY|APPARENTLY|MAY HAVE|MIGHT HAVE|COULD HAVE|RUMOR\w*)\b"
)
_AUTHORITIES = re.compile(
    r"\b(?:AUTHORIT\w+|POLICE|ARMY|MILITARY|ARMED FORCES|GOVERNMENT|OFFICIAL\w*|MINIST\w+|PRESIDENT|JUDGE|SPOKESMAN|COPREFA|COMMUNIQUE)\b"
)


def is_state(text: str, kind: ActorKind | None = None) -> bool:
    """Whether a phrase names forces or offices of a state."""
    if kind is not None and kind in _STATE_KINDS:
        return True
    if _REBELS.search(text):
        return False
    return bool(STATE & set(singulars(text))) or _FORCES.search(text) is not None


def category(
    persons: Sequence[Span], organisations: Sequence[Organisation], extraction: Extraction
) -> bool | None:
    """Whether those behind an incident belong to a state; None where it is of no category."""
    states = [is_state(o.span.text, _kind(o.span, extraction)) for o in organisations]
    if states:
        return states[0]
    for span in persons:
        if is_state(span.text):
            return True
    return False if any(_POLITICAL & set(singulars(span.text)) for span in persons) else None


def organisations_of(
    spans: Sequence[Span], extraction: Extraction, reports: Sequence[Report] = ()
) -> tuple[Organisation, ...]:
    """Organisations, a name and its letters being one.

    Args:
        spans: that name them.
        extraction: has text and actors.
        reports: of the incident: whoever claims one of them claims the incident.
    """
    claiming = {span.text.lower() for report in reports for span in report.spans(Role.CLAIMANT)}
    kept: list[Organisation] = []
    for span in spans:
        mention = extraction.actor_at(span)
        actor = mention.actor if mention else None
        text = extraction.document.text
        if any((actor and actor == o.actor) or _is_one(span.text, o.span.text, text) for o in kept):
            continue
        kept.append(
            Organisation(span, actor, span.text.lower() in claiming, confidence=_confidence(span, extraction))
        )
    return tuple(kept)


def whole(span: Span, organisations: Sequence[Span], text: str) -> Span:
    """A noun such as "MEMBERS" with the organisation whose members they are."""
    for other in organisations:
        between = text[span.end : other.start] if span.end <= other.start else ""
        if re.fullmatch(r"\s+(?:OF|FROM)\s+(?:THE\s+)?", between, re.IGNORECASE) and _is_member(span.text):
            return Span.of(text, span.start, other.end)
    return span


def _is_member(text: str) -> bool:
    return (singulars(text) or [""])[-1] in {"member", "group", "unit", "element", "column", "squad"}


def _confidence(span: Span, extraction: Extraction) -> str:
    sentence = next((s.span.text.upper() for s in extraction.document.sentences if s.span.contains(span)), "")
    if _CLAIM.search(sentence):
        return "CLAIMED OR ADMITTED"
    if _ACCUSE.search(sentence):
        rest = sentence.replace(span.text.upper(), "")
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if _AUTHORITIES.search(rest) else "SUSPECTED OR ACCUSED"
    return "POSSIBLE" if _POSSIBLE.search(sentence) else "REPORTED AS FACT"


def _kind(span: Span, extraction: Extraction) -> ActorKind | None:
    mention = extraction.actor_at(span)
    return mention.kind if mention else None


def _is_one(one: str, other: str, text: str) -> bool:
    """Whether one of two names is short for the other: by its first letters, or because the text puts one behind the other in brackets."""
    short, long = sorted((one, other), key=len)
    letters = [word[0].lower() for word in re.findall(r"\w+", long)]
    is_short = " " not in short and 2 <= len(short) <= len(letters) and short[0].lower() == letters[0]
    if is_short and not Counter(short.lower()) - Counter(letters):
        return True
    return re.search(re.escape(long) + r"\s*[\[(]\s*" + re.escape(short), text, re.IGNORECASE) is not None
