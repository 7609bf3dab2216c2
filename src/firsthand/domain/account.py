"""People who work with a store over the network, and what each may do. Reviewers in decisions are names; these are accounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from firsthand.domain.errors import AccountError

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._@-]{0,62}[a-z0-9])?")


class UserRole(StrEnum):
    """What somebody may do in a newsroom or coding team; each may do all that those before may.

    A reader looks. A coder judges records: accepts, rejects, sets a field, takes back what was decided. An editor also says which
    reports tell of one incident: merges, splits. An admin also looks after accounts.
    """

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: UserRole) -> bool:
        """Whether this role may do all that another may."""
        order = list(UserRole)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True)
class User:
    """Somebody with an account.

    Attributes:
        name: lower-case letters, digits, and . _ @ - between them; at most 64 characters; the author of decisions.
        role: see `UserRole`.
        created_at: when the account was made (UTC).
        is_active: false once the account is closed; its name stays taken, since decisions bear it.
    """

    name: str
    role: UserRole
    created_at: datetime
    is_active: bool = True

    def may(self, role: UserRole) -> bool:
        """Whether this person may do what a role may."""
        return self.is_active and self.role.includes(role)


@dataclass(frozen=True)
class ApiToken:
    """A key that a program uses in the name of a user; the key itself is shown once and never kept.

    Attributes:
        id: public name of the token, to revoke it by.
        user: whose.
        label: what it is for, in the user's words.
        role: what the program may do, never more than its user.
        created_at, expires_at, last_used: moments (UTC); None where it does not end or was not used yet.
    """

    id: str
    user: str
    label: str
    role: UserRole
    created_at: datetime
    expires_at: datetime | None = None
    last_used: datetime | None = None


def user_name(given: str) -> str:
    """Check and fold the name of a user: case and blanks around it do not matter.

    Raises:
        AccountError: empty, longer than 64 characters, or with characters that a name cannot have.
    """
    folded = given.strip().lower()
    if not _NAME.fullmatch(folded):
        raise AccountError(
            f"not a user name: {given[:80]!r}; up to 64 letters a to z, digits, and . _ @ - between them",
            code="bad-name",
        )
    return folded
