"""The men whom a party lost."""

from __future__ import annotations

import pytest

from firsthand.claims.how_many import actor_of, group_of
from firsthand.reports.own_losses import own_losses, with_own_losses

from .test_figures import actors, figures
from .test_singly import report
from .weighing import scene


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Nigerian army said it had lost nine men.", ("soldiers", "nga-army")),
        ("en", "The Nigerian army lost four men.", ("soldiers", "nga-army")),
        ("en", "ISWAP lost six men.", ("militants", "iswap")),
        ("fr", "L'armée malienne a perdu trois hommes.", ("soldiers", "mli-army")),
        ("fr", "L'armée malienne a reconnu avoir perdu cinq hommes.", ("soldiers", "mli-army")),
        ("fr", "Le JNIM a perdu dix hommes.", ("militants", "jnim")),
        ("fr", "Le village a perdu trois hommes.", ("persons", None)),
        ("en", "Residents lost two men.", ("persons", None)),
        ("en", "The Nigerian army killed six men.", ("persons", None)),
        ("en", "The Nigerian army said that residents had lost six men.", ("persons", None)),
    ],
)
def test_the_men_that_a_party_lost_are_its_own(
    language: str, text: str, expected: tuple[str, str | None]
) -> None:
    mentions = actors().spot(text, language)
    made = scene(text, figures=tuple(figures(text, language)), actors=tuple(mentions), language=language)
    (settled,) = with_own_losses([report("a", *made.figures)], own_losses(made))
    (figure,) = settled.figures
    assert (group_of(figure, made.pack, mentions), actor_of(figure, mentions)) == expected
    assert figure.span == made.figures[0].span
