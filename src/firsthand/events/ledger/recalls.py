"""Which incident each background happening recalls, kept as happenings and incidents come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping

import msgspec

from firsthand.blocking import Kept, Postings, Rows, Scratch, Shelf
from firsthand.blocking.numbers import Numbers, packed, unpacked
from firsthand.domain.values.days import DaySet
from firsthand.events.blocks import incident_keys, mention_keys
from firsthand.events.calendar import Solution
from firsthand.events.drafts import Group
from firsthand.events.known import KnownScores
from firsthand.events.ledger.copies import Copies
from firsthand.events.ledger.links import Links
from firsthand.events.mentions import ENOUGH, Gist, clearly_best, evidence_of_recall
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import Sketch

_AT_HAND = 20_000
"""Asserted happenings of which the keys are kept that they are found by, and incidents of which the gist is at hand; the others' lies in the scratch
file, as making it anew takes all that tells of them."""

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Gist)


class Recalls:
    """Background happenings; each belongs to the one incident it recalls, or to none, and never makes one.

    Args:
        rulings: judgements of reviewers, which outrank the evidence.
        held: where the happenings are kept, by key.
        links: the incidents.
        dated: what the calendar makes of an incident from its asserted reports, by key.
        scratch: where lies what is seldom asked for.
        known: scores that an earlier run worked out.
    """

    def __init__(
        self,
        rulings: Rulings,
        held: MutableMapping[str, Sketch],
        links: Links,
        dated: Callable[[str], Solution],
        scratch: Scratch,
        known: KnownScores | None = None,
    ) -> None:
        self._held = held
        self._links = links
        self._dated = dated
        self._known = known
        self._gists: Shelf[str, Gist] = Shelf(_AT_HAND, _ENCODER.encode, _DECODER.decode, scratch)
        self._tokens: dict[str, int] = {}  # of incidents, while they stay as they are
        self._copies = Copies(held)
        self.rule(rulings)
        self._of_report: dict[str, set[str]] = {}  # judged reports to mentions
        self._keys: Kept[str, Numbers] = Kept(_AT_HAND, lambda key: packed(incident_keys(held[key])))
        self._asserted = Postings(scratch)  # incidents, by their keys
        self._mentions = Postings(scratch)
        # As ordinals: the last day of what mentions tell that speak for themselves, and the first and last possible day of incidents.
        self._latest: dict[str, int] = {}
        self._days: dict[str, tuple[int, int]] = {}
        self._scores: dict[str, dict[str, float]] = {}  # of mentions that speak for themselves, by incident
        self._fans = Rows()  # the same by incident
        self._homes: dict[str, str] = {}
        self._residents = Rows()
        self._unscored: set[str] = set()
        self._unsettled: set[str] = set()
        self._disturbed: set[str] = set()

    def rule(self, rulings: Rulings) -> None:
        """Obey other judgements; what they are about must not be in the ledger meanwhile."""
        self._rulings = rulings
        self._partners = rulings.partners()
        self._copies.rule(rulings)

    def withdraw(self, key: str) -> None:
        """An asserted happening is no more, or will be told otherwise."""
        self._keys.forget(key)

    def add(self, sketch: Sketch) -> None:
        """Take a background happening in."""
        if any(report in self._rulings.rejected for report in sketch.reports):
            return
        self._held[sketch.key] = sketch
        for report in sketch.reports:
            if report in self._partners:
                self._of_report.setdefault(report, set()).add(sketch.key)
        self._settle_copies(self._copies.add(sketch))

    def remove(self, key: str) -> None:
        """Leave one out; nothing happens where it was not taken in."""
        sketch = self._held.get(key)
        if sketch is None:
            return
        if self._known is not None:
            self._known.forget(key)
        followers = self._copies.repeating(sketch)
        moved = self._copies.remove(sketch)
        self._silence(key)
        self._move(key, None)
        for report in sketch.reports:
            self._of_report.get(report, set()).discard(key)
        del self._held[key]
        self._unsettled.discard(key)
        self._settle_copies({*moved, *followers} - {key})

    def settle(self, changed: Mapping[str, Group], gone: Iterable[str]) -> set[str]:
        """Find anew what is recalled where incidents or mentions changed.

        Args:
            changed: incidents that are new, have other members or another day, by key.
            gone: keys of incidents that are no more.

        Returns:
            Keys of the incidents that are recalled by others than before or otherwise.
        """
        for key in (*gone, *changed):
            if key in self._gists:
                del self._gists[key]
            self._tokens.pop(key, None)
        for key in sorted(gone):
            self._asserted.remove(key)
            self._days.pop(key, None)
            for mention in sorted(self._fans[key]):
                self._note(mention, key, None)
            self._unsettled.update(self._residents[key])
        for key in sorted(changed):
            self._rescore(changed[key])
            self._unsettled.update(self._judged_with(changed[key]))
        for mention in sorted(self._unscored):
            self._score(mention)
        self._unsettled |= self._unscored
        self._unscored.clear()
        for mention in sorted(self._unsettled):
            self._settle(mention)
        self._unsettled.clear()
        disturbed, self._disturbed = self._disturbed, set()
        return disturbed

    def recalling(self, group: str) -> tuple[Sketch, ...]:
        """What recalls an incident, by key; of two that a reviewer parted, the first in order."""
        found = [self._held[key] for key in sorted(self._residents[group])]
        judged = [sketch for sketch in found if self._rulings.may_part(sketch.reports)]
        kept: list[Sketch] = []
        for sketch in sorted(judged, key=lambda sketch: sketch.order):
            if not any(self._rulings.parted(sketch.reports, other.reports) for other in kept):
                kept.append(sketch)
        left = {sketch.key for sketch in judged} - {sketch.key for sketch in kept}
        return tuple(sketch for sketch in found if sketch.key not in left)

    def recalled_by(self, mention: str) -> str | None:
        """The incident that a background happening is shown to recall, as last settled."""
        home = self._homes.get(mention)
        if home is None or not self._rulings.may_part(self._held[mention].reports):
            return home
        return home if any(sketch.key == mention for sketch in self.recalling(home)) else None

    def _settle_copies(self, keys: Iterable[str]) -> None:
        """Let those that speak for themselves look for what they recall, and the others follow."""
        for key in sorted(keys):
            if key not in self._held:
                continue
            self._silence(key)
            if (home := self._homes.get(key)) is not None:
                self._disturbed.add(home)
            if self._copies.original(self._held[key]) is None:
                self._mentions.add(key, mention_keys(self._held[key]))
                self._latest[key] = self._held[key].latest.toordinal()
                self._unscored.add(key)
            else:
                self._unsettled.add(key)

    def _silence(self, key: str) -> None:
        self._mentions.remove(key)
        self._latest.pop(key, None)
        self._unscored.discard(key)
        for group in list(self._scores.get(key, ())):
            self._note(key, group, None)

    def _note(self, mention: str, group: str, score: float | None) -> None:
        """Write down how well an incident fits a mention."""
        scores = self._scores.setdefault(mention, {})
        if scores.get(group) != score:
            self._unsettled.add(mention)
        if score is None:
            scores.pop(group, None)
            self._fans.strike(group, mention)
        else:
            scores[group] = score
            self._fans.enter(group, mention)
        if not scores:
            del self._scores[mention]

    def _judged_with(self, group: Group) -> Iterator[str]:
        """The mentions that a reviewer joined with a report of an incident."""
        if self._partners:
            for report in group.reports:
                for partner in self._partners.get(report, ()):
                    yield from self._of_report.get(partner, ())

    def _rescore(self, group: Group) -> None:
        keys = {number for sketch in group.told for number in unpacked(self._keys[sketch.key])}
        self._asserted.add(group.key, keys)
        self._days.pop(group.key, None)
        if (days := _bounds(self._dated(group.key).possible)) is not None:
            self._days[group.key] = days
        sharing = self._mentions.sharing(keys)
        touched = {mention for mention in sharing if self._may_be(group.key, self._latest[mention])}
        touched.update(self._fans[group.key])
        for mention in sorted(touched - self._unscored):
            self._note(mention, group.key, self._weigh(mention, group.key))

    def _score(self, mention: str) -> None:
        sketch = self._held[mention]
        latest, said = sketch.latest.toordinal(), _bounds(sketch.when.days)
        sharing = self._asserted.sharing(mention_keys(sketch))
        keys = sorted(key for key in sharing if self._may_be(key, latest, said))

        def worked_out() -> dict[str, float]:
            scores = ((key, self._weigh(mention, key)) for key in keys)
            return {key: score for key, score in scores if score is not None}

        if self._known is None or self._rulings.may_part(sketch.reports):
            found = worked_out()
        else:
            tokens = {key: self._token(self._known, key) for key in keys}
            found = self._known.of_recall(sketch, tokens, worked_out)
        for key, score in found.items():
            self._note(mention, key, score)

    def _may_be(self, key: str, latest: int, said: tuple[int, int] | None = None) -> bool:
        """Whether a mention can recall an incident by the days of both: what `evidence_of_recall` excludes by them is seen here without reading the
        incident from the file.
        """
        days = self._days.get(key)
        if days is None:
            return True
        first, last = days
        return first <= latest and (said is None or (first - said[1] <= 1 and said[0] - last <= 1))

    def _token(self, known: KnownScores, key: str) -> int:
        token = self._tokens.get(key)
        if token is None:
            told = self._links.group(key).told
            token = self._tokens[key] = known.token(told, self._dated(key).possible)
        return token

    def _settle(self, mention: str) -> None:
        if (original := self._copies.original(self._held[mention])) is not None:
            self._move(mention, self._homes.get(original))
            return
        home = self._home(mention)
        self._move(mention, home)
        for follower in self._copies.repeating(self._held[mention]):
            self._move(follower, home)

    def _weigh(self, mention: str, key: str) -> float | None:
        """The evidence that a mention recalls an incident; None where it is not enough or a reviewer keeps them apart."""
        sketch = self._held[mention]
        if self._rulings.different and self._rulings.parted(sketch.reports, self._links.group(key).reports):
            return None
        solution = self._dated(key)
        score = evidence_of_recall(sketch, self._gist(key), solution, lambda: self._links.group(key).told)
        return score if score >= ENOUGH else None

    def _gist(self, key: str) -> Gist:
        gist = self._gists.get(key)
        if gist is None:
            gist = self._gists[key] = Gist.of(self._links.group(key).told)
        return gist

    def _home(self, mention: str) -> str | None:
        sketch = self._held[mention]
        judged = self._links.judged_with(sketch)
        free = [
            key for key in judged if not self._rulings.parted(sketch.reports, self._links.group(key).reports)
        ]
        return free[0] if free else clearly_best(self._scores.get(mention, {}))

    def _move(self, mention: str, home: str | None) -> None:
        before = self._homes.pop(mention, None)
        if before is not None:
            self._residents.strike(before, mention)
        if home is not None:
            self._homes[mention] = home
            self._residents.enter(home, mention)
        if before != home:
            self._disturbed.update(key for key in (before, home) if key is not None)


def _bounds(days: DaySet | None) -> tuple[int, int] | None:
    """Ordinals of the first and the last day of a set; None where any day is possible, or none."""
    if days is None or days.start is None or days.end is None:
        return None
    return days.start.toordinal(), days.end.toordinal()
