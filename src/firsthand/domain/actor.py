"""Canonical actors and their mentions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.values.span import Span


class ActorKind(StrEnum):
    """What an actor is. Crosswalk to ACLED's inter codes lives in the export."""

    STATE_FORCE = "state-force"
    GOVERNMENT = "government"
    REBEL = "rebel"
    MILITIA = "militia"  # political or pro-government militia, self-defence group
    COMMUNAL = "communal"  # identity militia
    PRIVATE_MILITARY = "private-military"
    INTERNATIONAL_FORCE = "international-force"
    CIVILIANS = "civilians"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    ORGANISATION = "organisation"  # UN body, aid agency, monitor: a voice, no party
    MEDIA = "media"
    UNKNOWN = "unknown"  # "gunmen", "assailants"


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an actor's name and where we have it from."""

    text: str
    source: str
    language: str | None = None


@dataclass(frozen=True)
class Actor:
    """A canonical actor.

    Attributes:
        id: short stable key, such as `jnim`, `mli-army`; generic actors are `generic:jihadists`.
        name: name shown.
        kind: see `ActorKind`.
        aliases: every spelling known, the name included.
        country: ISO 3166-1 alpha-3 of a state actor's state or a group's home, None where several.
        countries: alpha-3 codes of the area it acts in.
        parent, allies: ids of other actors.
        wikidata, ucdp: ids elsewhere.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    parent: str | None = None
    allies: tuple[str, ...] = ()
    wikidata: str | None = None
    ucdp: int | None = None

    @property
    def is_generic(self) -> bool:
        """Whether this is a description ("jihadists") rather than a named party; never promoted to one."""
        return self.id.startswith("generic:")


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A name, description or definite reference in a text ("JNIM", "suspected jihadists", "the group").

    Attributes:
        span: as written.
        actor: id of the actor it was resolved to, None where the text does not tell.
        kind: what it is, known even where the actor is not.
        because: "alias", "country + army", "definite reference to ...", ...
    """

    span: Span
    actor: str | None
    kind: ActorKind
    because: str = ""
