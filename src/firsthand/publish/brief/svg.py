"""Elements of SVG. Text and attribute values are escaped here and nowhere else."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

FONT = "'DejaVu Sans', Arial, Helvetica, 'Liberation Sans', 'Libertinus Serif', sans-serif"
"""The last but one is the one that Typst brings along."""
INK, MUTED, FAINT = "#1f2328", "#57606a", "#d0d7de"
ACCENT = "#9a1b1b"  # as dark in grey print as the ink of a marker has to be


def element(name: str, content: str = "", **attributes: str | float | None) -> str:
    """An element; `content` is SVG, underscores in names of attributes stand for hyphens, None leaves one out."""
    given = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_told(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"


def text(content: str, x: float, y: float, **attributes: str | float | None) -> str:
    """Words at a point."""
    return element("text", escape(_clean(content)), x=x, y=y, **attributes)


def drawing(width: float, height: float, title: str, parts: list[str]) -> str:
    """A whole drawing, with its title for those who do not see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_told(width)} {_told(height)}" width="{_told(width)}" '
        f'height="{_told(height)}" role="img" font-family="{FONT}" font-size="12">'
        f"<title>{escape(_clean(title))}</title>{''.join(parts)}</svg>"
    )


def width_of(content: str, size: float) -> float:
    """About how wide words are in a sans-serif face."""
    return (
        sum(
            0.34 if c in "iljtfr.,:;|!'’ ()[]" else 0.72 if c.isupper() or c in "mwMW" else 0.57
            for c in content
        )
        * size
    )


def _told(value: str | float) -> str:
    if isinstance(value, str):
        return _clean(value)
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def _clean(content: str) -> str:
    """Without the characters that XML forbids."""
    return "".join(
        c
        for c in content
        if c in "\t\n\r" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF and c not in "\ufffe\uffff")
    )
