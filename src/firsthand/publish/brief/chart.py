"""The chart over time: incidents, people killed with their range, documents read beneath."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import ceil, floor, log10

from firsthand.publish.brief import svg
from firsthand.publish.brief.model import Bar, Trend, Unit
from firsthand.publish.brief.words import Words

WIDTH = 720.0
_LEFT, _RIGHT, _GAP = 44.0, 8.0, 36.0
_TOP, _FOOT = 26.0, 26.0
_PANELS = (("incidents", 90.0), ("killed", 130.0), ("documents", 60.0))
_WIDEST = 46.0
_MOST_LABELS = 9
_TICKS = 3


def chart(trend: Trend, words: Words, alt: str) -> str:
    """The drawing as SVG.

    Args:
        trend: at least one bar.
        words: of the language.
        alt: what the drawing shows, in words.
    """
    height = _TOP + sum(height + _GAP for _, height in _PANELS) - _GAP + _FOOT
    step = (WIDTH - _LEFT - _RIGHT) / len(trend.bars)
    parts: list[str] = []
    y = _TOP
    for name, size in _PANELS:
        parts += _panel(name, trend.bars, words, y, size, step)
        y += size + _GAP
    parts += _dates(trend, words, step, height - 8)
    return svg.drawing(WIDTH, height, alt, parts)


def _panel(
    name: str, bars: Sequence[Bar], words: Words, top: float, size: float, step: float
) -> Iterator[str]:
    most = max(_reach(name, bar) for bar in bars)
    ticks = nice_ticks(most)
    scale = size / ticks[-1]
    bottom = top + size
    yield svg.text(words[f"chart.{name}"], 0, top - 13, font_weight="bold", fill=svg.INK)
    for tick in ticks:
        y = bottom - tick * scale
        yield svg.element("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=y, y2=y, stroke=svg.FAINT, stroke_width=0.7)
        yield svg.text(words.number(tick), _LEFT - 5, y + 4, text_anchor="end", fill=svg.MUTED, font_size=11)
    draw = _DRAW[name]
    width = min(step * 0.72, _WIDEST)
    for at, bar in enumerate(bars):
        yield from draw(bar, _LEFT + step * (at + 0.5), bottom, scale, width)


def _incidents(bar: Bar, x: float, bottom: float, scale: float, width: float) -> Iterator[str]:
    yield from _bar(bar.incidents, x, bottom, scale, width, svg.INK)


def _documents(bar: Bar, x: float, bottom: float, scale: float, width: float) -> Iterator[str]:
    yield from _bar(bar.documents, x, bottom, scale, width, "#8c959f")


def _killed(bar: Bar, x: float, bottom: float, scale: float, width: float) -> Iterator[str]:
    """The best supported figure as a bar, a line from the lowest to the highest, an arrow where there is none."""
    if bar.killed is None:
        return
    total = bar.killed
    yield from _bar(total.best, x, bottom, scale, width, ACCENT_FILL, stroke=svg.ACCENT)
    low, high = (
        bottom - total.low * scale,
        bottom - (total.best if total.high is None else total.high) * scale,
    )
    if total.high is None:
        high -= 10
        yield svg.element(
            "path",
            d=f"M{x - 4:.1f} {high + 5:.1f}L{x:.1f} {high:.1f}L{x + 4:.1f} {high + 5:.1f}",
            fill="none",
            stroke=svg.INK,
            stroke_width=1.4,
        )
    if low - high > 1:
        yield svg.element("line", x1=x, x2=x, y1=low, y2=high, stroke=svg.INK, stroke_width=1.4)
        for end in (low, *(() if total.high is None else (high,))):
            yield svg.element("line", x1=x - 4, x2=x + 4, y1=end, y2=end, stroke=svg.INK, stroke_width=1.4)


ACCENT_FILL = "#d98880"


def _bar(
    value: int, x: float, bottom: float, scale: float, width: float, fill: str, *, stroke: str | None = None
) -> Iterator[str]:
    if value:
        height = max(value * scale, 1.0)
        yield svg.element(
            "rect", x=x - width / 2, y=bottom - height, width=width, height=height, fill=fill, stroke=stroke
        )


_DRAW: dict[str, Callable[[Bar, float, float, float, float], Iterator[str]]] = {
    "incidents": _incidents,
    "killed": _killed,
    "documents": _documents,
}


def _reach(name: str, bar: Bar) -> int:
    match name:
        case "incidents":
            return bar.incidents
        case "documents":
            return bar.documents
        case _:
            total = bar.killed
            return 0 if total is None else ceil(total.best * 1.15) if total.high is None else total.high


def nice_ticks(most: int) -> list[int]:
    """Round numbers from 0 to at least the largest value."""
    if most <= 0:
        return [0, 1]
    rough = max(most / _TICKS, 1)
    power = 10 ** floor(log10(rough))
    step = next(n * power for n in (1, 2, 5, 10) if n * power >= rough)
    return [step * n for n in range(ceil(most / step) + 1)]


def _dates(trend: Trend, words: Words, step: float, y: float) -> Iterator[str]:
    every = ceil(len(trend.bars) / _MOST_LABELS)
    for at, bar in enumerate(trend.bars):
        if at % every:
            continue
        match trend.unit:
            case Unit.WEEK:
                told = f"{bar.start.day} {words.month(bar.start)}"
                if at == 0 or bar.start.year != trend.bars[at - every].start.year:
                    told += f" {bar.start.year}"
            case Unit.MONTH:
                told = f"{words.month(bar.start)} {bar.start.year}"
            case Unit.YEAR:
                told = str(bar.start.year)
        x = _LEFT + step * (at + 0.5)
        half = svg.width_of(told, 11) / 2
        x = min(max(x, half), WIDTH - half)
        yield svg.text(told, x, y, text_anchor="middle", fill=svg.MUTED, font_size=11)
