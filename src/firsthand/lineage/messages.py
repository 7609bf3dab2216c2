"""Why one document is held to be made from another: the sentences that edges of lineage keep."""

from __future__ import annotations

from firsthand.domain.message import Message

WORDING = Message(
    "{share:percent} of the shorter text's wording", "{share} de la formulation du texte le plus court"
)
SENTENCES = Message("sentence by sentence the same ({score:number})", "identique phrase par phrase ({score})")
TRANSLATED = Message(
    "the same in another language ({score:number})", "identique dans une autre langue ({score})"
)
STANDS_IN = Message(
    "the shorter text stands in the longer ({score:number})", "le texte court figure dans le long ({score})"
)
OF_PAGE = Message("{share:percent} of a page", "{share} d’une page")
SAME_TEXT = Message("the same text", "le même texte")
NUMBERS_SHARED = Message("{n:int} numbers in common", "{n} nombres en commun")
SAME_NUMBERS = Message("the same {n:int} numbers", "les mêmes {n} nombres")
SAME_QUOTATIONS = Message("the same quotations", "les mêmes citations")
BOTH_CREDIT = Message(
    "both credit {names} and tell the same facts", "tous deux citent {names} et rapportent les mêmes faits"
)
ONE_HOUSE = Message("of one house", "d’une même maison")
OTHER_DAYS = Message("but other days", "mais d’autres jours")
MONTHS_APART = Message("but told months apart", "mais à des mois d’écart")
OTHER_FIGURES = Message("but other figures", "mais d’autres chiffres")
OTHER_PLACES = Message("but other places", "mais d’autres lieux")
OTHER_PARTIES = Message("but other armed groups", "mais d’autres groupes armés")

MESSAGES = (
    WORDING, SENTENCES, TRANSLATED, STANDS_IN, OF_PAGE, SAME_TEXT, NUMBERS_SHARED, SAME_NUMBERS, SAME_QUOTATIONS,
    BOTH_CREDIT, ONE_HOUSE, OTHER_DAYS, MONTHS_APART, OTHER_FIGURES, OTHER_PLACES, OTHER_PARTIES,
)  # fmt: skip
"""All of them."""
