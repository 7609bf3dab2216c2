"""Why a day, a figure or a grade is what it is, and what contradicts what: the sentences that records keep."""

from __future__ import annotations

from firsthand.domain.message import Message

# Days: calendar, ties, timeline
ON_PAGE = Message('"{words}" on 1 page', "« {words} » sur 1 page")
ON_PAGES = Message('"{words}" on {n:int} pages', "« {words} » sur {n} pages")
TOLD_BY = Message("told by {day:date}", "rapporté au plus tard le {day}")
NEWS_OF = Message("news of pages dated {day:date}", "nouvelle de pages datées du {day}")
WITHIN_DAYS = Message(
    "{why:message}, within the {n:int} days before", "{why}, dans les {n} jours qui précèdent"
)
IN_ONE = Message('"{words}" in one text', "« {words} » dans un même texte")
BOTH_IN_ONE = Message('"{a}" and "{b}" in one text', "« {a} » et « {b} » dans un même texte")
EARLIER = Message(
    "recalled in a text as earlier than its own news",
    "rappelé dans un texte comme antérieur à ce qu’il annonce",
)
RECALLED_AFTER = Message('recalled after "{words}"', "rappelé après « {words} »")
SET_BY = Message("set by {who}", "fixé par {who}")

# Figures: fuse, tolls, overruled_figures
ONLY_PARTY = Message(
    "only a party counts its enemy's losses here, told by {name}",
    "seule une partie compte ici les pertes de son ennemi, selon {name}",
)
ONLY_ORIGIN = Message("the only origin is {name}", "la seule origine est {name}")
BY = Message("by {name}", "selon {name}")
AGREE = Message("{n:int} independent origins agree", "{n} origines indépendantes concordent")
ACKNOWLEDGED = Message("acknowledged", "reconnu")
BOAST_LEFT = Message(
    "a party's count of its enemy does not set it",
    "le décompte qu’une partie fait de son ennemi n’en décide pas",
)
VIEW_SETTLED = Message(
    "the reader's view of a whole text settled what its figures add up to",
    "la lecture d’un texte entier a tranché ce que font ses chiffres en tout",
)
CHOSEN_BY = Message("chosen by {who}", "retenu par {who}")
ADDED_UP = Message("added up from figures that {author} settled", "somme de chiffres que {author} a tranchés")

# Contradictions: contradictions, within
COUNTS = Message(
    "{group:group} {kind:term}: {a} and {b} cannot both be right",
    "{kind} ({group}) : {a} et {b} ne peuvent avoir raison tous deux",
)
VOICES = Message(
    "{group:group} {kind:term}: in {document}, {a} and {b} cannot both be right",
    "{kind} ({group}) : dans {document}, {a} et {b} ne peuvent avoir raison tous deux",
)
HEAD_AND_BODY = Message(
    "{group:group} {kind:term}: in {document}, head and body cannot both be right",
    "{kind} ({group}) : dans {document}, le titre et le texte ne peuvent être exacts tous deux",
)
HEAD_OTHER_DAYS = Message(
    "in {document}, head and body give other days",
    "dans {document}, le titre et le texte donnent des jours différents",
)
ONE_TEXT = Message(
    "{document} calls the losses confirmed and unconfirmed",
    "{document} dit les pertes confirmées et non confirmées",
)
ONE_ORIGIN = Message(
    "texts of one origin call the losses confirmed and unconfirmed",
    "des textes d’une même origine disent les pertes confirmées et non confirmées",
)
WHOSE_LOSSES = Message(
    "rewrites of one text disagree on whether the attackers suffered or inflicted casualties",
    "des reprises d’un même texte divergent : les assaillants ont-ils subi ou infligé les pertes ?",
)
PLACES = Message("told at {a} and at {b}", "situé à {a} et à {b}")
NO_DAY = Message(
    "no day fits every text; set aside: {names}",
    "aucun jour ne convient à tous les textes ; écartés : {names}",
)
ATTACKERS = Message(
    "attacker named as {a:actor} and as {b:actor}",
    "l’assaillant serait {a} selon les uns, {b} selon les autres",
)

# Doubts
CROWDED = Message(
    "told {told:int} times among very many reports that are alike: look whether these are one incident",
    "rapporté {told} fois parmi de très nombreux passages semblables : voyez s’il s’agit d’un seul incident",
)

# Decisions that cannot be obeyed: rulings
MISFIT = Message(
    "decision {id} sets {field:quoted} to {value:quoted}, which does not fit; undo it",
    "la décision {id} donne à {field} la valeur {value}, qui ne convient pas ; annulez-la",
)

MESSAGES = (
    ON_PAGE, ON_PAGES, TOLD_BY, NEWS_OF, WITHIN_DAYS, IN_ONE, BOTH_IN_ONE, EARLIER, RECALLED_AFTER, SET_BY,
    ONLY_PARTY, ONLY_ORIGIN, BY, AGREE, ACKNOWLEDGED, BOAST_LEFT, VIEW_SETTLED, CHOSEN_BY, ADDED_UP,
    COUNTS, VOICES, HEAD_AND_BODY, HEAD_OTHER_DAYS, ONE_TEXT, ONE_ORIGIN, WHOSE_LOSSES, PLACES, NO_DAY, ATTACKERS,
    CROWDED, MISFIT,
)  # fmt: skip
"""All of them."""
