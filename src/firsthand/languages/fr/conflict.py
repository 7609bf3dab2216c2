"""French: conflict."""

from firsthand.languages.base.conflict import ConflictWords

CONFLICT = ConflictWords()
