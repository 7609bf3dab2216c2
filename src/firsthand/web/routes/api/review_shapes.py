"""What programs send to review, and what they are answered, as OpenAPI tells them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from firsthand.run.proposals import Proposal
from firsthand.web.routes.api.shapes import PROBLEMS, EventRecord, Problem, _Record

_Id = Annotated[str, Field(min_length=1, max_length=80)]
_Words = Annotated[str, Field(max_length=2000)]
_Box = Annotated[str, Field(max_length=2000)] | int | float
_MOST_REPORTS = 5000


class _Sent(BaseModel):
    """What is sent holds nothing else: a field that is misspelt is refused and not passed over."""

    model_config = ConfigDict(extra="forbid")


class Undoing(_Sent):
    """Why a decision is taken back."""

    reason: _Words = ""


class _Wanted(Undoing):
    """A decision that is wanted: about what, and why."""

    target: _Id


class Judging(_Wanted):
    """An event or a claim is right, or wrong; or of claims that disagree this one is taken."""

    verb: Literal["accept", "reject", "choose"]

    def proposal(self) -> Proposal:
        """As the desk takes it."""
        return Proposal(self.verb, self.target)


class Setting(_Wanted):
    """One field of an event or a claim is corrected: the value as typed after `firsthand review set`, or its parts by name."""

    verb: Literal["set"]
    field: _Id
    value: _Words | Annotated[dict[str, _Box], Field(max_length=20)]

    def proposal(self) -> Proposal:
        """As the desk takes it."""
        given = self.value
        told = given if isinstance(given, str) else {name: str(part) for name, part in given.items()}
        return Proposal(self.verb, self.target, self.field, told)


class Pairing(_Wanted):
    """Two events are one incident, or never are."""

    verb: Literal["merge", "different"]
    other: _Id

    def proposal(self) -> Proposal:
        """As the desk takes it."""
        return Proposal(self.verb, self.target, other=self.other)


class Splitting(_Wanted):
    """Some reports of an event, named by themselves or by their documents, tell of another incident."""

    verb: Literal["split"]
    reports: Annotated[list[_Id], Field(min_length=1, max_length=_MOST_REPORTS)]

    def proposal(self) -> Proposal:
        """As the desk takes it."""
        return Proposal(self.verb, self.target, reports=tuple(self.reports))


class Recalling(_Wanted):
    """Some reports of an event recall the past; all of them where none is named."""

    verb: Literal["background"]
    reports: Annotated[list[_Id], Field(max_length=_MOST_REPORTS)] = []

    def proposal(self) -> Proposal:
        """As the desk takes it."""
        return Proposal(self.verb, self.target, reports=tuple(self.reports))


Wanted = Annotated[Judging | Setting | Pairing | Splitting | Recalling, Field(discriminator="verb")]
"""Any of them, told apart by the verb."""


class ReviewItem(_Record):
    """An event with the reasons to look at it, `firsthand.review-item/1`, and its entity tag for If-Match."""

    schema_: Literal["firsthand.review-item/1"] = Field(alias="schema")
    doubt: float = Field(ge=0, le=1)
    consequence: float
    reasons: list[str]
    returned: bool
    event: EventRecord
    etag: str


class ToldReport(_Record):
    """A passage that tells of the event."""

    id: str
    document: str
    status: str
    quote: str


class ReviewedEvent(ReviewItem):
    """The same with the passages that tell of it, the events that may be the same incident, and whether somebody settled it."""

    settled: bool
    reports: list[ToldReport]
    neighbours: list[str]


class ReviewQueue(_Record):
    """Some events, most urgent first, how many await review in all, and what `after` leads to the next ones."""

    items: list[ReviewItem]
    awaiting: int = Field(ge=0)
    after: str | None


class DecisionRecord(_Record):
    """A decision as it stands in the log, `firsthand.decision/1`."""

    schema_: Literal["firsthand.decision/1"] = Field(alias="schema")
    id: str
    judgement: str
    target: str
    other: str | None
    field: str | None
    value: Any
    was: Any
    reason: str
    author: str
    made_at: str
    undone: bool


class DecisionList(_Record):
    """Some decisions, latest first, and what `after` leads to earlier ones."""

    decisions: list[DecisionRecord]
    after: str | None


class OutcomeRecord(_Record):
    """A decision, the events that what it names tells of now, and the ids that are no more."""

    decision: DecisionRecord
    events: list[str]
    left: list[str]


class Opinion(_Record):
    """What one reviewer says of a field; `as_found`: by accepting the whole as it stood."""

    decision: DecisionRecord
    value: Any
    as_found: bool


class DisagreementRecord(_Record):
    """A field of an event or claim of which reviewers say different things, `firsthand.disagreement/1`."""

    schema_: Literal["firsthand.disagreement/1"] = Field(alias="schema")
    id: str
    target: str
    field: str
    opinions: list[Opinion]
    settled_by: DecisionRecord | None


class DisagreementList(_Record):
    """Open disagreements first, the latest first among them and among the settled ones."""

    disagreements: list[DisagreementRecord]
    open: int = Field(ge=0)


class Settlement(_Sent):
    """Which reviewer is right, by the id of the decision that says so, and why."""

    choice: _Id
    reason: Annotated[str, Field(min_length=1, max_length=2000)]


REVIEW_PROBLEMS: dict[int | str, dict[str, Any]] = {
    **PROBLEMS,
    **{
        code: {"model": Problem, "description": told, "content": {"application/problem+json": {}}}
        for code, told in (
            (403, "The role of the key does not allow it."),
            (409, "The same request is being answered, or its answer was lost: read the log."),
            (412, "What If-Match names changed meanwhile: look at it again."),
        )
    },
}
"""The answers that every address of the review may give beside its own."""
