"""Counts as terse reports write them: who is counted stands in brackets behind the counts, or with a colon before them.

The usage of incident lists, situation reports and radio bulletins in general:

- a description behind one or more counts is of all of them that have no noun of their own: "2 dead, 7 wounded (police)";
- numbers in the brackets divide the count before them: "10 dead (8 soldiers, 2 attackers)";
- several counts take such numbers in order, where these fill them exactly: "1 dead, 2 wounded (a guard, 2 traders)";
- a description with a colon is of the counts behind it: "(civilians: 3 dead, 1 wounded)";
- "among" and "on the side of" say it without brackets: "3 dead among the attackers".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.document import Sentence
from firsthand.domain.report import Figure
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.conflict import ConflictWords
from firsthand.languages.base.pack import LanguagePack

_BRACKETS = re.compile(r"\(([^()]{2,200})\)")
_TOKEN = re.compile(r"\w[\w’'-]*")
_ITEM = re.compile(r"(?:(?!\s(?:et|and|ainsi\sque|as\swell\sas)\s)[^;,/+&:])+", re.IGNORECASE)
_OPENS_ITEM = re.compile(
    r"\s*(?:(?:et|and|dont|including|incl\.?|among\sthem|parmi\seux|ainsi\sque|as\swell\sas)\s+)?",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\s*(?:dont|including|among\sthem|parmi\seux)\s+(?P<one>le|la|the|l['’])\s?", re.IGNORECASE
)
_LABEL = re.compile(r"(?:^|[(;.]\s*)([^\W\d][^();:.,\d]{2,40}?)\s?:\s*$")
_SEVERITY = (
    r"(?:dont|including|incl\.?|of\swhom)\s\w+\s(?:\w+ly\s|très\s)?(?:graves?|gravement|grièvement|légers?|légèrement|critiques?|"
    r"serious(?:ly)?|severely|critical(?:ly)?|badly|slight(?:ly)?)"
)
_SMALL = (
    r"graves?|gravement|légers?|others?|autres?|persons?|people|personnes?|provisoire|confirmed|confirmés"
)
_JOINS = r"and|et|ainsi\sque|as\swell\sas|plus|dont|including"
_AMONG = re.compile(
    r"\s(?:parmi|among(?:st)?|du\scôté|dans\sles\srangs|on\sthe\sside\sof|in\sthe\sranks\sof)\s"
    r"(?:(?:the|les|des|du|de\sla|de)\s|(?:de\s)?l['’])?(?P<who>[^\W\d](?:(?!\s(?:près|dans|à|au|lors|qui|in|near|at|who|during)\b)[^(),;:.\d]){2,60})",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says?|told|reports?|reported|sources?|selon|according|d['’]après)\b", re.IGNORECASE
)
_FAR = 80  # characters from a count to the next one of its list, or to the brackets
_MAX_WORDS = 8  # in a description
_LEAD = 3  # words of a description until its noun or name


def with_brackets(
    text: str,
    sentence: Sentence,
    pack: LanguagePack,
    actors: Sequence[ActorMention],
    figures: Sequence[Figure],
) -> list[Figure]:
    """The figures of a sentence with what brackets and labels say of whom they count; spans count from the start of `text`."""
    at, local = sentence.span.start, sentence.span.text
    people = _People(text, pack.conflict, actors)
    found = sorted(figures, key=lambda figure: figure.span.start)
    for match in _BRACKETS.finditer(local):
        inner = Span.of(text, at + match.start(1), at + match.end(1))
        inside = [f for f in found if inner.contains(f.span)]
        if any(_says_harm(text, f, inner.end, pack.conflict) for f in inside):
            before = [f for f in found if f.span.end <= inner.start]
            found = [_own(f, before, text) if f in inside else f for f in found]
            continue
        heads = _heads(text, pack.conflict, [f for f in found if f.span.end < inner.start], inner.start - 1)
        bare = [head for head in heads if not people.named(head.group)]
        parts = list(_parts(inner, pack, people))
        if heads and parts:
            shared = _shared_out(bare or heads[-1:], parts)
            found = [f for f in found if f not in inside and f not in bare] + shared
            found += [head for head in bare if not any(f.span.start == head.span.start for f in shared)]
        elif bare and not inside and (who := people.described(inner)):
            found = [replace(f, group=who) if f in bare else f for f in found]
        found.sort(key=lambda figure: figure.span.start)
    found = [_among(text, sentence, people, figure) for figure in found]
    return _labelled(text, sentence, pack, people, found)


class _People:
    """Tells descriptions of people in a text."""

    def __init__(self, text: str, conflict: ConflictWords, actors: Sequence[ActorMention]) -> None:
        self._text = text
        self._conflict = conflict
        self._actors = [m for m in actors if m.kind is not ActorKind.MEDIA]

    def named(self, span: Span | None) -> bool:
        """Whether words say whose people or what people are meant: more than "dead" or "persons"."""
        return span is not None and bool(self._groups(span) or self._names(span))

    def described(self, span: Span) -> Span | None:
        """The description that a stretch of text is: one kind of people, its noun or name among the first words; None where it is none."""
        tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(span.text)]
        if not tokens or len(tokens) > _MAX_WORDS or re.search(r"\d", span.text):
            return None
        if (
            _SAID.search(span.text)
            or len(set(self._groups(span))) > 1
            or (not self._groups(span) and not self._names(span))
        ):
            return None
        for count, (start, token) in enumerate(tokens):
            word = _bare(token)
            if self._conflict.persons.get(word) or any(
                m.span.start <= span.start + start < m.span.end for m in self._names(span)
            ):
                return _trimmed(self._text, span)
            if count + 1 >= _LEAD or not (word in self._conflict.adjectives or word in _DETERMINERS):
                return None
        return None

    def _groups(self, span: Span) -> list[str]:
        found = (self._conflict.persons.get(_bare(m.group())) for m in _TOKEN.finditer(span.text))
        return [group for group in found if group not in (None, "persons")]

    def _names(self, span: Span) -> list[ActorMention]:
        return [m for m in self._actors if m.span.overlaps(span)]


_DETERMINERS = frozenset(
    {
        "the",
        "le",
        "la",
        "les",
        "l",
        "des",
        "de",
        "du",
        "tous",
        "toutes",
        "all",
        "both",
        "ex",
        "présumé",
        "présumés",
    }
)


def _bare(token: str) -> str:
    return re.sub(r"^(?:d|l|qu)['’]", "", token.lower())


def _trimmed(text: str, span: Span) -> Span:
    lead = len(span.text) - len(span.text.lstrip())
    return Span.of(text, span.start + lead, span.start + len(span.text.rstrip()))


def _heads(text: str, conflict: ConflictWords, before: Sequence[Figure], end: int) -> list[Figure]:
    """The list of counts that ends where the brackets open, the nearest last."""
    heads: list[Figure] = []
    for figure in reversed(before):
        gap = text[figure.span.end : end]
        if len(gap) > _FAR or not _gap(conflict).fullmatch(gap):
            break
        heads.insert(0, figure)
        end = figure.span.start
    return heads


@cache
def _gap_words(harm: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    inside = "|".join([_SEVERITY, *harm, _SMALL, _JOINS, auxiliary])
    return re.compile(rf"[\s,;:]*(?:(?:{inside})(?=[\s,;:]|$)[\s,;:]*){{0,8}}", re.IGNORECASE)


def _gap(conflict: ConflictWords) -> re.Pattern[str]:
    """Words that may stand between the counts of a list: what happened to them, and how badly."""
    return _gap_words(conflict.all_harmed_after, conflict.auxiliary)


def _says_harm(text: str, figure: Figure, end: int, conflict: ConflictWords) -> bool:
    """Whether a count in brackets says itself what happened: "(2 dead)", "(3 soldiers wounded)"."""
    harm = r"(?:" + "|".join(p for ps in conflict.harmed_after.values() for p in ps) + r")(?!\w)"
    rest = text[figure.span.start : end]
    return re.match(rf"[^,;]{{0,40}}?\b{harm}", rest, re.IGNORECASE) is not None


def _own(figure: Figure, before: Sequence[Figure], text: str) -> Figure:
    """A count in brackets that says itself what happened: part of one before it where that counts the same harm."""
    opened = re.search(
        r"\b(?:dont|including|among\sthem|parmi\seux)\s$", text[: figure.span.start][-12:], re.IGNORECASE
    )
    whole = any(
        f.kind is figure.kind and (f.quantity.point or 0) >= (figure.quantity.point or 0) for f in before
    )
    return replace(figure, part_of=whole or (bool(opened) and figure.part_of))


def _parts(inner: Span, pack: LanguagePack, people: _People) -> Iterator[tuple[Quantity, Span, Span]]:
    """Numbers in brackets with the people that they count: quantity, its words with theirs, theirs."""
    numbers = [n for n in pack.numbers(inner.text) if not n.ordinal]
    for item in _ITEM.finditer(inner.text):
        opener = _OPENS_ITEM.match(item.group())
        start = item.start() + (opener.end() if opener else 0)
        number = next((n for n in numbers if n.span.start == start), None)
        one = re.compile(rf"(?:{pack.conflict.indefinite})\s", re.IGNORECASE).match(inner.text, start)
        the_one = _ONE_OF_THEM.match(item.group())
        if number is not None:
            quantity, noun = number.quantity, number.span.end
        elif one or the_one:
            start = start if one else item.start() + (the_one.start("one") if the_one else 0)
            quantity = Quantity(Operator.EXACTLY, 1)
            noun = one.end() if one else item.start() + (the_one.end() if the_one else 0)
        else:
            continue
        if not inner.text[noun : item.end()].strip():
            continue
        words = _trimmed(inner.text, Span.of(inner.text, noun, item.end()))
        whom = Span(inner.start + words.start, inner.start + words.end, words.text)
        if who := people.described(whom):
            yield quantity, Span(inner.start + start, who.end, inner.text[start : words.end]), who


def _shared_out(heads: Sequence[Figure], parts: Sequence[tuple[Quantity, Span, Span]]) -> list[Figure]:
    """The counts with what divides them: in order where the parts fill them exactly, else the last one where it is large enough."""
    points = [quantity.point or 0 for quantity, _, _ in parts]
    if len(heads) > 1 and sum(points) == sum(head.quantity.point or 0 for head in heads):
        taken, shares = 0, []
        for head in heads:
            until = taken
            while until < len(parts) and sum(points[taken:until]) < (head.quantity.point or 0):
                until += 1
            if sum(points[taken:until]) != head.quantity.point:
                return list(heads)
            shares += _shared_out([head], parts[taken:until])
            taken = until
        return shares
    head = heads[-1]
    if head.quantity.point is None or sum(points) > head.quantity.point:
        return [head]
    if len(parts) == 1 and parts[0][0] == head.quantity:
        return [*heads[:-1], replace(head, group=parts[0][2])]
    return [
        *heads,
        *(Figure(span, quantity, head.kind, whom, part_of=True) for quantity, span, whom in parts),
    ]


def _among(text: str, sentence: Sentence, people: _People, figure: Figure) -> Figure:
    """The figure with the people among whom the harmed are counted, where its own words name none: "3 dead among the attackers"."""
    match = _AMONG.match(text, figure.span.end, sentence.span.end)
    if match is None or people.named(figure.group):
        return figure
    who = match.group("who")
    for length in (len(who), *(gap.start() for gap in reversed(list(re.finditer(r"\s", who))))):
        described = people.described(Span.of(text, match.start("who"), match.start("who") + length))
        if described is not None:
            return replace(figure, group=described)
    return figure


def _labelled(
    text: str, sentence: Sentence, pack: LanguagePack, people: _People, figures: Sequence[Figure]
) -> list[Figure]:
    """The figures with the description that stands with a colon before the list that they belong to."""
    found: list[Figure] = []
    label: Span | None = None
    end = sentence.span.start
    for figure in figures:
        match = _LABEL.search(text[sentence.span.start : figure.span.start])
        if match:
            label = people.described(
                Span.of(text, sentence.span.start + match.start(1), sentence.span.start + match.end(1))
            )
        elif not _gap(pack.conflict).fullmatch(text[end : figure.span.start][:_FAR]):
            label = None
        end = figure.span.end
        found.append(replace(figure, group=label) if label and not people.named(figure.group) else figure)
    return found
