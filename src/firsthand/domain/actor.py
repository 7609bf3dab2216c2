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


class Relation(StrEnum):
    """How one actor stands to another."""

    PARENT = "parent"  # is a part or branch of
    ALLY = "ally"  # acts with
    SPLIT = "split"  # came out of
    MERGED = "merged"  # became part of
    SUCCESSOR = "successor"  # took the place of


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to another actor.

    Attributes:
        relation: see `Relation`.
        actor: id of the other actor.
        source: where we have it from.
        since, until: a year, month or day in ISO form as publicly known; None where not known or not over.
    """

    relation: Relation
    actor: str
    source: str
    since: str | None = None
    until: str | None = None


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
        ties: relations to other actors, with their dates.
        wikidata, ucdp: ids elsewhere.
    """

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[Alias, ...] = ()
    country: str | None = None
    countries: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    wikidata: str | None = None
    ucdp: int | None = None

    @property
    def parents(self) -> tuple[str, ...]:
        """Ids of the actors it is part of today."""
        return self._tied(Relation.PARENT)

    @property
    def parent(self) -> str | None:
        """The first of `parents`."""
        return next(iter(self.parents), None)

    @property
    def allies(self) -> tuple[str, ...]:
        """Ids of the actors it acts with today."""
        return self._tied(Relation.ALLY)

    def _tied(self, relation: Relation) -> tuple[str, ...]:
        return tuple(tie.actor for tie in self.ties if tie.relation is relation and tie.until is None)

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
