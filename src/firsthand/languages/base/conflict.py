"""The vocabulary of armed conflict beside the codebook's cues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.groups import WITH_ARMS
from firsthand.domain.report import CasualtyKind, Outcome
from firsthand.languages.base.fights import FightWords


@dataclass(frozen=True)
class ConflictWords:
    """Words and patterns. Patterns are regular expressions, case ignored, bounded in length.

    Attributes:
        persons: noun that counts persons, lower case, to its canonical group ("troops" to "soldiers").
        indefinite: article that counts one ("a soldier"), as a pattern.
        before_nouns: articles and prepositions, right before which "attack" or "killed" can be no verb, as a pattern.
        nth: ordinals from the second on, each in all its forms ("deuxième second seconde").
        one_more: pattern of words that stand for one more of those before ("another injured").
        own: possessives before somebody's kin ("his wife"), as a pattern.
        kin: pattern of nouns for one relative.
        groups: patterns of several words that say together who is counted ("aid workers") to their canonical group.
        own_hand: patterns of what those do who take their own lives, attackers among them ("turned the gun on himself").
        killed_and_own_hand: patterns of what it is called where somebody killed others and then himself ("murder-suicide").
        own_losses: pattern of what stands between a party and the number of its own people that it lost ("lost", "a perdu").
        things: patterns of nouns that make the noun before them say whose or what sort of thing ("a civilian convoy", "three police posts").
        all_of: patterns of what stands before a number that takes all of those told before ("all" seven, "tous les" cinq).
        cared: patterns of what is said of people who were hurt and live ("hospitalised").
        destroys: patterns of verbs of what is done to things, right before a number that has no noun ("destroying at least 40").
        still: patterns of words that say that this is so of some of them yet ("still", "toujours").
        tallies: patterns of verbs, with what they govern, by which somebody only tells a toll ("put the number", "a cité").
        goods: patterns of nouns of what people have, animals and huts ("head of cattle").
        homes: patterns of nouns that count homes and not persons ("families").
        adjectives: words that may stand between a number and its noun, besides demonyms.
        harmed_before: casualty kind to patterns that stand right before a number ("killing", "the deaths of").
        harmed_after: casualty kind to patterns that stand right after a number and its noun ("were killed", "dead").
        remains: patterns of nouns for the dead as they are found ("bodies").
        buried: patterns of what is done with them long after a toll, or of what keeps them from being found ("buried", "introuvables").
        open_harm: patterns of those of `harmed_before` that leave it to the noun what happened ("left", "a toll of").
        link: pattern of the small words that may stand between such a pattern and the number.
        auxiliary: words that make what follows passive ("were", "ont été").
        losses: patterns of losses without a number, each with a group `verb`.
        losses_inflicted, losses_suffered: verbs of those patterns that tell whose losses they are.
        part_of: words that open a subset of the number before ("among them", "dont").
        superseded: patterns before a number that the text itself replaces ("up from an earlier").
        earlier_tolls: patterns that end where an earlier toll's number begins, its noun and verb apart ("a previous toll given on Monday stood at").
        first_tolls: patterns before a number that holds until the text gives another ("a preliminary toll").
        withheld: patterns that say that a toll is not given.
        attack: nouns and verbs of violence that only the target types ("attack", "raid", "assaut").
        strikes: nouns of violence whose "of X" names those who did it ("an attack of the rebels"), as patterns; one whose
            "of X" names those who suffered it ("massacre") is none.
        attack_plural: plural nouns that can cover several places.
        spread: patterns that say that something took place all over a country or region ("across").
        concerted: words that say that several places were struck in one action.
        listed_targets: patterns that open a list of places struck.
        facilities: site nouns ("base", "camp", "barracks").
        civilian_sites: nouns of places where civilians are ("village", "market", "mosque").
        civil_targets, state_targets: patterns of sites and people; an act that strikes one strikes civilians, or the forces that hold it.
        weapons: weapon nouns.
        aircraft, projectiles: patterns of nouns of what strikes from the air, and of what is fired from afar.
        air_forces: patterns of the words for forces that fight from the air.
        carried: patterns of what is done by aircraft that strike nothing ("landed", "evacuated"), before "by helicopter".
        released: patterns of what an aircraft does to strike ("dropped explosives", "a tiré deux missiles"), right behind it.
        protest: patterns of words for protests and those who take part in them.
        crowd: patterns of words for those at a protest that was told before ("the crowd", "les manifestants").
        ground: patterns of what is done face to face, with rifles or blades ("ambush", "opened fire").
        blasts: patterns of words for what explodes or strikes from afar, and what it comes from.
        heard: patterns of what is said of shots and blasts that were only heard.
        outcomes: outcome to patterns.
        come_about: a relative clause in the perfect, up to its verb ("parts of which the rebels have"): what it tells had come about before.
        by: words that put the agent after the act ("by", "par").
        against: words that put the target after the act ("on", "against", "contre").
        claimed: patterns of a claim of responsibility; group `who` not needed, the actor before it claims.
        unclaimed: patterns that say that nobody claims.
        blamed: patterns with the party blamed after them.
        mutual: patterns that say that two sides accuse each other ("traded blame").
        charges: patterns of what those who are blamed for violence are accused of, beside the words of violence ("being behind").
        held: patterns of what says of a place that somebody holds it, right before who does ("controlled by").
        ties: patterns of what ties somebody else to a party that takes no part itself, right before its name ("collaborating with",
            "former members of").
        fires: patterns of what those do who shoot, and of how those are armed, behind them ("opened fire", "with rifles").
        only_there: patterns of what says that so many were there or were seen, up to the number ("there were about").
        comes_after: patterns of what those do who come when an act is over, right behind them ("have opened an inquiry", "found the bodies").
        done_after: patterns of what is done for those harmed when an act is over, up to who does it ("have been freed by").
        disasters: patterns of disasters and accidents that kill without anybody's violence ("landslide").
        found_dead: patterns of what is said of people who were taken and then found dead, to its end.
        spares: patterns of what frees or saves people, up to their number ("freeing").
        protested: patterns of what joins a protest to what it is about ("to protest the", "after").
        takes: patterns of taking a place, right before its name ("seized", "se sont emparés de").
        taken: patterns of a place being taken, right behind its name ("fell to", "est tombée aux mains").
        fights: words by which two parties are told to fight each other.
        gets_away: patterns of how somebody flees from what they did, right behind "fled" ("on motorbikes", "the scene").
        goes_on: words with which a sentence goes on behind a noun, so that what stands before them is one ("killed 30 al-Shabaab in").
        ends: patterns of ending an attack that others made ("ended a siege").
        another: words that announce another happening ("another attack", "in addition").
        same: definite references to a happening ("the attack", "cet assaut").
        group_references, army_references: definite references to a party ("the group", "the militants"; "the army").
        openers: openings of a sentence that only look back at another happening, up to their comma.
        commemorates: patterns that go over from an act to what was commemorated there ("to mark the anniversary of the killing").
        recalls_of: patterns that tie somebody to an earlier happening ("linked to the attack").
        held_for: patterns that tie people who are struck or arrested to an act of theirs before, which follows ("involved in").
        recalls: words inside a sentence after which it recalls an earlier happening.
        base_sites: last words of site nouns that mean a military position, for "the camp" after "an army base".
        site_of: site nouns after which "of X" names the party whose site it is.
        one_struck: act nouns with a definite article behind, group `one`, that tell of one person where a singular follows
            ("the murder of the", "assassinat du").
        unnumbered: casualty kind to words that tell of it also where no number stands ("he died").
        struck: words that say that somebody was hit and leave open what became of them ("shot").
        harmless: patterns that say that nobody was harmed.
        attackers: nouns that say of people that they are those who attacked.
        dressed: patterns of words before the name of a force whose clothes somebody only wears ("dressed as", "wearing the uniform of the").
        clothes: patterns of words behind it that say so ("army fatigues").
        affiliation: what follows a name that only describes another ("-linked", "affiliate").
    """

    persons: Mapping[str, str]
    indefinite: str
    before_nouns: str
    one_more: str
    nth: tuple[str, ...]
    own: str
    kin: str
    groups: Mapping[str, str]
    own_hand: tuple[str, ...]
    killed_and_own_hand: tuple[str, ...]
    own_losses: str
    things: tuple[str, ...]
    all_of: tuple[str, ...]
    cared: tuple[str, ...]
    destroys: tuple[str, ...]
    still: tuple[str, ...]
    tallies: tuple[str, ...]
    goods: tuple[str, ...]
    homes: tuple[str, ...]
    adjectives: frozenset[str]
    harmed_before: Mapping[CasualtyKind, tuple[str, ...]]
    harmed_after: Mapping[CasualtyKind, tuple[str, ...]]
    remains: tuple[str, ...]
    buried: tuple[str, ...]
    open_harm: tuple[str, ...]
    link: str
    auxiliary: str
    losses: tuple[str, ...]
    losses_inflicted: str
    losses_suffered: str
    part_of: tuple[str, ...]
    superseded: tuple[str, ...]
    first_tolls: tuple[str, ...]
    earlier_tolls: tuple[str, ...]
    withheld: tuple[str, ...]
    attack: tuple[str, ...]
    strikes: tuple[str, ...]
    attack_plural: tuple[str, ...]
    spread: tuple[str, ...]
    concerted: tuple[str, ...]
    listed_targets: tuple[str, ...]
    facilities: tuple[str, ...]
    civilian_sites: tuple[str, ...]
    civil_targets: tuple[str, ...]
    state_targets: tuple[str, ...]
    weapons: tuple[str, ...]
    aircraft: tuple[str, ...]
    projectiles: tuple[str, ...]
    air_forces: tuple[str, ...]
    carried: tuple[str, ...]
    released: tuple[str, ...]
    protest: tuple[str, ...]
    crowd: tuple[str, ...]
    ground: tuple[str, ...]
    blasts: tuple[str, ...]
    heard: tuple[str, ...]
    outcomes: Mapping[Outcome, tuple[str, ...]]
    come_about: tuple[str, ...]
    by: tuple[str, ...]
    against: tuple[str, ...]
    claimed: tuple[str, ...]
    unclaimed: tuple[str, ...]
    blamed: tuple[str, ...]
    mutual: tuple[str, ...]
    charges: tuple[str, ...]
    held: tuple[str, ...]
    ties: tuple[str, ...]
    fires: tuple[str, ...]
    only_there: tuple[str, ...]
    comes_after: tuple[str, ...]
    done_after: tuple[str, ...]
    disasters: tuple[str, ...]
    found_dead: tuple[str, ...]
    spares: tuple[str, ...]
    protested: tuple[str, ...]
    takes: tuple[str, ...]
    taken: tuple[str, ...]
    fights: FightWords
    gets_away: tuple[str, ...]
    goes_on: tuple[str, ...]
    ends: tuple[str, ...]
    another: tuple[str, ...]
    same: tuple[str, ...]
    group_references: tuple[str, ...]
    army_references: tuple[str, ...]
    openers: tuple[str, ...]
    commemorates: tuple[str, ...]
    recalls_of: tuple[str, ...]
    held_for: tuple[str, ...]
    recalls: tuple[str, ...]
    base_sites: frozenset[str]
    site_of: tuple[str, ...]
    one_struck: tuple[str, ...]
    unnumbered: Mapping[CasualtyKind, tuple[str, ...]]
    struck: tuple[str, ...]
    harmless: tuple[str, ...]
    attackers: tuple[str, ...]
    dressed: tuple[str, ...]
    clothes: tuple[str, ...]
    affiliation: str

    @cached_property
    def armed_people(self) -> tuple[str, ...]:
        """The nouns of `persons` for people with arms."""
        return tuple(noun for noun, group in self.persons.items() if group in WITH_ARMS)

    @cached_property
    def every_nth(self) -> dict[str, int]:
        """The ordinals of `nth`, each form with its number."""
        return {word: number for number, forms in enumerate(self.nth, 2) for word in forms.split()}

    @cached_property
    def all_harmed_after(self) -> tuple[str, ...]:
        """The patterns of `harmed_after`, whatever they tell."""
        return tuple(pattern for patterns in self.harmed_after.values() for pattern in patterns)
