"""The error tree. A message says what went wrong, where, and what to do about it.

`InputError` and its children concern one page: the run records an `Issue` and goes on. Every other
`FirsthandError` concerns the command as a whole and ends it with exit code 2 (`watch` and `serve`: 75 for a `StoreAwayError`).
Anything that is not a `FirsthandError` is a bug and propagates.
"""


class FirsthandError(Exception):
    """Base of everything this package raises on purpose."""


class InputError(FirsthandError):
    """One input cannot be used. Carries a short machine-readable code.

    Args:
        message: one line for a person, without the input's name (the caller knows it).
        code: kebab-case reason, such as `empty`, `binary`, `too-large`; becomes `Issue.code`.
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class SourceError(InputError):
    """A source cannot be opened or yields no pages: unreadable file, malformed line, unknown format."""


class LaterError(SourceError):
    """Not asked, or not to be asked again, because the server wants to be left alone: `asked-to-wait`, `robots-unreachable`.

    Args:
        message, code: see `InputError`.
        after: seconds that are left of that.
    """

    def __init__(self, message: str, *, code: str, after: float) -> None:
        super().__init__(message, code=code)
        self.after = after


class DocumentError(InputError):
    """A page was captured but no article text can be read from it."""


class ConfigError(FirsthandError):
    """Unusable arguments, settings or knowledge files."""


class KnowledgeError(ConfigError):
    """A bundled or user-supplied knowledge file is missing or damaged; the message names the file."""


class StoreError(FirsthandError):
    """The store cannot be opened, read or written: newer schema, full disk, lost connection."""


class StoreAwayError(StoreError):
    """The store cannot be had for now, through no fault in it: server away, lock held too long, disk full, archive not to be written
    to. Whoever runs for ever waits for it.
    """


class NotHeldError(StoreError):
    """The store holds no such record, or held one that was withdrawn."""


class AccountError(ConfigError):
    """An account cannot be opened or changed so. Carries a short machine-readable code.

    Args:
        message: one line for a person.
        code: `bad-name`, `taken`, `weak-password`, `unknown` or `last-admin`.
    """

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


class DecisionError(FirsthandError):
    """A reviewer's decision does not apply: unknown target, or already undone."""


class ChangedError(DecisionError):
    """What a reviewer looked at changed before the decision came in."""
