"""The sides of communal clashes: two peoples, or herders and farmers, that a clause names as fighting each other.

"Clashes between Dozo hunters and Fulani herders", "des affrontements entre éleveurs et agriculteurs", "Hema and Lendu militias clashed". Only
there are they parties: elsewhere the same words name people who suffer ("gunmen killed 11 farmers"), and a sentence that tells of a habit
("years of clashes between herders and farmers"), of talks or of tensions tells of no fight. Where one side is another armed actor, that
actor says who fights, and nothing is made of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.domain.actor import Actor, ActorKind, ActorMention
from firsthand.domain.alternatives import phrases
from firsthand.domain.values import Span
from firsthand.knowledge.datafile import naming, read_yaml
from firsthand.knowledge.folding import plain

SIDE_OF_A_CLASH = "side of a clash"
"""How the reason begins why a mention is a side: it says nothing of who began."""

_FILE = "communal.yml"
_SENTENCE = re.compile(r"[.;!?](?=\s|$)|\n")
_LONGEST = 400  # characters of a sentence on either side that are looked at


@dataclass(frozen=True)
class CommunalSpotter:
    """Compiled patterns of one language.

    Attributes:
        actors: names of peoples and trades, plain, to the actor.
        sides: patterns with both sides, groups `a` and `b`, each with the groups of `_side`.
        habit: what says that a sentence tells of no single fight.
    """

    actors: Mapping[str, Actor]
    sides: tuple[re.Pattern[str], ...]
    habit: re.Pattern[str]

    def spot(self, text: str) -> Iterator[ActorMention]:
        """Both sides of every communal clash that a text tells of."""
        for pattern in self.sides:
            for match in pattern.finditer(text):
                found = [self._mention(text, match, side) for side in ("a", "b")]
                if found[0].actor != found[1].actor and not self.habit.search(_sentence(text, match)):
                    yield from found

    def _mention(self, text: str, match: re.Match[str], side: str) -> ActorMention:
        people = match[f"{side}_people"] or match[f"{side}_bare"] or match[f"{side}_trade"]
        actor = self.actors[plain(people)]
        return ActorMention(
            Span.of(text, *match.span(f"{side}_whole")),
            actor.id,
            ActorKind.COMMUNAL,
            f"{SIDE_OF_A_CLASH}: {people}",
        )


def _sentence(text: str, match: re.Match[str]) -> str:
    base = max(0, match.start() - _LONGEST)
    start = max((found.end() for found in _SENTENCE.finditer(text, base, match.start())), default=base)
    end = _SENTENCE.search(text, match.end(), match.end() + _LONGEST)
    return text[start : end.start() if end else match.end() + _LONGEST]


@naming("data", _FILE)
def communal_actors() -> tuple[Actor, ...]:
    """Herders and farmers, and the communal militia of every people listed."""
    raw = read_yaml("data", _FILE)
    trades = (Actor(trade["id"], trade["name"], ActorKind.COMMUNAL) for trade in raw["trades"])
    return (*trades, *(_of_people(people) for people in raw["peoples"]))


@naming("data", _FILE)
def communal_spotter(language: str) -> CommunalSpotter:
    """The patterns of a language.

    Args:
        language: its code.
    """
    raw: Mapping[str, Any] = read_yaml("data", _FILE)
    peoples = {name: _of_people(people) for people, names in raw["peoples"].items() for name in names}
    trades = {
        word: Actor(trade["id"], trade["name"], ActorKind.COMMUNAL)
        for trade in raw["trades"]
        for word in trade[language]
    }
    a, b = (_side(raw, language, peoples, trades, name) for name in ("a", "b"))
    two = rf"{a}{raw['joined'][language]}{b}"
    before = "|".join(raw["between"][language])
    behind = "|".join(raw["behind"][language])
    return CommunalSpotter(
        actors={plain(word): actor for word, actor in (peoples | trades).items()},
        sides=tuple(re.compile(p, re.IGNORECASE) for p in (rf"\b(?:{before}){two}", rf"\b{two}(?:{behind})")),
        habit=re.compile("|".join(raw["habit"][language]), re.IGNORECASE),
    )


def _of_people(people: str) -> Actor:
    return Actor(
        f"communal:{plain(people).replace(' ', '-')}", f"{people} communal militia", ActorKind.COMMUNAL
    )


def _side(
    raw: Mapping[str, Any],
    language: str,
    peoples: Sequence[str] | Mapping[str, Actor],
    trades: Mapping[str, Actor],
    name: str,
) -> str:
    """A side: a people with a noun for its fighters, a people alone, or a trade."""
    people, trade, nouns = phrases(peoples), phrases(trades), phrases(raw["nouns"][language])
    before = phrases(word for word in raw["before"][language] if not word.endswith(("'", "’")))
    if language == "fr":
        elided = r"(?:[ld]['’])?"
        whole = rf"(?:{nouns})\s(?:(?:{before})\s)?{elided}(?P<{name}_people>{people})"
    else:
        elided = ""
        whole = rf"(?P<{name}_people>{people})[\s-](?:{nouns})"
    return (
        rf"(?:(?:{before})\s){{0,3}}{elided}"
        rf"(?P<{name}_whole>{whole}|(?P<{name}_trade>{trade})|(?P<{name}_bare>{people}))(?![\w-])"
    )
