"""Attribution: who says what, how surely, and who passed it on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.document import Document, Sentence
from firsthand.domain.report import Voice
from firsthand.domain.values import Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.languages.base.speech import SpeechWords
from firsthand.reports.matching import literals, words

_MAX_SOURCE = 90  # characters of a voice's name and description
_LEADING = re.compile(
    r"^(?:[\s,;:«»\"“”'’)—–-]|and\s|but\s|et\s|mais\s|however\s|moreover\s|while\s|that\s|que\s|qu['’]|according\sto\s|to\s|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;:«»\"“”.—–-]+$")
_FINITE = re.compile(r"\b(?:was|were|has|have|had|are|killed|ont|été|sont|étaient)\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"(?:dans|par|à|en|in|by|at|on|near|after|with|lors|pour|for|sur|près|lorsqu\w*)\s", re.IGNORECASE
)
_BROKEN_OFF = re.compile(r"[,»”\"]\s*$")
_INVERTED = re.compile(r"(?:a|ont|avait|avaient)\s", re.IGNORECASE)
"""How a French verb of saying begins; English has no such forms."""
_SUBJECT = re.compile(
    r"\s(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\ssoir|\smatin)?\s)?(?:(?:le|la|les|une?|des|plusieurs|deux|trois|son|sa|leur|cette|ce)\s|l['’]|(?-i:[A-ZÀ-Ý]))",
    re.IGNORECASE,
)
_AND = re.compile(r"\b(?:and|et)\s(?:\w+\s)?$", re.IGNORECASE)
"""What joins a verb to one before it, of the same subject."""
_CLAUSE = re.compile(r"[,;:«»\"“”—–]")
_NICKNAME = re.compile(r"(?<=\w\s)[\"“«]\s?[A-ZÀ-Ý][\w'’-]*(?:\s[A-ZÀ-Ý][\w'’-]*){0,3}\s?[\"”»](?=\s[\w(])")
"""A name in quotation marks: "a faction led by “General No Pity” said"."""
_MARK = re.compile('["“”«»]')
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|who|which|this|il|elle|ils|elles|lui|on|ce|cela|and|there)$", re.IGNORECASE
)


def find_voices(
    document: Document, pack: LanguagePack, actors: Sequence[ActorMention], origin_spans: Sequence[Span]
) -> tuple[Voice, ...]:
    """The voices of a document, one or more for a sentence that credits any; content is the sentence.

    A sentence without a voice that says whether officials confirm, or holds words of doubt, gives a voice without a source.
    """
    found: list[Voice] = []
    previous: Voice | None = None
    for sentence in document.sentences:
        voices = list(_sentence_voices(document, sentence, pack, actors, origin_spans))
        if voices and previous and voices[0].source and _PRONOUN.match(voices[0].source.text):
            first = voices[0]
            voices[0] = Voice(
                first.content, previous.source, first.cue, first.relay, first.official, first.hedges
            )
        voices = [v for v in voices if v.source is None or not _PRONOUN.match(v.source.text)]
        found += voices
        previous = next((v for v in voices if v.source), previous)
    return tuple(found)


def doubts(
    document: Document, sentence: Sentence, pack: LanguagePack
) -> tuple[bool | None, tuple[Span, ...]]:
    """Whether a sentence says that officials confirm (True) or do not (False), None where it says nothing; and its words of doubt."""
    local = sentence.span.text
    hedges = tuple(_spans(document, sentence.span.start, words(literals(pack.speech.hedges)), local))
    return _official(local, pack.speech), hedges


def _sentence_voices(
    document: Document,
    sentence: Sentence,
    pack: LanguagePack,
    actors: Sequence[ActorMention],
    origins: Sequence[Span],
) -> Iterator[Voice]:
    speech = pack.speech
    local = _NICKNAME.sub(_without_marks, sentence.span.text)
    at = sentence.span.start
    official, hedges = doubts(document, sentence, pack)
    relays = [span for span in origins if sentence.span.contains(span)]
    pairs = [*_according(local, speech), *_saying(local, speech, actors, at)]
    sources: list[tuple[Span, Span]] = []
    for place, cue_place in pairs:
        span = Span.of(document.text, at + place[0], at + place[1])
        if not any(span.overlaps(other) for other, _ in sources):
            sources.append((span, Span.of(document.text, at + cue_place[0], at + cue_place[1])))
    for span, cue in sources:
        quoted = _quoted(document, sentence, span, relays, speech)
        if quoted is not None:
            yield Voice(sentence.span, quoted[0], cue, quoted[1], official, hedges)
            continue
        relay = _relay(document, span, relays, speech)
        if relay is not None and relay == span:
            relay = None
        source = _without_relay(document, span, relay, speech)
        yield Voice(sentence.span, source, cue, relay, official, hedges)
    if not sources and (official is not None or hedges):
        yield Voice(sentence.span, None, None, None, official, hedges)


def _without_marks(name: re.Match[str]) -> str:
    """A quoted name whose marks end no clause."""
    return _MARK.sub("'", name.group())


def _according(local: str, speech: SpeechWords) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Voices after "according to"."""
    for match in words(speech.according).finditer(local):
        end = _stop(local, match.end() + 1, speech)
        source = _trim(local, match.end(), end)
        if source:
            yield source, match.span()


def _saying(
    local: str, speech: SpeechWords, actors: Sequence[ActorMention], at: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Voices before a verb of saying, or after it where the verb is inverted ("a déclaré un porte-parole")."""
    confirming = [m.span() for m in words(speech.confirmed).finditer(local)]
    for match in words((speech.says,)).finditer(local):
        if any(start == match.start() for start, _ in confirming):
            continue  # "30 soldiers confirmed dead": those confirmed do not speak
        end = _stop(local, match.end() + 1, speech)
        after = _trim(local, match.end(), end) if _BROKEN_OFF.search(local[: match.start()]) else None
        if after and not _is_voice(local[after[0] : after[1]], speech, actors, at, after):
            after = None
        if after and _INVERTED.match(match.group()) and _SUBJECT.match(local, match.end()):
            yield (
                after,
                match.span(),
            )  # "..., tuant six soldats, a indiqué le ministère": what stands before is no voice
            continue
        source = _subject(local, match.start(), speech, actors, at)
        if source is None and _AND.search(local[: match.start()]):
            verbs = words((speech.says, *speech.learnt)).finditer(local, 0, match.start())
            first = next(verbs, None)  # "X, linked to Y, claimed the attack and says that"
            source = _subject(local, first.start(), speech, actors, at) if first is not None else None
        if source or after:
            yield source or after or (0, 0), match.span()


def _subject(
    local: str, verb: int, speech: SpeechWords, actors: Sequence[ActorMention], at: int
) -> tuple[int, int] | None:
    """The voice before a verb of saying, what describes it between commas included."""
    start = max((m.end() for m in _CLAUSE.finditer(local, 0, verb)), default=0)
    appositive = re.search(r",[^,]{2,80},\s*$", local[:verb])
    if appositive:
        start = max((m.end() for m in _CLAUSE.finditer(local, 0, appositive.start())), default=0)
    source = _trim(local, max(start, verb - _MAX_SOURCE), verb)
    if source and _is_voice(local[source[0] : source[1]], speech, actors, at, source):
        return source
    return None


def _is_voice(
    text: str, speech: SpeechWords, actors: Sequence[ActorMention], at: int, place: tuple[int, int]
) -> bool:
    """Whether words can speak: they hold a party, a name, an anonymous voice, an organ, or a pronoun."""
    if _PRONOUN.match(text.strip()):
        return True
    if _FINITE.search(text) or _PREPOSITION.match(text):
        return False
    if words(speech.anonymous).search(text):
        return True
    if any(place[0] <= m.span.start - at < place[1] for m in actors):
        return True
    last = text.rsplit(maxsplit=1)[-1] if text.split() else ""
    return (last[:1].isupper() or bool(re.search(r"[A-ZÀ-Ý]", text))) and len(text.split()) <= 12


def _stop(local: str, start: int, speech: SpeechWords) -> int:
    match = re.compile(speech.stop, re.IGNORECASE).search(local, start)
    return min(match.start() if match else len(local), start + _MAX_SOURCE)


def _trim(local: str, start: int, end: int) -> tuple[int, int] | None:
    if leading := _LEADING.match(local[start:end]):
        start += leading.end()
    if trailing := _TRAILING.search(local[start:end]):
        end = start + trailing.start()
    return (start, end) if end - start >= 2 else None


def _relay(document: Document, source: Span, relays: Sequence[Span], speech: SpeechWords) -> Span | None:
    """The medium that passes the voice on: named inside the source, or right after "told", "cited by"."""
    passing = words((*speech.relayed, *speech.told))
    for relay in relays:
        if source.contains(relay):
            before = document.text[source.start : relay.start]
            if before.strip() and (
                passing.search(before)
                or re.search(words(speech.quoting), document.text[relay.end : source.end])
            ):
                return relay
            if relay.start == source.start and relay != source:
                return relay
        elif (
            0 <= relay.start - source.end <= 60 and passing.search(document.text[source.end : relay.start])
        ) or (
            0 <= source.start - relay.end <= 40
            and words(speech.quoting).search(document.text[relay.end : source.start])
        ):
            return relay
    return None


def _quoted(
    document: Document, sentence: Sentence, source: Span, relays: Sequence[Span], speech: SpeechWords
) -> tuple[Span, Span] | None:
    """The voice that a medium quotes, and the medium: "reports from Al Jazeera, quoting JNIM statements"."""
    medium = next((relay for relay in relays if source.contains(relay)), None)
    match = _quoting(speech.quoting).match(document.text, source.end) if medium is not None else None
    if medium is None or match is None:
        return None
    local, at = sentence.span.text, sentence.span.start
    place = _trim(local, match.end() - at, _stop(local, match.end() - at, speech))
    return (Span.of(document.text, at + place[0], at + place[1]), medium) if place else None


def _without_relay(document: Document, source: Span, relay: Span | None, speech: SpeechWords) -> Span:
    """The voice's own words: "sources" of "sources cited by Reuters"; "JNIM statements" of "Al Jazeera, quoting JNIM statements"."""
    if relay is None or not source.contains(relay):
        return source
    head = document.text[source.start : relay.start]
    if match := words((*speech.relayed, *speech.told)).search(head):
        trimmed = head[: match.start()].rstrip(" ,")
        return Span.of(document.text, source.start, source.start + len(trimmed)) if trimmed else source
    return source


def _official(local: str, speech: SpeechWords) -> bool | None:
    if words(speech.unconfirmed).search(local):
        return False
    return True if words(speech.confirmed).search(local) else None


def _spans(document: Document, at: int, pattern: re.Pattern[str], local: str) -> Iterator[Span]:
    for match in pattern.finditer(local):
        yield Span.of(document.text, at + match.start(), at + match.end())


@cache
def _quoting(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\s,]*(?:" + either(patterns) + r")\s", re.IGNORECASE)
