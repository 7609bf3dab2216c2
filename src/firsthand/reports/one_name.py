"""Whether two mentions side by side name one party: "JNIM fighters", "la milice Dan Na Ambassagou"."""

from __future__ import annotations

import re

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.reports.scene import Scene

_ONE_NAME = re.compile(
    r"\s?|,\s(?:une?|an?)\s(?:\w+\s)?|\s(?:of|from|du|de|des|de\sla)\s(?:the\s)?|\s(?:d|de\sl)['’]",
    re.IGNORECASE,
)


def is_one_name(before: ActorMention, mention: ActorMention, scene: Scene) -> bool:
    """Whether two mentions name one party: a description and a name, nothing or "of" between them, or troops of a state in a force of several."""
    described = [m.actor is None or m.actor.startswith("generic:") for m in (before, mention)]
    lent = before.kind is ActorKind.STATE_FORCE and mention.kind is ActorKind.INTERNATIONAL_FORCE
    gap = scene.document.text[before.span.end : mention.span.start]
    return (lent or True in described) and bool(_ONE_NAME.fullmatch(gap))
