"""What the trained reader says of a text and what it is told: the names of its outputs and of its signals, in their order. The file of the model
holds the same names, and is refused where they differ.
"""

from __future__ import annotations

SPANS = (
    "trigger",
    "initiator",
    "target",
    "victim",
    "weapon",
    "count",
    "place",
    "elsewhere",
    "date",
    "other-date",
    "claimant",
    "source",
    "cue",
    "relay",
    "other-number",
    "content",
    "perpetrator",
    "organisation",
    "incident-target",
    "incident-victim",
    "incident-weapon",
    "incident-name",
)
"""Kinds of spans. Each word is told to lie inside one, and to begin one, independently of the others. The last six are those of terrorist
incidents under the rules of MUC-4, which leave out fights between armed parties and tell the persons who did it from the organisation behind them, and the names of victims from what else they are called."""

INCIDENT_PARTS = SPANS[-6:]
"""The kinds of spans of terrorist incidents."""

KINDS = (
    "none",
    "killed",
    "injured",
    "missing",
    "abducted",
    "captured",
    "displaced",
    "arrested",
    "casualties",
)
"""What happened to the persons that a count counts or that a word names."""

SIDES = ("initiator", "target", "bystander", "unknown")
"""On whose side they were."""

STATUSES = (
    "none",
    "asserted",
    "background",
    "aggregate",
    "statement",
    "planned",
    "denied",
    "hypothetical",
    "teaser",
)
"""How a sentence tells of a happening; `none` for a sentence that tells of none."""

INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""Incident types of MUC-4."""

LINKS = ("argument", "counted", "speaker", "credited")
"""Pairs of words: a trigger and what takes part, a count and whom it counts, a cue and its source, a cue and what it credits."""

LINK_WIDTH = 32
"""Numbers that a word has for each kind of link; the score of a pair is their product."""

TOLLS = 10
"""Classes of a document's toll: 0 to 8 persons, and 9 for more."""

SIGNALS = (
    "actor",
    "toponym",
    "date",
    "number",
    "killed",
    "injured",
    "harmed",
    "cue",
    "attack",
    "facility",
    "civilian-site",
    "weapon",
    "person",
    "source",
    "credit",
    "relay",
    "outcome",
    "title",
    "item",
    "caption",
)
"""Names of the signals, in the order of the columns: input of the model beside the words. None tells which side an actor is on: sides are to be read from the words around it."""
