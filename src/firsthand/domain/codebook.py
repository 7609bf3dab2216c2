"""The vocabulary of event types, as types; the entries themselves are data in `knowledge/codebook/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class DisorderType(StrEnum):
    """ACLED's disorder types."""

    POLITICAL_VIOLENCE = "Political violence"
    DEMONSTRATIONS = "Demonstrations"
    STRATEGIC_DEVELOPMENTS = "Strategic developments"
    POLITICAL_VIOLENCE_DEMONSTRATIONS = "Political violence; Demonstrations"


@dataclass(frozen=True)
class Cue:
    """A word or phrase that can trigger a type, by lemma or surface form, with its weight in 0 to 1."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True)
class EventType:
    """One sub-event type.

    Attributes:
        code: our key, kebab-case: "armed-clash".
        name: our name.
        definition: our own definition, in our own words.
        acled_event_type, acled_sub_event_type, disorder_type: ACLED's published categories.
        ucdp_violence: 1 state-based, 2 non-state, 3 one-sided; 0 where the sides decide; None for no violence.
        plover: PLOVER root ("ASSAULT"); plover_mode: its mode, None where there is none.
        cameo: CAMEO root code ("19").
        muc: MUC-4 incident type ("ATTACK", "BOMBING", "KIDNAPPING", ...), None where there is none.
        cues: language code to the cues.
        rank: where one incident fits several types, the higher rank is kept (ACLED: a seizure of
            territory overrides an armed clash).
        names: our name in other languages than English, by their codes.
    """

    code: str
    name: str
    definition: str
    acled_event_type: str
    acled_sub_event_type: str
    disorder_type: DisorderType
    ucdp_violence: int | None
    plover: str | None
    plover_mode: str | None
    cameo: str | None
    muc: str | None
    cues: dict[str, tuple[Cue, ...]]
    rank: int = 0
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, language: str) -> str:
        """Our name in a language; the English one where it has none."""
        return self.names.get(language, self.name)
