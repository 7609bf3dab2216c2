"""Figures of one text that count people whom another sentence of it counts already, found once it is known whose they are.

- Sub-groups are parts of the total: "Five pupils died." beside "The strike killed 12 civilians."
- Two names make no two groups: "Nine farmers killed", "nine villagers were killed".
- "Three men and two boys" are the five herders told before: people of several sorts in one sentence who add up to them; "18 women and a man" are among 20 people.
- "Five of them died": of those whom the sentences before count.
- "The toll rose to 20 after a woman died": one of the twenty.
- "46 died in one compound", "a resident who lost two cousins": some of a toll that the text tells.

What the words add to the others ("another five", "cinq autres", "also") stays a figure of its own, and so does what is told in one breath.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.claim import Claim, Field
from firsthand.domain.groups import ANYONE, BY_AGE_OR_SEX, STATE_GROUPS, UNARMED_GROUPS
from firsthand.domain.report import Report, Side, Status
from firsthand.domain.values import Operator

_ANYBODY = ANYONE | {"civilians"}
_ONE_PEOPLE = (
    STATE_GROUPS | {"peacekeepers"},
    frozenset({"militants", "mercenaries"}),
    UNARMED_GROUPS,
)
_AGAIN = 4
"""Number from which two equal counts of a text under two names are the same people."""

_MOST = 300
"""Figures of a text that are compared with each other: no news gives more, and the time grows with their square."""

_FEWEST = 2
_NEAR = 70
_MORE = re.compile(
    r"\b(?:an?other|others?|also|more|further|additional|later|elsewhere|separate(?:ly)?|second|third|aside\sfrom|besides|meanwhile|autres?|aussi|également|supplémentaires?|"
    r"ailleurs|deuxième|troisième|outre|par\sailleurs|de\splus)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r"\s?(?:of\s(?:them|those)|d['’]entre\s(?:eux|elles))\b", re.IGNORECASE)
_IN_ONE_PLACE = re.compile(
    r"\b(?:in\s(?:one|a\ssingle|just\sone)\s(?:\w+\s)?(?:compound|house|home|family|room|building|street|courtyard|classroom|vehicle|car|bus|truck|shop|hut|tent|ward|mosque|church|household)"
    r"|along\s(?:a|one|a\ssingle)\s(?:path|road|street)"
    r"|dans\sune?\s(?:seule?|même)\s(?:concession|maison|famille|pièce|cour|rue|voiture|case|tente|salle|habitation|foyer|véhicule|bâtiment|camion|mosquée|église)"
    r"|le\slong\sd['’]un\s(?:seul\s)?(?:sentier|chemin)|le\slong\sd['’]une\s(?:seule\s)?(?:route|piste|rue))\b",
    re.IGNORECASE,
)
_ONE_PLACE_COUNTS = re.compile(
    r"\b(?:(?:a|one)\ssingle|(?:une?\sseule?))\s(?:compound|house|home|family|building|concession|maison|famille|foyer)\b[^.;]{0,70}$",
    re.IGNORECASE,
)
_BEREFT = re.compile(
    r"\b(?:who|qui|has|had|have|a|ont|avait|avaient)\s(?:\w+\s)?(?:lost|perdu)\s$", re.IGNORECASE
)

_RAISED_BY = re.compile(
    r"\b(?:toll|bilan)\b[^.;\n]{3,70}\b(?:after|when|following|as|après|lorsque?)\s(?:the\sdeaths?\sof\s|qu['’]|que\s|la\smort\s(?:de|d['’])\s?)?$",
    re.IGNORECASE,
)
"""What stands before those by whose death a toll rose: "the toll rose to 20 after"."""


def parted(claims: Sequence[Claim], reports: Mapping[str, Report], text: str) -> tuple[Claim, ...]:
    """The claims in order, those that count again whom others count made parts.

    Args:
        claims: of one document.
        reports: its reports, by id.
        text: its text.
    """
    told = [
        claim
        for claim in claims
        if claim.field.is_count
        and not claim.part_of
        and _point(claim)
        and reports[claim.report].status is Status.ASSERTED
    ][:_MOST]
    by_thread: dict[tuple[Field, str], list[Claim]] = defaultdict(list)
    for claim in told:
        by_thread[claim.field, reports[claim.report].thread].append(claim)
    again: set[str] = set()

    def others(claim: Claim, among: Iterable[Claim]) -> Iterator[Claim]:
        """Those of other sentences that count the same and are no part."""
        for other in among:
            is_near = reports[other.report].sentence == reports[claim.report].sentence
            if other.field is claim.field and other.id not in again and not is_near:
                yield other

    for claim in told:
        beside = list(others(claim, by_thread[claim.field, reports[claim.report].thread]))
        raises = _RAISED_BY.search(text[max(0, claim.span.start - _NEAR) : claim.span.start]) is not None
        if (
            (raises and any(_point(other) > _point(claim) for other in told))
            or _is_share_of_place(claim, others(claim, told), text)
            or (
                not _MORE.search(_around(claim, text))
                and (
                    _is_of_them(claim, beside, text)
                    or _is_sub_group(claim, told, beside, reports)
                    or _is_shared_out(claim, told, beside, reports)
                    or _is_told_again(claim, beside)
                )
            )
        ):
            again.add(claim.id)
    return tuple(replace(claim, part_of=True) if claim.id in again else claim for claim in claims)


def _is_share_of_place(claim: Claim, others: Iterable[Claim], text: str) -> bool:
    """Whether people fell in one place of several, or are whom a witness lost, and the text tells a larger toll."""
    before = text[max(0, claim.span.start - _NEAR) : claim.span.start]
    behind = re.split(r"[.;]", text[claim.span.end : claim.span.end + _NEAR])[0]
    clause = re.split(r"[.;\n]", before)[-1]
    said = (
        _IN_ONE_PLACE.search(behind)
        or _IN_ONE_PLACE.search(clause)
        or _ONE_PLACE_COUNTS.search(before)
        or _BEREFT.search(before)
    )
    return said is not None and any(_point(other) > _point(claim) for other in others)


def _is_of_them(claim: Claim, beside: Sequence[Claim], text: str) -> bool:
    """Whether people are some of those counted last, who are no fighters of one side beside the victims of the other."""
    if _OF_THEM.match(text, claim.span.end) is None and _OF_THEM.search(claim.span.text) is None:
        return False
    ahead = [other for other in beside if other.span.end <= claim.span.start]
    return bool(ahead) and ahead[-1].group not in _ONE_PEOPLE[1] and _point(ahead[-1]) > _point(claim)


def _is_sub_group(
    claim: Claim, told: Sequence[Claim], beside: Sequence[Claim], reports: Mapping[str, Report]
) -> bool:
    """Whether people told by age or sex are no more than those counted without."""
    if claim.group not in BY_AGE_OR_SEX or _point(claim) < _FEWEST:
        return False
    here = [
        c
        for c in told
        if c.field is claim.field and reports[c.report].sentence == reports[claim.report].sentence
    ]
    if any(other.group in _ANYBODY for other in here):
        return False  # "ten men and three women were killed"
    size = sum(_point(other) for other in here if other.group in BY_AGE_OR_SEX)
    return any(
        other.group in _ANYBODY and _may_be_of(claim, other) and size <= _point(other) for other in beside
    )


def _is_shared_out(
    claim: Claim, told: Sequence[Claim], beside: Sequence[Claim], reports: Mapping[str, Report]
) -> bool:
    """Whether people counted beside others in one sentence add up with them to those that a sentence before it counts, or to no more than the people that it counts."""
    here = [
        c
        for c in told
        if c.field is claim.field and reports[c.report].sentence == reports[claim.report].sentence
    ]
    if len({c.span for c in here}) < _FEWEST or len({c.side for c in here} - {Side.UNKNOWN}) > 1:
        return False
    size = sum(_point(other) for other in {c.span: c for c in here}.values())
    return any(
        other.span.end <= claim.span.start
        and (size == _point(other) or (size < _point(other) and other.group in ANYONE))
        and all(_may_be_among(c, other) for c in here)
        for other in beside
    )


def _may_be_among(claim: Claim, other: Claim) -> bool:
    """Whether people can be some of others by what both are called."""
    people = next((groups for groups in _ONE_PEOPLE if other.group in groups), None)
    is_unsaid = claim.group in ANYONE and people is _ONE_PEOPLE[2]
    return _may_be_of(claim, other) and (people is None or claim.group in people or is_unsaid)


def _is_told_again(claim: Claim, beside: Sequence[Claim]) -> bool:
    """Whether the same number of the same sort of people, by another name, is told in another sentence; the one without a voice yields, else the later."""
    if _point(claim) < _AGAIN:
        return False
    for other in beside:
        people = next((groups for groups in _ONE_PEOPLE if claim.group in groups), frozenset())
        same = other.group in people and other.group != claim.group and _may_be_of(claim, other)
        if same and _point(other) == _point(claim):
            return (claim.claimant is not None, claim.span.start) < (
                other.claimant is not None,
                other.span.start,
            ) or (
                (claim.claimant is None) == (other.claimant is None) and claim.span.start > other.span.start
            )
    return False


def _may_be_of(claim: Claim, other: Claim) -> bool:
    """Whether nothing says that two figures count people of two sides."""
    sides = {claim.side, other.side} - {Side.UNKNOWN}
    actors = {claim.actor, other.actor} - {None}
    return len(sides) < 2 and len(actors) < 2


def _around(claim: Claim, text: str) -> str:
    """The clause of a figure as far as it is near."""
    before = re.split(r"[.;:,]", text[max(0, claim.span.start - 40) : claim.span.start])[-1]
    behind = re.split(r"[.;:,]", text[claim.span.end : claim.span.end + 40])[0]
    return f"{before} {claim.span.text} {behind}"


def _point(claim: Claim) -> int:
    quantity = claim.quantity
    return 0 if quantity is None or quantity.op is Operator.VAGUE else quantity.point or 0
