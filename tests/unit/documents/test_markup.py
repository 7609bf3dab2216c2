"""HTML to a tree."""

from __future__ import annotations

import pytest

from firsthand.documents.dom import segments
from firsthand.documents.markup import parse, tame


def test_a_tag_with_thousands_of_attributes_loses_them() -> None:
    many = " ".join(f"a{n}='>'" for n in range(1500))
    assert tame(f"<p>one</p><div {many}>two</div>") == "<p>one</p><div>two</div>"


@pytest.mark.parametrize(
    "html",
    ['<p title="a > b" class=x>1 < 2 and "3"</p>', "<a href='x", "<p>" + "a word " * 3000 + "</p>", '<p class="a" tall">x</p>',
     "<script>if (a<b) {" + "run now; " * 3000 + "</script><p>text</p>"],
)  # fmt: skip
def test_any_other_page_stays_as_it_is(html: str) -> None:
    tamed = tame(html)
    assert [s.text for s in segments(parse(tamed))] == [s.text for s in segments(parse(html))]


def test_scripts_go_and_metadata_stay() -> None:
    meta = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'
    assert tame(f"<p>a</p><SCRIPT src=x>if (a</script >{meta}<p>b</p>") == f"<p>a</p>{meta}<p>b</p>"


def test_a_script_without_an_end_is_left_to_the_parser() -> None:
    assert tame("<p>a</p><script>run()<p>b</p>") == "<p>a</p><script>run()<p>b</p>"
