"""What one document tells, ready for the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.report import Status
from firsthand.events.adoption import adopt
from firsthand.events.concerted import Concerted, split
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening, denials, happenings, unread
from firsthand.events.ledger import Notes
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import sketch
from firsthand.events.statements import tellings
from firsthand.events.vocabulary import EventTypes


@dataclass(frozen=True)
class Account:
    """What one document tells.

    Attributes:
        happenings: what it tells as having taken place, and what it denies; of a concerted action its parts, one for each place.
        actions: the concerted actions.
        frame: the document.
        rulings: what was decided about it.
    """

    happenings: tuple[Happening, ...]
    actions: tuple[Concerted, ...]
    frame: Frame
    rulings: Rulings

    @property
    def notes(self) -> Notes:
        """The same for the ledger, with the statements. Made whenever it is asked for: the ledger takes it in once, and what is fused needs none of it."""
        told = self.happenings
        main, named = _main(told), _named(told, self.frame)
        return Notes(
            self.frame.document.key,
            tuple(sketch(item, self.frame, named=named, leads=_action(item) == main) for item in told),
            tellings(self.frame, self.rulings),
        )


def account(frame: Frame, rulings: Rulings, types: EventTypes) -> Account:
    """Take down what a document tells. It depends on the document, its family and what was decided about it alone."""
    told: list[Happening] = []
    actions: list[Concerted] = []
    for happening in adopt(happenings(frame, rulings), frame, rulings, types):
        action = split(happening) if happening.status is Status.ASSERTED else None
        if action is None:
            told.append(happening)
        else:
            actions.append(action)
            told.extend(action.parts)
    told.extend(denials(frame, rulings))
    if not told and (about := unread(frame)) is not None:
        told.append(about)
    return Account(tuple(told), tuple(actions), frame, rulings)


def _main(told: Sequence[Happening]) -> str | None:
    """What a document is about: an asserted happening before one that it recalls, one whose victims it counts before one whose it does
    not, the first told of equals. None where it tells of none.
    """
    first = min(
        told,
        key=lambda item: (
            item.status is not Status.ASSERTED,
            not any(claim.field.is_count for claim in item.claims),
            item.at,
            item.key,
        ),
        default=None,
    )
    return _action(first) if first is not None else None


def _named(told: Sequence[Happening], frame: Frame) -> frozenset[str]:
    """Entries of the places that a document names where it tells of nothing."""
    held = {place.entry for happening in told for _, place in happening.sites if place is not None}
    places = (mention.place for mention in frame.extraction.places)
    return frozenset(
        place.entry
        for place in places
        if place is not None and place.is_local and place.entry is not None and place.entry not in held
    )


def _action(happening: Happening) -> str:
    """The happening, or the concerted action that it is a part of."""
    return happening.operation or happening.key
