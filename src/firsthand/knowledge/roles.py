"""Persons that a text names by their office or calling: local officials, hospitals, witnesses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.origin import Origin, OriginKind
from firsthand.knowledge.datafile import read_yaml
from firsthand.knowledge.folding import plain

_NAME = r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:\s(?:[^\W\d_a-zß-öø-ÿ][\w'’-]+|ag|ould|ben|bin|al|el|de|van)){0,3})"
_OF = r"(?:\s(?:of|for|de|du|des)\s(?:the\s|la\s|le\s|les\s)?|\sd['’]|\sof\s)"
_LONGEST = 12  # words; more is no voice but a sentence


_AUTHORITIES = frozenset(
    {
        "mayor",
        "deputy-mayor",
        "governor",
        "prefect",
        "sub-prefect",
        "administrator",
        "commissioner",
        "district-head",
        "chairman",
    }
)
"""Offices that speak for the state in a place."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or calling.

    Attributes:
        id: short key.
        kind: what kind of first hand such a person is.
        sole: whether a place has one at a time.
    """

    id: str
    kind: OriginKind
    sole: bool = False


@dataclass(frozen=True)
class RoleList:
    """Offices and callings by the words for them, folded."""

    roles: dict[str, Role]

    @classmethod
    def load(cls) -> RoleList:
        """Read the bundled list.

        Raises:
            KnowledgeError: the file is damaged.
        """
        try:
            return cls(
                {
                    word: Role(entry["id"], OriginKind(entry["kind"]), entry.get("sole", False))
                    for entry in read_yaml("data", "roles.yml")
                    for word in entry["words"]
                }
            )
        except (TypeError, KeyError, ValueError) as error:
            raise KnowledgeError(f"roles.yml is damaged: {error!r}") from error

    def person(self, voice: str) -> Origin | None:
        """The first hand that a voice is, where it is one person named by office or calling: with a name of its own ("resident Awa Diallo"), or an
        office that one person has with its place ("the mayor of Mora"). None for nameless ones ("a resident", "the governor"): two texts may mean different persons.

        A witness is known by a number made of the name; the name itself is not kept.
        """
        found = self._pattern.match(voice) if len(voice.split()) <= _LONGEST else None
        if found is None:
            return None
        role = self.roles[found["role"].lower()]
        name = found["name"].strip()
        is_place = found["of"] is not None
        if role.kind is OriginKind.WITNESS:
            number = blake2b(plain(name).encode(), digest_size=8).hexdigest()
            return (
                None
                if is_place or " " not in name
                else Origin(f"witness:{number}", f"{role.id} (named)", role.kind)
            )
        key = "-".join(plain(name).split())
        if is_place and not role.sole:
            return None
        if is_place:
            return Origin(f"official:{role.id}-{key}", f"{role.id.replace('-', ' ')} of {name}", role.kind)
        return (
            Origin(f"official:{key}", f"{role.id.replace('-', ' ')} {name}", role.kind)
            if " " in name
            else None
        )

    def is_authority(self, voice: str) -> bool:
        """Whether a voice is somebody who holds an office of the state in a place, named or not ("the state governor"); nobody who did before."""
        return len(voice.split()) <= _LONGEST and self._authority.match(voice) is not None

    @cached_property
    def _authority(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word, role in self.roles.items() if role.id in _AUTHORITIES)
        return re.compile(
            rf"(?:(?:the|an?|la|le|une?|l['’])\s?)?(?:(?:state|local|provincial|regional|district|town|city|area)\s)?(?:{words})\b(?!['’]s)",
            re.IGNORECASE,
        )

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in sorted(self.roles, key=lambda word: (-len(word), word)))
        return re.compile(
            rf"(?:(?i:the|an?|la|le|une?|l['’])\s?)?(?P<role>(?i:{words}))(?:(?P<of>{_OF})|,?\s){_NAME}(?:,.*)?$"
        )


@cache
def _bundled() -> RoleList:
    return RoleList.load()


def person(voice: str) -> Origin | None:
    """The first hand that a voice is by the bundled list, see `RoleList.person`."""
    return _bundled().person(voice)


def is_authority(voice: str) -> bool:
    """Whether a voice holds an office of the state by the bundled list, see `RoleList.is_authority`."""
    return _bundled().is_authority(voice)
