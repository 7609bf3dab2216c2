"""What a run asked of the language model, and what it cost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from firsthand.reports.language_model.completion import Tokens


@dataclass
class Usage:
    """A running account.

    Attributes:
        model: the model's name.
        price_in, price_out: of a million tokens read and written.
        answers: answers that came from the endpoint, usable or not.
        cached: answers that had been kept.
        tokens_in, tokens_out: read and written, as the endpoint counts them; kept answers cost nothing.
        uncounted: answers for which the endpoint gave no count.
        fallbacks: why documents were read by the local reader, by code.
        dropped: values of the model that the text does not hold or that are of no use, by what they were.
    """

    model: str
    price_in: float = 0.0
    price_out: float = 0.0
    answers: int = 0
    cached: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    uncounted: int = 0
    fallbacks: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, tokens: Tokens | None) -> None:
        """Count an answer of the endpoint."""
        self.answers += 1
        if tokens is None:
            self.uncounted += 1
        else:
            self.tokens_in += tokens.prompt_tokens
            self.tokens_out += tokens.completion_tokens

    @property
    def cost(self) -> float:
        """Of the tokens counted, in the currency of the prices."""
        return (self.tokens_in * self.price_in + self.tokens_out * self.price_out) / 1e6

    def __str__(self) -> str:
        """The account in one line."""
        parts = [
            f"{_many(self.answers, 'answer')}, {self.cached} more kept from before",
            f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out",
        ]
        if self.uncounted:
            parts.append(f"{_many(self.uncounted, 'answer')} without a count")
        parts.append(f"cost {self.cost:.4f}" if self.price_in or self.price_out else "no price set")
        if self.fallbacks:
            parts.append(
                f"{_many(self.fallbacks.total(), 'document')} read locally instead ({_listed(self.fallbacks)})"
            )
        if self.dropped:
            parts.append(
                f"{_many(self.dropped.total(), 'value')} dropped as not in the text ({_listed(self.dropped)})"
            )
        return f"language model {self.model}: " + "; ".join(parts)


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
