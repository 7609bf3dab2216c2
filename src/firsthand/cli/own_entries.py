"""What the user's own lists of actors and of outlets are printed with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import typer

from firsthand.cli.context import Context

Words: TypeAlias = Callable[[Mapping[str, Any]], Iterable[str | None]]
"""What is told of an entry."""


def print_entries(shared: Context, file: Path, key: str, what: str, words: Words, *, as_json: bool) -> None:
    """Print a list, each entry on a line with by whose word it stands there and since when.

    Args:
        shared: settings and consoles.
        file: of the list.
        key: what the key of an entry is called in JSON.
        what: what the entries are, in the plural.
        words: what is told of an entry for people.
        as_json: whether to print JSON lines instead.
    """
    from firsthand.knowledge.own_list import OwnList, Provenance  # noqa: PLC0415

    entries = OwnList(file).entries()
    for name, entry in entries.items():
        if as_json:
            typer.echo(json.dumps({key: name, **entry}, ensure_ascii=False))
            continue
        told = (*words(entry), f"({Provenance.of(entry).words}, {entry.get('added', '')})")
        shared.out.print(f"{name}  {'; '.join(filter(None, told))}", markup=False, soft_wrap=True)
    if not entries:
        shared.err.print(
            f"there are no {what} of your own in {shared.data_dir}", markup=False, soft_wrap=True
        )
