"""The envelope around an answer, and what it cost."""

from __future__ import annotations

from typing import Annotated

import msgspec

from firsthand.reports.language_model.faults import AnswerError

_Count = Annotated[int, msgspec.Meta(ge=0)]


class Tokens(msgspec.Struct, frozen=True):
    """Tokens read and written, as the endpoint counts them."""

    prompt_tokens: _Count = 0
    completion_tokens: _Count = 0


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class Completion(msgspec.Struct, frozen=True):
    """An answer of the chat completions interface, as far as we read it."""

    choices: list[_Choice]
    usage: Tokens | None = None

    def content(self) -> str:
        """What the model wrote.

        Raises:
            AnswerError: it refused, broke off, or wrote nothing (`refused`, `cut-off`, `empty-answer`).
        """
        choice = self.choices[0] if self.choices else _Choice(_Message())
        if choice.message.refusal or choice.finish_reason == "content_filter":
            raise AnswerError("the model refused to read the page", code="refused")
        if choice.finish_reason == "length":
            raise AnswerError("the answer was cut off at the model's limit", code="cut-off")
        if not choice.message.content:
            raise AnswerError("the answer is empty", code="empty-answer")
        return choice.message.content


_DECODER = msgspec.json.Decoder(Completion)


def read_completion(content: bytes) -> Completion:
    """Read the envelope.

    Raises:
        AnswerError: it is none (`bad-answer`).
    """
    try:
        return _DECODER.decode(content)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise AnswerError(
            f"the answer is no chat completion ({type(error).__name__})", code="bad-answer"
        ) from error
