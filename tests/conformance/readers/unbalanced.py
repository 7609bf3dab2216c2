"""What readers are known to get wrong, each with its reason. Strict: one that reads a frame right must take it off."""

from __future__ import annotations

_BEHIND = (
    "word order does not reach a subject behind the noun of its act (a strike that X carried out); "
    "both ways round, both sides are only said to take part"
)
KNOWN: dict[tuple[str, str, str], str] = {
    ("patterns", "en-targeted-by-strike", "roles"): _BEHIND,
    ("trained", "en-targeted-by-strike", "roles"): _BEHIND,
}
"""Reader, frame and rule to the reason; it holds for every pair."""
