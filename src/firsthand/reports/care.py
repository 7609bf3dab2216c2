"""People who were hurt and are treated: "Sept personnes sont toujours hospitalisées", "eleven were taken to a hospital".

It is the aftermath of what another sentence tells, in another place at that: the hospital's town is not where they were hurt.
"""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.languages.base.pack import LanguagePack


def in_care(local: str, end: int, pack: LanguagePack) -> re.Match[str] | None:
    """What says of persons whose words end at `end` of a sentence that they are treated, with the few words before it; None where nothing does."""
    return _cared(pack.conflict.cared).match(local, end)


@cache
def _cared(cared: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s(?!(?:who|qui|and|et)\b)[\w’'-]+){{0,5}}?\s(?:{either(cared)})(?!\w)", re.IGNORECASE
    )
