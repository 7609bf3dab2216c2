"""What names of elements say of the text in them."""

from __future__ import annotations

import pytest

from firsthand.documents.classes import Part, hint_of
from firsthand.domain.document import DropReason


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        ("sidebar", DropReason.TEASERS),
        ("widget-area right", DropReason.TEASERS),
        ("relatedPosts", DropReason.RELATED_LINKS),
        ("lire-aussi", DropReason.RELATED_LINKS),
        ("comment_list", DropReason.COMMENTS),
        ("sharedaddy", DropReason.SHARE_BAR),
        ("newsletterSignup", DropReason.NEWSLETTER),
        ("cookie-banner", DropReason.COOKIE_NOTICE),
        ("author-bio", DropReason.AUTHOR_BOX),
        ("fil-ariane", DropReason.NAVIGATION),
        ("pied-de-page", DropReason.COPYRIGHT),
        ("piano-offer", DropReason.PAYWALL),
        ("ai-summary", DropReason.AI_SUMMARY),
        ("pullquote", DropReason.PULL_QUOTE),
        ("adslot", DropReason.ADVERTISEMENT),
    ],
)
def test_names_of_furniture_give_its_reason(names: str, reason: DropReason) -> None:
    assert hint_of("div", "", names)[0] is reason


@pytest.mark.parametrize(
    ("names", "part"),
    [
        ("entry-content", Part.BODY),
        ("ArticleBody", Part.BODY),
        ("chapo", Part.STANDFIRST),
        ("post-subtitle", Part.STANDFIRST),
        ("wp-caption-text", Part.CAPTION),
        ("legende", Part.CAPTION),
        ("gallery", Part.PICTURE),
        ("live-blog-post", Part.ENTRY),
    ],
)
def test_names_of_parts_of_an_article_give_the_part(names: str, part: str) -> None:
    assert hint_of("div", "", names) == (None, part)


@pytest.mark.parametrize("names", ["", "shareholders", "adamawa", "navy", "committee", "footprint", "x1 y2"])
def test_a_name_that_only_begins_like_furniture_says_nothing(names: str) -> None:
    assert hint_of("div", "", names) == (None, "")


@pytest.mark.parametrize(
    "names", ["tag-comments category-advertising", "elementor-widget-nav", "has-sidebar no-share"]
)
def test_names_of_layout_and_subject_are_not_read(names: str) -> None:
    assert hint_of("article", "", names)[0] is None


@pytest.mark.parametrize(
    ("tag", "reason"), [("nav", DropReason.NAVIGATION), ("aside", DropReason.TEASERS), ("form", DropReason.COMMENT_FORM)]
)  # fmt: skip
def test_a_tag_speaks_before_its_names(tag: str, reason: DropReason) -> None:
    assert hint_of(tag, "", "article-body") == (reason, "")


def test_a_role_speaks_before_the_names() -> None:
    assert hint_of("div", "complementary", "article-body") == (DropReason.TEASERS, "")
    assert hint_of("div", "main", "article-body") == (None, Part.BODY)


def test_names_of_the_whole_page_are_no_furniture() -> None:
    assert hint_of("body", "", "sidebar") == (None, "")
    assert hint_of("div", "", "sidebar")[0] is DropReason.TEASERS


def test_a_figcaption_is_a_caption_whatever_its_names() -> None:
    assert hint_of("figcaption", "", "share") == (None, Part.CAPTION)
