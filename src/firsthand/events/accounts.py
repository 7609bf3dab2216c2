"""What one document tells, ready for the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.report import Status
from firsthand.events.adoption import adopt
from firsthand.events.concerted import Concerted, split
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening, happenings
from firsthand.events.ledger import Notes
from firsthand.events.rulings import Rulings
from firsthand.events.sketches import sketch
from firsthand.events.statements import tellings
from firsthand.events.vocabulary import EventTypes


@dataclass(frozen=True)
class Account:
    """What one document tells.

    Attributes:
        happenings: what it tells as having taken place; of a concerted action its parts, one for each place.
        actions: the concerted actions.
        notes: the same for the ledger, with the statements.
    """

    happenings: tuple[Happening, ...]
    actions: tuple[Concerted, ...]
    notes: Notes


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
    notes = Notes(
        frame.document.key,
        tuple(sketch(happening, frame) for happening in told),
        tellings(frame, rulings),
    )
    return Account(tuple(told), tuple(actions), notes)
