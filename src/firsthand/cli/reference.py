"""`python -m firsthand.cli.reference DIR`: the reference pages, generated from the code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import typer

from firsthand.cli.main import app
from firsthand.publish.schemas import write_schemas


def commands_page() -> str:
    """The page on commands, in Markdown."""
    lines = ["# Commands", "", "Made from the code by `make docs`; do not edit by hand.", ""]
    lines += _command(typer.main.get_command(app), "firsthand")
    return "\n".join(lines) + "\n"


def _command(command: object, name: str) -> Iterator[str]:
    subcommands = getattr(command, "commands", None)
    yield f"## {name}"
    yield ""
    for paragraph in (getattr(command, "help", "") or "").split("\n\n"):
        text = " ".join(paragraph.split())
        if text.startswith("Example: "):
            yield from ("", f"    {text.removeprefix('Example: ')}")
        else:
            yield text
    yield ""
    parameters = [p for p in getattr(command, "params", []) if p.name != "help"]
    if parameters:
        yield "| option | meaning |"
        yield "|---|---|"
        for parameter in parameters:
            label = (
                ", ".join(f"`{option}`" for option in parameter.opts)
                if parameter.param_type_name == "option"
                else f"`{parameter.name.upper()}`"
            )
            yield f"| {label} | {(getattr(parameter, 'help', '') or '').replace('|', '/')} |"
        yield ""
    for key, sub in (subcommands or {}).items():
        yield from _command(sub, f"{name} {key}")


def write_reference(folder: Path) -> None:
    """Write every generated reference page into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "commands.md").write_text(commands_page(), encoding="utf-8")
    write_schemas(folder / "schemas")


if __name__ == "__main__":
    write_reference(Path(sys.argv[1]))
