"""Versions of one document compared: what the outlet changed after it was published.

Only what readers are told counts: the clean text and the title. A page whose menus or counters changed is
no edit.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.edit import ClaimChange, Edit

MAX_SENTENCES = 20
"""Sentences kept of what went and of what came."""

MAX_SENTENCE = 300
"""Characters kept of each."""

_MAX_LOOSE = 200  # claims without a counterpart that are compared pair by pair
_ALIKE = 0.3  # shared words of two sentences from which on they say the same thing otherwise

Pair = tuple[Claim, Claim]


def edits(versions: Sequence[Extraction]) -> tuple[Edit, ...]:
    """Every edit of a document.

    Args:
        versions: of one document, earliest first.
    """
    compared = (edit(old, new) for old, new in pairwise(versions))
    return tuple(found for found in compared if found is not None)


def edit(old: Extraction, new: Extraction) -> Edit | None:
    """Compare two versions of one document; None where text and title are the same."""
    before, after = old.document, new.document
    retitled = _plain(before.title) != _plain(after.title)
    if before.text == after.text and not retitled:
        return None
    gone, come = _unmatched(before, after), _unmatched(after, before)
    kept, changed, lost, gained = _match(old, new)
    return Edit(
        document=after.id,
        old=before.key,
        new=after.key,
        last_seen=before.captured_at,
        seen=after.captured_at,
        claims=(
            *(_change(a, b) for a, b in changed),
            *(_change(claim, None) for claim in lost),
            *(_change(None, claim) for claim in gained),
        ),
        old_title=before.title if retitled else None,
        new_title=after.title if retitled else None,
        removed=_bounded(gone),
        added=_bounded(come),
        n_removed=len(gone),
        n_added=len(come),
        reports=_report_pairs(old, new, [*kept, *changed]),
    )


def successors(versions: Sequence[Extraction]) -> dict[str, str]:
    """Report of an earlier version to the report of the next one that tells of the same happening.

    Args:
        versions: of one document, earliest first.
    """
    found: dict[str, str] = {}
    for old, new in pairwise(versions):
        kept, changed, *_ = _match(old, new)
        for earlier, later in _report_pairs(old, new, [*kept, *changed]):
            found.setdefault(earlier, later)
    return found


def heirs(versions: Sequence[Extraction]) -> dict[str, str]:
    """Report or claim of an earlier version to the one of the next that tells the same; of claims only where what is said did not change.

    Args:
        versions: of one document, earliest first.
    """
    found = successors(versions)
    for old, new in pairwise(versions):
        kept, *_ = _match(old, new)
        found.update((earlier.id, later.id) for earlier, later in kept if earlier.id != later.id)
    return found


def concerning(history: Sequence[Edit], reports: Sequence[str]) -> tuple[Edit, ...]:
    """The edits of a document with only those changed claims that reports of its last version make, or made once.

    Args:
        history: every edit of the document, earliest first.
        reports: ids of the reports of the last version that matter.
    """
    wanted, narrowed = set(reports), []
    for found in reversed(history):
        earlier = {old for old, new in found.reports if new in wanted}
        claims = tuple(c for c in found.claims if c.new_report in wanted or c.old_report in earlier)
        narrowed.append(replace(found, claims=claims))
        wanted = earlier
    return tuple(reversed(narrowed))


def _match(old: Extraction, new: Extraction) -> tuple[list[Pair], list[Pair], list[Claim], list[Claim]]:
    """Claims that say the same in both; that say something else; of the old version alone; of the new alone."""
    kept: list[Pair] = []
    lost, gained = list(old.claims), list(new.claims)
    for same in (_exactly, _value):
        pairs, lost, gained = _pair_off(lost, gained, same)
        kept += pairs
    changed, lost, gained = _pair_alike(old, lost, new, gained)
    return kept, changed, lost, gained


def _exactly(claim: Claim) -> Hashable:
    return (*_value(claim), claim.actor, claim.side, claim.claimant)


def _value(claim: Claim) -> tuple[Hashable, ...]:
    return claim.field, claim.group, claim.quantity, claim.value


def _pair_off(
    old: Sequence[Claim], new: Sequence[Claim], same: Callable[[Claim], Hashable]
) -> tuple[list[Pair], list[Claim], list[Claim]]:
    """Pair claims of one key in order of appearance."""
    waiting: dict[Hashable, deque[Claim]] = defaultdict(deque)
    for claim in new:
        waiting[same(claim)].append(claim)
    pairs, left = [], []
    for claim in old:
        if queue := waiting[same(claim)]:
            pairs.append((claim, queue.popleft()))
        else:
            left.append(claim)
    taken = {id(claim) for _, claim in pairs}
    return pairs, left, [claim for claim in new if id(claim) not in taken]


def _pair_alike(
    before: Extraction, old: Sequence[Claim], after: Extraction, new: Sequence[Claim]
) -> tuple[list[Pair], list[Claim], list[Claim]]:
    """Pair claims on one field that say something else about, as far as their sentences tell, the same thing."""
    ranked = sorted(_likenesses(before, old, after, new), key=lambda scored: (-scored[0], scored[1:]))
    counterpart: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in ranked:
        if i not in counterpart and j not in taken:
            counterpart[i] = j
            taken.add(j)
    return (
        [(old[i], new[j]) for i, j in sorted(counterpart.items())],
        [claim for i, claim in enumerate(old) if i not in counterpart],
        [claim for j, claim in enumerate(new) if j not in taken],
    )


def _likenesses(
    before: Extraction, old: Sequence[Claim], after: Extraction, new: Sequence[Claim]
) -> Iterator[tuple[float, int, int]]:
    """Pairs that may be one claim revised: alike in their sentences, or each the only one of its kind left."""
    old, new = old[:_MAX_LOOSE], new[:_MAX_LOOSE]
    types = {report.id: report.event_type for report in (*before.reports, *after.reports)}

    def kind(claim: Claim) -> Hashable:
        return claim.field, claim.group, types.get(claim.report)

    of_kind = Counter(map(kind, old)), Counter(map(kind, new))
    words_of = [_words(_sentence(after.document, claim)) for claim in new]
    for i, a in enumerate(old):
        words = _words(_sentence(before.document, a))
        for j, b in enumerate(new):
            if a.field != b.field:
                continue
            shared = len(words & words_of[j]) / max(len(words | words_of[j]), 1)
            alone = kind(a) == kind(b) and of_kind[0][kind(a)] == of_kind[1][kind(b)] == 1
            if shared >= _ALIKE or alone:
                yield shared + (a.group == b.group) + (a.claimant == b.claimant) / 2, i, j


def _report_pairs(old: Extraction, new: Extraction, pairs: Sequence[Pair]) -> tuple[tuple[str, str], ...]:
    """Reports of the two versions that tell of the same: by their claims, else by their words."""
    found = {(a.report, b.report): None for a, b in pairs}
    waiting: dict[Hashable, deque[str]] = defaultdict(deque)
    for report in new.reports:
        waiting[(report.event_type, report.status, report.trigger.text.casefold())].append(report.id)
    for report in old.reports:
        if queue := waiting[(report.event_type, report.status, report.trigger.text.casefold())]:
            found.setdefault((report.id, queue.popleft()))
    return tuple(found)


def _change(old: Claim | None, new: Claim | None) -> ClaimChange:
    told = new or old
    if told is None:
        raise ValueError("a change has at least one side")
    return ClaimChange(
        field=told.field,
        group=told.group,
        old=_saying(old),
        new=_saying(new),
        old_report=old.report if old else None,
        new_report=new.report if new else None,
    )


def _saying(claim: Claim | None) -> str | None:
    return None if claim is None else _plain(claim.span.text)[:MAX_SENTENCE]


def _unmatched(document: Document, other: Document) -> list[str]:
    """The sentences of a document that the other lacks, as often as it lacks them."""
    there = Counter(_plain(sentence.span.text) for sentence in other.sentences)
    left = []
    for sentence in document.sentences:
        text = _plain(sentence.span.text)
        if there[text]:
            there[text] -= 1
        else:
            left.append(text)
    return left


def _bounded(sentences: Sequence[str]) -> tuple[str, ...]:
    return tuple(
        text if len(text) <= MAX_SENTENCE else f"{text[: MAX_SENTENCE - 1]}…"
        for text in sentences[:MAX_SENTENCES]
    )


def _sentence(document: Document, claim: Claim) -> str:
    sentence = document.sentence_at(claim.span)
    return sentence.span.text if sentence else claim.span.text


def _words(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())
