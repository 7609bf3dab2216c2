"""The register: who copied whom and whose word each claim is, kept as documents come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from firsthand.blocking import Kept, number
from firsthand.blocking.numbers import packed, unpacked
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.origin import Kin, Lineage, Origin
from firsthand.lineage.compare import Link
from firsthand.lineage.credits import OriginNames
from firsthand.lineage.families import Families
from firsthand.lineage.first_hand import Hand, PartyName, claim_origin, echoes, family_origin, hand, spelled
from firsthand.lineage.links import Links
from firsthand.lineage.marks import Mark, outline
from firsthand.lineage.spellings import Spellings
from firsthand.lineage.traces import SentenceVectors, Traces, traces

_AT_HAND = 4_000  # documents whose traces stay ready, some 15 kB each; those of others are taken anew

_FEW_NAMES = 2  # names in common; with fewer two documents tell of nothing in common


@dataclass(frozen=True, slots=True)
class _Place:
    """What the register says of one document.

    Attributes:
        kin: its place in its family.
        origin: what its own assertions go back to.
        parts: for a page of several stories: sentences, as bits by index, with the origin of the story that they are from.
        names: the names of other origins that it writes.
    """

    kin: Kin
    origin: Origin
    parts: tuple[tuple[int, Origin], ...]
    names: tuple[tuple[str, str], ...]


class Register:
    """Documents with their derivations and origins.

    What it holds hangs on the documents in it, never on the order in which they came: a register that grew is the one that was filled at once.
    Of each document a sketch stays in memory; its wording is taken anew from the extraction when it is compared.

    Args:
        origins: wire services and monitors, by any alias.
        vectors: gives sentences of one meaning near vectors.
        fetch: gives the extraction of a document that is held, as it was put in.
        party: names of actors; without one, a party has the name that the oldest document gives it.
    """

    def __init__(
        self,
        origins: OriginNames,
        vectors: SentenceVectors,
        fetch: Callable[[str], Extraction],
        party: PartyName = lambda _: None,
    ) -> None:
        self._origins = origins
        self._vectors = vectors
        self._fetch = fetch
        self._party = party
        self._traces: Kept[str, Traces] = Kept(_AT_HAND, lambda key: self._take(fetch(key)))
        self._links = Links(self._traces.__getitem__)
        self._families = Families(self._links.of, self._told_apart)
        self._hands: dict[str, Hand] = {}
        self._names: dict[str, frozenset[int]] = {}
        self._spellings = Spellings()
        self._family_origin: dict[str, Origin] = {}
        self._families_of: dict[str, set[str]] = {}  # by origin
        self._places: dict[str, _Place] = {}
        self._fresh: dict[str, Mark] | None = None
        self._retied: set[str] = set()

    def __contains__(self, document: str) -> bool:
        return document in self._hands

    def put(self, extraction: Extraction) -> None:
        """Take a document in, in place of what was read from it before."""
        key = extraction.document.key
        self.drop(key)
        mark = self._mark(extraction, self._traces.keep(key, self._take(extraction)))
        self._note(mark)
        self._links.add(mark.outline)
        if self._fresh is not None:
            self._fresh[key] = mark

    def keep_records(self) -> None:
        """Have what was made of documents ready for `records` from now on."""
        self._fresh = {}

    def restore(self, marks: Sequence[Mark], links: Iterable[Link]) -> None:
        """Take documents in as they were before, in an empty register: nothing is compared. What they touch is all of them.

        Args:
            marks: what was made of them.
            links: those among them; what is of another document is left aside.
        """
        for mark in marks:
            self._note(mark)
        among = (link for link in links if link.edge.a in self._hands and link.edge.b in self._hands)
        self._links.restore([mark.outline for mark in marks], among)

    def records(self) -> tuple[dict[str, Mark], dict[str, list[Link]]]:
        """What changed since this was asked for last.

        Returns:
            The marks of the documents that were put in; and of each document with other links than before those with documents that come
            before it in the order of keys, so that each link is told once.
        """
        marks, self._fresh = self._fresh or {}, {}
        keys, self._retied = sorted(self._retied), set()
        links = {
            key: sorted((link for link in self._links.of(key) if link.edge.b == key), key=_first)
            for key in keys
            if key in self
        }
        return {key: mark for key, mark in marks.items() if key in self}, links

    def drop(self, document: str) -> None:
        """Leave a document out; nothing happens where it is not there."""
        if document not in self._hands:
            return
        self._links.remove(document)
        self._traces.forget(document)
        self._spellings.remove(document)
        del self._hands[document], self._names[document]

    def settle(self) -> frozenset[str]:
        """Bring families and origins up to date.

        Returns:
            The documents that are new or put in anew, or whose kin or origins are not as before; without those that are gone.
        """
        touched = self._links.touched()
        if self._fresh is not None:
            self._retied |= touched
        changed, gone = self._families.settle(touched, self.__contains__)
        renamed = self._spellings.renamed()
        regrouped = (
            changed | {family for origin in renamed for family in self._families_of.get(origin, ())} - gone
        )
        for family in gone | regrouped:
            before = self._family_origin.pop(family, None)
            if before is not None:
                self._families_of[before.id].discard(family)
        for family in regrouped:
            origin = family_origin(self._hands[key] for key in self._families.members(family))
            self._family_origin[family] = self._spellings.named(origin)
            self._families_of.setdefault(origin.id, set()).add(family)
        members = {key for family in regrouped for key in self._families.members(family)}
        near = {link.other(key) for key in members for link in self._links.of(key) if not link.ties}
        todo = members | near | self._spellings.writing(renamed) | {key for key in touched if key in self}
        for key in touched:
            if key not in self:
                self._places.pop(key, None)
        return frozenset(touched & self._hands.keys() | self._placed(todo))

    def lineage(self, documents: Iterable[str] | None = None) -> Lineage:
        """The lineage of some documents, as last settled.

        Args:
            documents: keys of documents that are held; families and edges are cut down to these. None for all.
        """
        wanted = self._hands.keys() if documents is None else {key for key in documents if key in self}
        registry: dict[str, Origin] = {}
        origin_of: dict[str, str] = {}
        for key in sorted(wanted):
            place = self._places[key]
            registry[place.origin.id] = place.origin
            for claim, origin in self._claims(key, place):
                registry.setdefault(origin.id, origin)
                origin_of[claim.id] = origin.id
        families: dict[str, list[str]] = {}
        for key in sorted(wanted):
            families.setdefault(self._places[key].kin.family, []).append(key)
        return Lineage(
            families=tuple(sorted(tuple(members) for members in families.values())),
            edges=tuple(link.edge for link in self._links.among(wanted)),
            kin={key: self._places[key].kin for key in sorted(wanted)},
            origins=dict(sorted(registry.items())),
            origin_of=origin_of,
            document_origin={key: self._places[key].origin.id for key in sorted(wanted)},
        )

    def kin(self, document: str) -> Kin | None:
        """Where a document stands in its family, as last settled; None for one that is not there."""
        place = self._places.get(document)
        return None if place is None else place.kin

    def _take(self, extraction: Extraction) -> Traces:
        return traces(extraction, self._origins, self._vectors)

    def _mark(self, extraction: Extraction, taken: Traces) -> Mark:
        return Mark(
            outline=outline(taken),
            names=packed(sorted(set(map(number, taken.names | taken.sites)))),
            hand=hand(extraction, self._origins),
            spelled=spelled(extraction, self._origins, self._party),
        )

    def _note(self, mark: Mark) -> None:
        key = mark.outline.key
        self._names[key] = frozenset(unpacked(mark.names))
        self._hands[key] = mark.hand
        self._spellings.add(key, mark.hand.age, mark.spelled)

    def _told_apart(self, a: str, b: str) -> bool:
        names = self._names[a], self._names[b]
        return min(map(len, names)) >= _FEW_NAMES and len(names[0] & names[1]) < _FEW_NAMES

    def _placed(self, keys: set[str]) -> set[str]:
        """Place documents anew; returns those that are not as before."""
        changed: set[str] = set()
        for family in {self._families.family_of(key) for key in keys}:
            for text in self._families.texts(family):
                wanted = keys.intersection(text)
                if wanted:
                    days = [day for key in text if (day := self._hands[key].published) is not None]
                    kin = Kin(family, text[0], min(days, default=None))
                    for key in wanted:
                        place = self._place(key, kin)
                        if self._places.get(key) != place:
                            self._places[key] = place
                            changed.add(key)
        return changed

    def _place(self, key: str, kin: Kin) -> _Place:
        parts = sorted(
            (link.other(key), link.part_of(key))
            for link in self._links.of(key)
            if self._is_from_elsewhere(key, link)
        )
        own = 0
        for link in self._links.of(key):
            if self._families.family_of(link.other(key)) == kin.family:
                own |= link.part_of(key)
        return _Place(
            kin=kin,
            origin=self._family_origin[kin.family],
            parts=tuple(
                (part & ~own, self._family_origin[self._families.family_of(other)])
                for other, part in parts
                if part & ~own
            ),
            names=self._spellings.names_in(key),
        )

    def _is_from_elsewhere(self, key: str, link: Link) -> bool:
        """Whether a link says that a page has a part of a story of another family."""
        other = link.other(key)
        return (link.hangs(key) or link.hangs(other)) and self._families.family_of(
            other
        ) != self._families.family_of(key)

    def _claims(self, key: str, place: _Place) -> list[tuple[Claim, Origin]]:
        return echoes(list(self._told(key, place)))

    def _told(self, key: str, place: _Place) -> Iterator[tuple[Claim, Origin]]:
        extraction = self._fetch(key)
        for claim in extraction.claims:
            family = place.origin
            if place.parts:
                sentence = extraction.document.sentence_at(claim.span)
                at = sentence.index if sentence else -1
                family = next((origin for part, origin in place.parts if at >= 0 and part >> at & 1), family)
            yield claim, self._spellings.named(claim_origin(claim, family, self._origins, self._party))


def _first(link: Link) -> str:
    return link.edge.a
