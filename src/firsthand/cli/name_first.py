"""Groups of commands that take what is none of their commands for a name to find."""

from __future__ import annotations

import typer
from typer.core import TyperGroup


class NameFirst(TyperGroup):
    """Takes what is none of its commands for a name to find."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """See `click.Command`; the first word decides, and `find` may be left out."""
        if not args or (args[0] not in self.commands and args[0] != "--help"):
            args = ["find", *args]
        return super().parse_args(ctx, args)
