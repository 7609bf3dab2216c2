"""Why a document could not be read with the language model."""

from __future__ import annotations

from firsthand.domain.errors import InputError


class LanguageModelError(InputError):
    """The endpoint failed or its answer cannot be used; the reader takes the local reader instead.

    Args:
        message, code: see `InputError`.
        transient: whether another try may help.
        after: seconds that the server asks us to wait, None where it does not say.
    """

    def __init__(
        self, message: str, *, code: str, transient: bool = False, after: float | None = None
    ) -> None:
        super().__init__(message, code=code)
        self.transient = transient
        self.after = after


class AnswerError(LanguageModelError):
    """The endpoint answered, and what it said is not what was asked for."""
