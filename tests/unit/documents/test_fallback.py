"""The second opinion on where the article is."""

from __future__ import annotations

from dataclasses import replace

from firsthand.documents.core import Core, find_core
from firsthand.documents.dom import segments
from firsthand.documents.fallback import arbitrate
from firsthand.documents.markup import parse
from firsthand.domain.document import DropReason

STORY = [
    f"The {who} of the valley met on {day} under the big tree and spoke until dark about the wells, which the armed men had "
    "closed to all who would not pay, and about the road to the salt market."
    for who, day in (("elders", "Monday"), ("herders", "Tuesday"), ("widows", "Friday"), ("traders", "Sunday"))
]  # fmt: skip
HTML = (
    "<html><body><article>"
    + "".join(f"<p>{text}</p>" for text in STORY)
    + "<p>Menu</p></article></body></html>"
)


def test_a_choice_that_lost_most_of_the_article_is_replaced() -> None:
    found = segments(parse(HTML))
    lost = Core([None] + [DropReason.TEASERS] * (len(found) - 1), is_sure=False)
    judged = arbitrate(HTML, found, lost)
    assert judged.reasons == [None] * 4 + [DropReason.TEASERS]
    assert not judged.is_sure


def test_a_choice_that_holds_as_much_stays() -> None:
    found = segments(parse(HTML))
    core = find_core(found)
    assert arbitrate(HTML, found, core) is core


def test_a_little_more_is_not_much_more() -> None:
    found = segments(parse(HTML))
    core = Core([None] * 4 + [DropReason.TEASERS], is_sure=False)
    assert arbitrate(HTML, found, replace(core)).reasons == core.reasons


def test_a_page_without_an_article_keeps_its_choice() -> None:
    html = "<html><body><p>x</p></body></html>"
    found = segments(parse(html))
    core = Core([DropReason.NAVIGATION], is_sure=False)
    assert arbitrate(html, found, core) is core
