"""The form of an answer: what the model is asked to fill in, and how it is read back.

Everything the model says of the text it says in quotes of the text. It gives no number, no date, no name of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta

from firsthand.domain.report import CasualtyKind, Role, Side, Status
from firsthand.reports.language_model.faults import AnswerError

MOST_REPORTS = 300  # in one answer; no article tells of more


class ToldRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A participant, place, date, site or weapon of a report."""

    role: Annotated[Role, Meta(description="what the words do in the report")]
    quote: Annotated[str, Meta(description="the words of the text, copied exactly")]


class ToldFigure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number of persons harmed."""

    quote: Annotated[
        str,
        Meta(
            description="the number with the words that limit it and the noun counted, copied exactly from this sentence: "
            '"at least 12 soldiers"; one number only'
        ),
    ]
    kind: Annotated[CasualtyKind, Meta(description="what happened to them")]
    group: Annotated[
        str | None, Meta(description='the words that say who was counted, copied exactly: "soldiers"')
    ]
    side: Annotated[Side, Meta(description="whose people they were in this happening")]
    part_of: Annotated[
        bool,
        Meta(description="true where they are a part of another figure of this report: among them 3 women"),
    ]


class ToldVoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says it, as the text credits it."""

    source: Annotated[str, Meta(description="the person or body that is credited, copied exactly")]
    cue: Annotated[
        str | None, Meta(description='the words that credit it, copied exactly: "according to", "a déclaré"')
    ]
    relay: Annotated[
        str | None, Meta(description="the medium that the source told it, copied exactly, where one is named")
    ]


class ToldReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence, or part of one, that tells of one happening."""

    sentence: Annotated[int, Meta(description="n of the sentence")]
    happening: Annotated[
        int, Meta(description="reports of one and the same happening carry the same number, counted from 1")
    ]
    status: Annotated[Status, Meta(description="how the text tells of it")]
    event_type: Annotated[
        str | None, Meta(description="code of the type; null for what is none of them, and for statements")
    ]
    trigger: Annotated[str, Meta(description="the word or phrase that names the happening, copied exactly")]
    simultaneous: Annotated[
        bool,
        Meta(description="true where the text says that several places were struck in one concerted action"),
    ]
    arguments: Annotated[list[ToldRole], Meta(description="who, where, when, with what")]
    figures: Annotated[list[ToldFigure], Meta(description="persons harmed in this happening")]
    voice: Annotated[ToldVoice | None, Meta(description="who says so; null where the writer says it")]


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole answer."""

    reports: Annotated[list[ToldReport], Meta(description="in the order of the text")]


_DECODER = msgspec.json.Decoder(Told)


def read_told(content: str) -> Told:
    """Read an answer, strictly: every field there, none beside them, every choice one of those given.

    Raises:
        AnswerError: it is not of this form (`bad-answer`).
    """
    try:
        told = _DECODER.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError) as error:
        # What the answer holds stays out of the message: it goes to logs and the store.
        raise AnswerError(
            f"the answer is not of the form asked for ({type(error).__name__})", code="bad-answer"
        ) from error
    if len(told.reports) > MOST_REPORTS:
        raise AnswerError(f"the answer tells of {len(told.reports)} reports", code="bad-answer")
    return told


def answer_schema(codes: Iterable[str]) -> dict[str, Any]:
    """The form as a JSON Schema, with what "strict" structured outputs ask for: no references, no optional fields.

    Args:
        codes: the event types there are.
    """
    (root,), definitions = msgspec.json.schema_components([Told], ref_template="{name}")
    schema = cast("dict[str, Any]", _inlined(root, definitions))
    report = schema["properties"]["reports"]["items"]["properties"]
    described = report["event_type"]["description"]
    report["event_type"] = {
        "anyOf": [{"type": "string", "enum": sorted(codes)}, {"type": "null"}],
        "description": described,
    }
    return schema


def _inlined(node: object, definitions: Mapping[str, Any]) -> object:
    if isinstance(node, list):
        return [_inlined(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        told = {key: value for key, value in node.items() if key != "$ref"}
        return {**cast("dict[str, Any]", _inlined(definitions[node["$ref"]], definitions)), **told}
    made = {key: _inlined(value, definitions) for key, value in node.items() if key != "title"}
    if "enum" in made:
        made["type"] = "string"
    return made
