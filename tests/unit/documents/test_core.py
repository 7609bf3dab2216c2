"""Where in a page the article stands, told by the markup alone."""

from __future__ import annotations

from firsthand.documents.core import Core, find_core
from firsthand.documents.dom import Segment, segments
from firsthand.documents.markup import parse
from firsthand.domain.document import DropReason

STORY = [
    f"On the {day} day of the siege {crowd} reached the clinic on foot, and the nurses there said that the {lack} would last "
    "for two nights at most if no convoy came from the coast."
    for day, crowd, lack in (("first", "forty families", "water"), ("second", "a group of herders", "fuel"), ("third", "some pupils", "flour"))
]  # fmt: skip
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in STORY)


def core_of(body: str) -> tuple[list[Segment], Core]:
    found = segments(parse(f"<html><body>{body}</body></html>"))
    return found, find_core(found)


def kept(body: str) -> list[str]:
    found, core = core_of(body)
    return [s.text for s, reason in zip(found, core.reasons, strict=True) if reason is None]


def reason_of(body: str, text: str) -> DropReason | None:
    found, core = core_of(body)
    return next(reason for s, reason in zip(found, core.reasons, strict=True) if s.text == text)


def test_the_box_with_the_prose_is_the_article() -> None:
    assert kept(f"<div><p>Menu</p></div><div>{PARAGRAPHS}</div><div><p>Imprint</p></div>") == STORY


def test_the_structure_of_one_long_article_is_sure() -> None:
    assert core_of(f"<article>{PARAGRAPHS * 2}</article>")[1].is_sure
    assert not core_of(f"<article><p>{STORY[0]}</p></article>")[1].is_sure


def test_a_page_without_prose_has_no_article() -> None:
    found, core = core_of("<ul><li>Home<li>Contact</ul>")
    assert core.holder is None
    assert not core.is_sure
    assert core.reasons == [DropReason.BOILERPLATE] * len(found)


def test_the_holder_is_the_smallest_box_with_the_prose() -> None:
    _, core = core_of(f'<main><section id="story">{PARAGRAPHS}</section><section>Short</section></main>')
    assert core.holder is not None
    assert core.holder.names == "story"


def test_named_furniture_in_the_article_goes_with_its_reason() -> None:
    box = '<div class="newsletter"><p>Every morning the news of the river in your post box.</p></div>'
    body = f"<article><p>{STORY[0]}</p>{box}<p>{STORY[1]}</p><p>{STORY[2]}</p></article>"
    assert kept(body) == STORY
    assert reason_of(body, "Every morning the news of the river in your post box.") is DropReason.NEWSLETTER


def test_a_body_inside_a_sidebar_is_no_article() -> None:
    other = "A market hall was opened by the mayor on Friday, and the band of the fire brigade played for the guests."
    body = f'<article>{PARAGRAPHS}</article><aside><div class="entry-content"><p>{other}</p></div></aside>'
    assert kept(body) == STORY
    assert reason_of(body, other) is DropReason.TEASERS


def test_a_quoted_post_in_a_box_for_sharing_stays() -> None:
    post = "We saw the smoke from the roof of the school and nobody has come to help us yet, we are still waiting."
    body = f'<article><p>{STORY[0]}</p><div class="social"><blockquote>{post}</blockquote><p>Share it</p></div><p>{STORY[1]}</p></article>'
    assert kept(body) == [STORY[0], post, STORY[1]]


def test_a_linked_line_in_the_article_is_a_link_to_another() -> None:
    line = "What we know of the convoy"
    body = (
        f"<article><p>{STORY[0]}</p><p><a href=/x>{line}</a></p><p>{STORY[1]}</p><p>{STORY[2]}</p></article>"
    )
    assert reason_of(body, line) is DropReason.RELATED_LINKS


def test_repeated_cards_are_teasers_and_a_single_one_is_not_repeated() -> None:
    card = "<div class=card><h3><a href=/{0}>Harvest fails in district number {0}</a></h3><p>Rain came late to the hills.</p></div>"
    body = f"<main>{PARAGRAPHS}<div>{card.format(1)}{card.format(2)}</div></main>"
    assert kept(body) == STORY
    assert reason_of(body, "Harvest fails in district number 1") is DropReason.TEASERS


def test_a_standfirst_above_the_article_s_box_stays() -> None:
    lead = "Water at the clinic lasts for two nights at most"
    assert kept(f'<p class="chapo">{lead}</p><div>{PARAGRAPHS}</div>') == [lead, *STORY]
    assert kept(f'<p class="x">{lead}</p><div>{PARAGRAPHS}</div>') == STORY


def test_a_short_branch_below_the_article_goes() -> None:
    note = "This site is made by a society of friends of the river, which meets every month."
    assert kept(f'<div><div class="story">{PARAGRAPHS * 2}</div><div><p>{note}</p></div></div>') == STORY * 2


def test_half_of_an_article_in_a_second_box_stays() -> None:
    body = f'<div><div class="part">{PARAGRAPHS}</div><div class="more">{PARAGRAPHS}</div></div>'
    assert kept(body) == STORY * 2
