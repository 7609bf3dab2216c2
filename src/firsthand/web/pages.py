"""Templates and what they are written with."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound

from firsthand import __version__
from firsthand.web.assets import Assets
from firsthand.web.catalogue import NAMES

THEMES = ("auto", "light", "dark")


class _Bundled(BaseLoader):
    """Templates in the package, wherever it is installed."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:  # noqa: ARG002
        """Read one."""
        parts = template.split("/")
        path = (files("firsthand.web") / "templates").joinpath(*parts)
        if ".." in parts or not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text("utf-8"), str(path), None


class Pages:
    """Writes pages. A value that a template needs and is not given is a fault, never a gap.

    Args:
        assets: gives the addresses of scripts and styles.
    """

    def __init__(self, assets: Assets) -> None:
        self._environment = Environment(
            loader=_Bundled(),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=200,
        )
        self._environment.globals.update(
            asset=assets.address,
            languages=NAMES,
            themes=THEMES,
            version=__version__,
        )

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """A page, or a part of one.

        Args:
            template: path under `templates/`.
            values: what it shows.
        """
        return self._environment.get_template(template).render(values)
