"""HTML to pieces of the article, and a reason for everything else."""

from __future__ import annotations

import pytest

from firsthand.documents.captured import Captured
from firsthand.documents.html import read_html
from firsthand.documents.labels import labels
from firsthand.documents.pieces import Hint
from firsthand.domain.document import DropReason
from firsthand.domain.errors import DocumentError

TITLE = "Salt market reopens after a year of closed roads"
STORY = [
    f"The caravans of the {side} came in before noon, the head of the market said, and {who} who had waited for months "
    "bought the first slabs within the hour at twice the price of the years before the war."
    for side, who in (("north", "traders"), ("east", "herders"), ("hills", "cooks"))
]
LEAD = "Traders pay twice the old price for the first slabs in a year, and fear for the way back"


def read(body: str, head: str = "") -> Captured:
    return read_html(f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>", labels())


def story(*, above: str = "", inside: str = "", below: str = "") -> Captured:
    first, *rest = (f"<p>{text}</p>" for text in STORY)
    return read(f"<article><h1>{TITLE}</h1>{above}{first}{inside}{''.join(rest)}{below}</article>")


def hinted(article: Captured) -> list[tuple[str, Hint]]:
    return [(piece.text, piece.hint) for piece in article.pieces if piece.text not in STORY]


def reason(article: Captured, text: str) -> DropReason | None:
    return next((d.reason for d in article.left_out if d.text == text), None)


def test_title_and_paragraphs_are_the_article() -> None:
    article = story()
    assert [(p.text, p.hint) for p in article.pieces] == [
        (TITLE, Hint.TITLE),
        *((text, Hint.NONE) for text in STORY),
    ]
    assert article.left_out == []


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<h2>The way back</h2>", ("The way back", Hint.HEADING)),
        ("<ul><li>Nine slabs</li></ul>", ("Nine slabs", Hint.LIST_ITEM)),
        ("<table><tr><td>Salt</td><td>40</td></tr></table>", ("Salt | 40", Hint.TABLE_ROW)),
        (
            "<figure><img><figcaption>The market on Friday</figcaption></figure>",
            ("The market on Friday", Hint.CAPTION),
        ),
        ("<blockquote>We waited for a year.</blockquote>", ("We waited for a year.", Hint.QUOTE)),
    ],
)
def test_markup_tells_the_parts(inside: str, expected: tuple[str, Hint]) -> None:
    assert hinted(story(inside=inside))[1:] == [expected]


def test_rows_of_a_table_stay_apart() -> None:
    row = "<tr><td>Salt</td><td>{}</td></tr>"
    article = story(inside=f"<table>{row.format(40)}{row.format(50)}</table>")
    assert [text for text, hint in hinted(article) if hint is Hint.TABLE_ROW] == ["Salt | 40", "Salt | 50"]


def test_a_long_line_above_the_text_is_a_standfirst() -> None:
    assert (LEAD, Hint.STANDFIRST) in hinted(story(above=f"<p>{LEAD}</p>"))


def test_a_name_beside_the_heading_goes() -> None:
    box = f"<h1>{TITLE}</h1><span>Awa Diallo</span>"
    article = read(f"<article>{box}<section><p>{'</p><p>'.join(STORY)}</p></section></article>")
    assert reason(article, "Awa Diallo") in (DropReason.BYLINE, DropReason.BOILERPLATE)


def test_dates_above_the_text_are_kept_the_nearest_first() -> None:
    article = story(above="<p>Published 2 June 2025</p><p>Updated 4 June 2025</p>")
    assert article.printed == ["Updated 4 June 2025", "Published 2 June 2025"]
    assert reason(article, "Published 2 June 2025") is DropReason.PRINTED_DATE


def test_a_short_last_sentence_stays_and_a_label_goes() -> None:
    article = story(below="<p>The next caravan is due in May.</p><p>All rights reserved</p>")
    assert hinted(article)[-1][0] == "The next caravan is due in May."
    assert reason(article, "All rights reserved") is DropReason.COPYRIGHT


def test_a_list_that_the_last_paragraph_announces_stays() -> None:
    article = story(below=f"<p>{STORY[0][:-1]}:</p><ul><li>salt<li>dates</ul>")
    assert [text for text, _ in hinted(article)[-2:]] == ["salt", "dates"]


def test_everything_seen_is_either_kept_or_left_out() -> None:
    article = read(
        f"<nav><a href=/>Home</a></nav><article><h1>{TITLE}</h1><p>{'</p><p>'.join(STORY)}</p></article><footer>Imprint</footer>"
    )
    seen = [p.text for p in article.pieces] + [d.text for d in article.left_out]
    assert sorted(seen) == sorted(["Home", TITLE, *STORY, "Imprint"])


def test_characters_are_made_clean_and_reported() -> None:
    article = read(f"<article><p>{STORY[0]}</p><p>sal\u200bt {STORY[1]}</p></article>")
    assert article.pieces[-1].text == f"salt {STORY[1]}"
    assert article.codes == ["invisible-characters-removed"]


def test_a_page_of_more_texts_than_are_read_says_so() -> None:
    assert "truncated" in read("<p>two words" * 20_010).codes
    assert "truncated" not in story().codes


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<img src=x>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read(body)
    assert refused.value.code == "no-text"


def test_a_line_end_that_a_repair_brings_to_light_parts_no_paragraph() -> None:
    prose = "Traders waited for a week on both banks of the river, and the price of a slab rose by a third."
    broken = "first\u2028second".encode().decode("cp1252")
    found = read(f"<p>{broken} {prose}</p><p>{prose[::-1]} {prose}</p>")
    assert any(piece.text.startswith("first second") for piece in found.pieces)


def test_only_a_time_above_the_article_is_taken_for_its_own() -> None:
    when = '<p><time datetime="2025-06-02T10:00">Published yesterday</time></p>'
    card = '<p><time datetime="2025-06-09">9 June 2025</time> Ferry repaired</p>'
    found = story(above=when, below=card)
    assert found.metadata.printed == (("Published yesterday", "2025-06-02T10:00"),)
