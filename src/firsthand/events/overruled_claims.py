"""Claims as a reviewer reads them, in place of what was read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from firsthand.domain.claim import Claim, Field
from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.events.rulings import Rulings, misfit, value_of


def overrule_claim(claim: Claim, rulings: Rulings) -> Claim:
    """Apply what reviewers set on a claim: `quantity` ({"op", "value", "high"}), `kind` (of casualty), `group`, `side`, `actor`, `part_of`,
    `value`, `claimant`, `official`.

    Raises:
        DecisionError: a decision sets something else, or a value that does not fit.
    """
    for name, decision in sorted(rulings.overrules.get(claim.id, {}).items()):
        value = value_of(decision)
        try:
            match name:
                case "quantity":
                    claim = replace(claim, quantity=_quantity(value))
                case "kind":
                    claim = replace(claim, field=Field(CasualtyKind(value).value))
                case "part_of":
                    claim = replace(claim, part_of=bool(_truth(value)))
                case "official":
                    claim = replace(claim, official=_truth(value))
                case "actor":
                    claim = replace(claim, actor=_words(value))
                case "claimant":
                    claim = replace(claim, claimant=_words(value))
                case "group":
                    claim = replace(claim, group=str(value))
                case "side":
                    claim = replace(claim, side=Side(value))
                case "value":
                    claim = replace(claim, value=str(value))
                case _:
                    raise misfit(decision)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise misfit(decision) from error
    return claim


def _quantity(value: Any) -> Quantity:
    return Quantity(Operator(value["op"]), value.get("value"), value.get("high"), value.get("convention"))


def _truth(value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise TypeError(value)
    return value


def _words(value: Any) -> str | None:
    return None if value is None else str(value)
