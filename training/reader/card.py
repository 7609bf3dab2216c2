"""The figures of the model card, written from the file that a training leaves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
FIGURES = _ROOT / "src" / "firsthand" / "models" / "data" / "reader.figures.json"
CARD = _ROOT / "docs" / "reference" / "reader-model.md"
BEGIN = "<!-- figures: written by `python -m training.reader`, do not edit -->"
END = "<!-- end of figures -->"
_SHARES = ("status", "kind", "side", "killed", "injured")


def read(path: Path = FIGURES) -> dict[str, Any] | None:
    """The figures, None where no training left any."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def render(figures: dict[str, Any] | None) -> str:
    """The tables of the card."""
    if figures is None:
        return "No figures yet: they come with the end of the next training."
    measured = figures["measured"]
    names = list(measured)
    lines = ["| | " + " | ".join(names) + " |", "|---|" + "--:|" * len(names)]
    shown: list[tuple[str, Callable[[dict[str, Any]], str]]] = [
        *((row, lambda m, row=row: str(m[row])) for row in ("texts", "sentences")),
        *((f"{kind}, F1", lambda m, kind=kind: _f1(m["spans"].get(kind))) for kind in _kinds(measured)),
        *((f"{row}, F1", lambda m, row=row: _f1(m[row])) for row in ("types", "incidents")),
        *((f"{row}, right", lambda m, row=row: _share(m[row])) for row in _SHARES),
    ]
    lines += [f"| {title} | " + " | ".join(cell(measured[n]) for n in names) + " |" for title, cell in shown]
    return "\n".join([*lines, "", _made(figures)])


def _kinds(measured: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(kind for found in measured.values() for kind in found["spans"]))


def _made(figures: dict[str, Any]) -> str:
    hours = figures["seconds"] / 3600
    processor = figures.get("processor_seconds")
    spent = f", {processor / 3600:.1f} processor hours" if processor else ""
    return (
        f"Learnt in {hours:.1f} hours{spent} with {figures['threads']} threads, seed {figures['seed']}; "
        f"{figures['pieces']} pieces, {figures['bytes'] / 1e6:.1f} MB."
    )


def _f1(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _share(value: dict[str, Any] | None) -> str:
    return "-" if value is None else f"{value['right']:.3f} of {value['of']}"


def put(card: str, figures: dict[str, Any] | None) -> str:
    """The card with these figures between its marks.

    Raises:
        ValueError: the marks are missing.
    """
    before, begin, rest = card.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError("the model card has lost the marks of its figures")
    return f"{before}{BEGIN}\n\n{render(figures)}\n\n{END}{after}"


def write(figures: dict[str, Any]) -> None:
    """Leave the figures beside the model, and in the card."""
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    CARD.write_text(put(CARD.read_text(encoding="utf-8"), figures), encoding="utf-8")
