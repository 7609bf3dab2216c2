"""Words by which two parties are told to fight each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FightWords:
    """Patterns, case ignored, bounded in length.

    Attributes:
        between: what names a fight, up to the first of the two ("clashes between").
        behind: verbs of two together, and what shows that they have no object ("have clashed in").
        joins: what joins both as one subject ("and").
        against: what else stands between the two where "between" stands before them ("and", "against").
        rival: what says of one noun that it is two sides ("rival", "both").
        nouns: what names a fight by itself ("clashes", "affrontements").
    """

    between: tuple[str, ...]
    behind: tuple[str, ...]
    joins: tuple[str, ...]
    against: tuple[str, ...]
    rival: tuple[str, ...]
    nouns: tuple[str, ...]
