"""Lists of sources to start from, bundled with the program: names and addresses, which are public facts."""

from __future__ import annotations

from importlib.resources import files

from firsthand.domain.errors import ConfigError

STARTERS = ("sahel", "wires-en", "wires-fr")
"""Each a file of `starters/`."""


def starter(name: str) -> str:
    """The text of a list, ready to be saved as a file of sources.

    Raises:
        ConfigError: there is none of this name.
    """
    if name not in STARTERS:
        raise ConfigError(f"there is no starter list {name!r}; there are {', '.join(STARTERS)}")
    return (files("firsthand.run.watching") / "starters" / f"{name}.toml").read_text("utf-8")
