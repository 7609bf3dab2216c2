"""Why a decision is refused: the sentences of `DecisionError`."""

from __future__ import annotations

from firsthand.domain.message import Message

# The log
NO_REPORT = Message("there is no report {id}", "il n’y a pas de passage {id}")
NO_CLAIM = Message("there is no claim {id}", "il n’y a pas d’affirmation {id}")
NO_TARGET = Message("there is no report or claim {id}", "il n’y a ni passage ni affirmation {id}")
NO_DECISION = Message("there is no decision {id}", "il n’y a pas de décision {id}")
FIELD_AND_VALUE = Message(
    "to set a field, name the field and its value", "pour corriger un champ, nommez le champ et sa valeur"
)
UNDONE_ALREADY = Message("decision {id} is undone already", "la décision {id} est déjà annulée")
JUDGED_ONE = Message(
    "{report} and {other} were judged to tell of one incident: undo one of {names} first",
    "{report} et {other} ont été jugés parler d’un même incident : annulez d’abord l’une de {names}",
)
JUDGED_DIFFERENT = Message(
    "{report} and {other} were judged to be different incidents: undo {id} first",
    "{report} et {other} ont été jugés être des incidents différents : annulez d’abord {id}",
)

# Making decisions
LEAVE_ONE = Message(
    "to split an event, leave at least one report on either side",
    "pour séparer un événement, laissez au moins un passage de chaque côté",
)
BOTH_SIDES = Message(
    "{report} cannot be on both sides of a split", "{report} ne peut être des deux côtés d’une séparation"
)
NAME_RECALLING = Message(
    "name at least one report that recalls the past", "nommez au moins un passage qui rappelle le passé"
)
WITH_ITSELF = Message(
    "{report} cannot be compared with itself: name two reports",
    "{report} ne peut être comparé à lui-même : nommez deux passages",
)
NO_AUTHOR = Message("a decision needs an author", "une décision doit avoir un auteur")
NO_ZONE = Message(
    "the time of a decision needs its zone: {at}", "l’heure d’une décision doit avoir son fuseau : {at}"
)

# Values
NO_EVENT_FIELD = Message(
    "an event has no field {field:quoted}; there are {names}",
    "un événement n’a pas de champ {field} ; il y a {names}",
)
NO_CLAIM_FIELD = Message(
    "a claim has no field {field:quoted}; there are {names}",
    "une affirmation n’a pas de champ {field} ; il y a {names}",
)
NO_COUNT = Message(
    "{id} is about {field:term}, which is no count: set its value",
    "{id} porte sur : {field}, ce n’est pas un nombre ; corrigez sa valeur",
)
A_COUNT = Message("{id} is a count: set its quantity", "{id} est un nombre : corrigez sa quantité")
NO_DATE = Message(
    "{value:quoted} is no date: give a day (2025-06-01), a run of days (2025-06-01..2025-06-03), a month (2025-06) or "
    "several possible days with commas between them",
    "{value} n’est pas une date : donnez un jour (2025-06-01), une suite de jours (2025-06-01..2025-06-03), un mois (2025-06) "
    "ou plusieurs jours possibles séparés par des virgules",
)
ENDS_BEFORE = Message("{value:quoted} ends before it starts", "{value} finit avant de commencer")
IN_FUTURE = Message("{day:date} lies in the future", "le {day} est dans l’avenir")
BEFORE_1900 = Message("{day:date} lies before 1900", "le {day} est avant 1900")
NO_DAY = Message("there is no day {day}", "le jour {day} n’existe pas")
NOT_A_GRADE = Message(
    "{value:quoted} is not a grade; did you mean {names}?",
    "{value} n’est pas un degré de preuve ; vouliez-vous dire {names} ?",
)
NOT_A_KIND = Message(
    "{value:quoted} is not a kind; did you mean {names}?",
    "{value} n’est pas une sorte de chiffre ; vouliez-vous dire {names} ?",
)
NOT_A_SIDE = Message(
    "{value:quoted} is not a side; did you mean {names}?",
    "{value} n’est pas un côté ; vouliez-vous dire {names} ?",
)
NOT_A_TYPE = Message(
    "{value:quoted} is not an event type; did you mean {names}?",
    "{value} n’est pas un type d’événement ; vouliez-vous dire {names} ?",
)
SOME_WORDS = Message(
    "{name} takes some words, at most 200 characters", "{name} : quelques mots, 200 signes au plus"
)
NO_TRUTH = Message(
    "{value:quoted} is not yes, no or unknown", "{value} n’est ni oui, ni non, ni inconnu (yes, no, unknown)"
)
NO_NUMBER = Message(
    "{value:quoted} is no number: give 12, >30, >=30, <5, ~20 or 20-25",
    "{value} n’est pas un nombre : donnez 12, >30, >=30, <5, ~20 ou 20-25",
)
DOWNWARDS = Message("{value:quoted} runs downwards", "{value} va en décroissant")

# Parties
SAY_ROLE = Message(
    "say what {name} was: initiator, target or participant",
    "dites ce qu’était {name} : auteur, cible ou participant",
)
SAY_PARTY = Message(
    'say "add X as initiator", "remove X" or "replace X by Y"',
    "dites « add X as initiator », « remove X » ou « replace X by Y »",
)
NO_PARTY = Message(
    "{value:quoted} is no party to the event: {names}", "{value} n’est pas partie à l’événement : {names}"
)
NO_PARTIES = Message(
    "{value:quoted} is no party to the event: it has none",
    "{value} n’est pas partie à l’événement : il n’en a aucune",
)
NAME_ACTOR = Message("name an actor", "nommez un acteur")
NO_ACTOR_KIND = Message(
    "{value:quoted} is no kind of actor; there are {names}",
    "{value} n’est pas une nature d’acteur ; il y a {names}",
)
NO_ACTOR_NAME = Message("{value:quoted} is no name of an actor", "{value} n’est pas un nom d’acteur")
SEVERAL_ACTORS = Message(
    "{value:quoted} may be {names}: give the id", "{value} peut être {names} : donnez l’identifiant"
)
NO_ACTOR = Message(
    "there is no actor {value:quoted}; for a new one give its kind too",
    "il n’y a pas d’acteur {value} ; pour un nouveau, donnez aussi sa nature",
)
NO_ACTOR_BUT = Message(
    "there is no actor {value:quoted}; there are {names}; for a new one give its kind too",
    "il n’y a pas d’acteur {value} ; il y a {names} ; pour un nouveau, donnez aussi sa nature",
)
NO_ROLE = Message(
    "{value:quoted} is no role; there are {names}", "{value} n’est pas un rôle ; il y a {names}"
)

# Figures
NO_ROW = Message(
    '{value:quoted} is no figure: give it as "killed soldiers target 10-15"',
    "{value} n’est pas un chiffre : donnez-le ainsi : « killed soldiers target 10-15 »",
)
NO_GROUP = Message(
    "{value:quoted} is no group: give one word such as soldiers, civilians, persons",
    "{value} n’est pas un groupe : donnez un mot tel que soldiers, civilians, persons",
)
NO_SIDE = Message(
    "{value:quoted} is no side; there are {names}", "{value} n’est pas un côté ; il y a {names}"
)
NO_CASUALTIES = Message(
    "say what happened to them: there is no toll of casualties, but of killed, injured, ...",
    "dites ce qui leur est arrivé : il n’y a pas de bilan des victimes, mais des tués, des blessés, ...",
)
NO_BOUNDS = Message(
    '{value:quoted} is no figure: give 12, 10-15, 12+ for an open end, 10/12/15 for low, best and high, or "none"',
    "{value} n’est pas un chiffre : donnez 12, 10-15, 12+ sans maximum, 10/12/15 pour minimum, retenu et maximum, ou « none »",
)
NO_BEST = Message("a figure needs its best number", "un chiffre doit avoir son nombre retenu")
OUT_OF_ORDER = Message(
    "low, best and high are out of order: {low}, {best}, {high}",
    "minimum, retenu et maximum ne se suivent pas : {low}, {best}, {high}",
)
NOT_WHOLE = Message(
    "{name:term} is a whole number, not {value:quoted}", "{name} est un nombre entier, pas {value}"
)
OUT_OF_RANGE = Message(
    "{name:term} is between 0 and {most:int}, not {n:number}", "{name} est entre 0 et {most}, pas {n}"
)
NO_KIND = Message(
    "{value:quoted} is no kind of figure; there are {names}",
    "{value} n’est pas une sorte de chiffre ; il y a {names}",
)

# Places
POINT_NEEDS_BOTH = Message(
    "a point needs its latitude and its longitude", "un point doit avoir sa latitude et sa longitude"
)
NO_RADIUS = Message("{value:quoted} is no radius in kilometres", "{value} n’est pas un rayon en kilomètres")
WIDE_RADIUS = Message(
    "a radius is between 0 and {most:int} km, not {value}", "un rayon est entre 0 et {most} km, pas {value}"
)
OFF_GLOBE = Message(
    "{lat}, {lon} is no point on the globe: latitude -90 to 90, then longitude -180 to 180",
    "{lat}, {lon} n’est pas un point du globe : la latitude de -90 à 90, puis la longitude de -180 à 180",
)
NO_PLACE = Message("that is no place: {fault}", "ce n’est pas un lieu : {fault}")
NAME_PLACE = Message("a place needs a name or coordinates", "un lieu doit avoir un nom ou des coordonnées")
NOT_IN_GAZETTEER = Message(
    "the gazetteer has no place {name}: give coordinates, with the name behind them",
    "le répertoire n’a pas de lieu {name} : donnez des coordonnées, puis le nom",
)
SEVERAL_PLACES = Message(
    "there are several places {name}: say which one, such as {names}",
    "il y a plusieurs lieux {name} : dites lequel, par exemple {names}",
)

# The desk
NO_VERB = Message(
    "there is no verb {value:quoted}; there are {names}",
    "il n’y a pas de verbe {value} ; il y a {names}",
)
CHANGED_SINCE = Message(
    "{id} changed since you saw it: look at it again", "{id} a changé depuis que vous l’avez vu : revoyez-le"
)
NOTHING_TO_UNDO = Message(
    "{author} has no decision that could be undone", "{author} n’a aucune décision à annuler"
)
NAME_EVENT = Message(
    "{id} is a claim: to {verb}, name an event",
    "{id} est une affirmation : pour « {verb} », nommez un événement",
)
SAY_WHY = Message(
    "say why: a correction needs a reason", "dites pourquoi : une correction doit avoir un motif"
)
NOT_ALL = Message(
    "name some of the reports or documents of {id} that go, not all",
    "nommez une partie des passages ou documents de {id} à détacher, pas tous",
)
NAME_CLAIM = Message(
    "one chooses a claim: name a claim, not an event",
    "on retient une affirmation : nommez une affirmation, pas un événement",
)
HEADLINE_ALONE = Message(
    "a page of which nothing could be read but its headline cannot be merged",
    "une page dont seul le titre a pu être lu ne peut être fusionnée",
)
NAME_OTHER = Message("name the other event", "nommez l’autre événement")
ITSELF = Message("{other} is {id} itself", "{other} est {id} lui-même")
ONE_ACTION = Message(
    "the two are parts of one concerted action, told in one report",
    "les deux sont des parties d’une action concertée, racontées dans un même passage",
)
NOT_ITS_REPORT = Message("{id} has no report or document {name}", "{id} n’a ni passage ni document {name}")
NAME_FIELD = Message("name the field to set", "nommez le champ à corriger")
NO_VALUE = Message("{value:quoted} is no value of {field}", "{value} n’est pas une valeur de {field}")
COUNTS_PART = Message(
    "{id} counts a part of another figure: set the figure instead",
    "{id} compte une partie d’un autre chiffre : corrigez plutôt le chiffre",
)
GIVES_NO_NUMBER = Message(
    "{id} gives no number: set the figure instead", "{id} ne donne pas de nombre : corrigez plutôt le chiffre"
)
ACCEPT_OR_REJECT = Message(
    "{id} is about {field:term}: accept or reject it", "{id} porte sur : {field} ; acceptez ou rejetez-le"
)
DAMAGED_FORM = Message(
    "the form is damaged: load the page again", "le formulaire est abîmé : rechargez la page"
)

NO_DISAGREEMENT = Message(
    "reviewers do not disagree about {id}", "il n’y a pas de désaccord {id} entre relecteurs"
)
NO_OPINION = Message(
    "nobody who disagrees decided {id}: name one of the decisions listed",
    "aucun de ceux qui sont en désaccord n’a pris la décision {id} : nommez l’une de celles de la liste",
)

MESSAGES = (
    NO_REPORT, NO_CLAIM, NO_TARGET, NO_DECISION, FIELD_AND_VALUE, UNDONE_ALREADY, JUDGED_ONE,
    JUDGED_DIFFERENT, LEAVE_ONE, BOTH_SIDES, NAME_RECALLING, WITH_ITSELF, NO_AUTHOR, NO_ZONE,
    NO_EVENT_FIELD, NO_CLAIM_FIELD, NO_COUNT, A_COUNT, NO_DATE, ENDS_BEFORE, IN_FUTURE, BEFORE_1900,
    NO_DAY, NOT_A_GRADE, NOT_A_KIND, NOT_A_SIDE, NOT_A_TYPE, SOME_WORDS, NO_TRUTH, NO_NUMBER, DOWNWARDS,
    SAY_ROLE, SAY_PARTY, NO_PARTY, NO_PARTIES, NAME_ACTOR, NO_ACTOR_KIND, NO_ACTOR_NAME, SEVERAL_ACTORS,
    NO_ACTOR, NO_ACTOR_BUT, NO_ROLE, NO_ROW, NO_GROUP, NO_SIDE, NO_CASUALTIES, NO_BOUNDS, NO_BEST,
    OUT_OF_ORDER, NOT_WHOLE, OUT_OF_RANGE, NO_KIND, POINT_NEEDS_BOTH, NO_RADIUS, WIDE_RADIUS, OFF_GLOBE,
    NO_PLACE, NAME_PLACE, NOT_IN_GAZETTEER, SEVERAL_PLACES, NO_VERB, CHANGED_SINCE, NOTHING_TO_UNDO,
    NAME_EVENT, SAY_WHY, NOT_ALL, NAME_CLAIM, HEADLINE_ALONE, NAME_OTHER, ITSELF, ONE_ACTION,
    NOT_ITS_REPORT, NAME_FIELD, NO_VALUE, COUNTS_PART, GIVES_NO_NUMBER, ACCEPT_OR_REJECT, DAMAGED_FORM,
    NO_DISAGREEMENT, NO_OPINION,
)  # fmt: skip
"""All of them."""
