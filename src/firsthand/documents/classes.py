"""What the tag, role, class and id of an element say of the text in it.

Names are those that content systems and their themes use (WordPress, Drupal, SPIP, AMP and their plugins), in English and
French. A hint is weak evidence: where it covers most of a page's prose, it is taken for the name of a layout and ignored.
"""

from __future__ import annotations

import re
from functools import lru_cache

from firsthand.domain.document import DropReason as R

# Matched against class and id with camelCase split and all other characters turned to "-", so that `\b` ends a word.
_NAMES: tuple[tuple[R, str], ...] = (
    (R.PAYWALL, r"paywall-(?:prompt|message|overlay|notice|cta|banner|box)|regwall|premium-(?:wall|lock)|subscription-(?:wall|prompt)|piano-offer|mur-payant|reserve-(?:aux-)?abonnes"),
    (R.AI_SUMMARY, r"(?:ai|gpt|llm|auto|machine)-(?:generated-)?(?:summary|overview|digest|takeaways)|(?:key|main)-?(?:takeaways?|points?|insights?)|takeaways?|tl-?dr|resume-(?:ia|auto)|points-cles|faqs?|schema-faq"),
    (R.COMMENTS, r"comments?|commentlist|comment-(?:list|area|section|body|content|form|respond)|disqus(?:-thread)?|fb-comments|respond|commentaires?|zone-commentaires|forum(?:-messages?)?|reactions?|user-posts?|reader-(?:posts|voices|feedback)|replies|courrier-(?:des-)?lecteurs"),
    (R.SHARE_BAR, r"share|shares|sharing|share-?(?:bar|buttons?|links?|this|tools?)|social|socials|social-(?:media|links?|icons?|share|buttons?)|addtoany|a2a|addthis|sharedaddy|sharethis|jp-sharing|partage|partager|partages|reseaux(?:-sociaux)?"),
    (R.RELATED_LINKS, r"related|relatedposts?|related-(?:posts?|articles?|content|links?|stories|news|topics?)|yarpp|crp-related|jp-relatedposts|similar|similaires?|see-?also|read-?(?:also|next)|also-read|a-lire(?:-aussi)?|lire-(?:aussi|egalement)|lireaussi|voir-aussi|en-lien|sur-le-meme-(?:sujet|theme)|recirc(?:ulation)?|inline-(?:related|recirc|promo|link)|more-(?:on|from|stories|like)(?:-this)?|you-may-(?:also-)?like|in-this-(?:series|story)|further-reading|connexes?|associes?"),
    (R.TEASERS, r"teasers?|popular|popular-posts?|trending|trends?|latest|latest-(?:news|posts?|articles?)|most-?(?:read|viewed|popular|shared)|sidebar|side-bar|rail|right-rail|widgets?|widget-area|recommend(?:ed|ations?)?|carousel|outbrain|taboola|mgid|zergnet|revcontent|plus-lus?|les-plus-lus|dernieres?(?:-infos?|-actualites|-nouvelles)?|derniers-articles|a-la-une|fil-(?:info|actu)|barre-laterale|colonne-(?:droite|gauche)|prochains?|autres-articles|suggestions?|more-news|next-article|prev-next|post-navigation|nav-links|post-nav"),
    (R.NEWSLETTER, r"newsletters?|newsletter-(?:signup|box|form)|subscribe|sign-?up|mailchimp|mc4wp|mailpoet|email-(?:signup|optin)|opt-?in|abonnement|abonnez-vous|infolettre|lettre-(?:info|d-information)|inscription"),
    (R.CALL_TO_ACTION, r"donate|donation|donations|dons?|faire-un-don|support-us|soutenez(?:-nous)?|membership|call-to-action|cta|app-(?:promo|download|banner)|appeal|crowdfunding"),
    (R.ADVERTISEMENT, r"ad|ads|advert|adverts|advertisement|advertising|ad-(?:slot|unit|container|wrapper|banner|block)|adsbygoogle|adslot|pub|pubs|publicite|sponsor|sponsors|sponsored|dfp|gpt-ad|banniere|promo|promos|promoted|affiliate|commercial"),
    (R.COOKIE_NOTICE, r"cookies?|cookie-(?:notice|banner|bar|law|consent)|consent|gdpr|rgpd|onetrust|didomi|cmp|privacy-(?:banner|notice)|tarteaucitron|axeptio|bandeau-cookies"),
    (R.FOLLOW_US, r"follow|follow-us|followus|suivez(?:-nous)?|whatsapp-(?:channel|box|join)|telegram-(?:channel|box|join)|join-(?:us|channel)|google-news-follow"),
    (R.AUTHOR_BOX, r"author-?(?:box|bio|info|card|profile|description|about|desc)|authorbox|about-(?:the-)?author|bio|biography|post-author|a-propos-(?:de-l-)?auteur|auteur-(?:bio|box|description)|saboxplugin|sab|contributor-bio|vcard|byline-?bio"),
    (R.NAVIGATION, r"nav|navbar|nav-?bar|navigation|menu|menus|main-menu|mega-menu|breadcrumbs?|fil-ariane|ariane|pagination|pager|page-numbers|toolbar|top-?bar|masthead|site-header|skip-links?|tags?|tag-?(?:list|links?|cloud|s-links)|tagcloud|post-tags|mots-cles|etiquettes|cat-links|categories|ticker|breaking-(?:news-)?(?:bar|ticker)|search(?:-form|-box|form)?|login|lang(?:uage)?-(?:switcher|menu|selector)|entry-(?:utility|footer)|post-?meta|entry-meta|article-(?:meta|tools|actions|tags|topics)|print-only-url|player|audio-player|video-player|listen"),
    (R.COPYRIGHT, r"footer|site-footer|colophon|copyright|copyrights|legal|disclaimer|pied-(?:de-)?page|mentions-legales|droits"),
    (R.COUNTER, r"counter|view-?count|hit-?counter|compteur|post-views|nb-vues|reading-time|read-time|temps-lecture"),
)  # fmt: skip
_REASONS = tuple((reason, re.compile(rf"(?:^|[\s-])(?:{names})(?=$|[\s-])")) for reason, names in _NAMES)
_MACHINE_MADE = dict(_REASONS)[R.AI_SUMMARY]
_BODY = re.compile(
    r"(?:^|[\s-])(?:article-?(?:body|content|text|main)|entry-content|post-?(?:content|body|text)|td-post-content|story-?(?:body|content|text)|"
    r"body-?(?:content|text|copy)|main-text|news-(?:text|content|body|detail)|texte(?:-article)?|corps(?:-article|-texte)?|contenu(?:-article)?|"
    r"content-(?:body|text|article)|single-content|wysiwyg|rich-?text|articulo|field-name-body|field--name-body|caas-body|storytext)(?=$|[\s-])"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s-])(?:standfirst|stand-first|lede?|lead(?:-text|-paragraph)?|dek|deck|chapo|chapeau|chapô|entry-summary|article-?(?:intro|summary|lead|subtitle|description|excerpt|deck)|"
    r"post-?(?:excerpt|subtitle|intro)|sub-?(?:title|headline|head|deck)|sous-titre|excerpt|intro(?:duction)?|summary|strapline|accroche|abstract|story-(?:intro|summary|deck))(?=$|[\s-])"
)
_CAPTION = re.compile(
    r"(?:^|[\s-])(?:caption|captions|wp-caption(?:-text)?|legende|image-?(?:caption|credit|legend)|photo-?(?:caption|credit|legend)|credits?-photo|media-?caption|figcaption|copyright-photo|img-(?:caption|credit))(?=$|[\s-])"
)
_PICTURE = re.compile(
    r"(?:^|[\s-])(?:photos?|image|images|img|picture|pic|thumb|thumbnail|gallery|galerie|slideshow|diaporama|video|media|lightbox)(?=$|[\s-])"
)
_QUOTE = re.compile(
    r"(?:^|[\s-])(?:pull-?quotes?|exergue|callout-quote|quote-box|blockquote-pull|citation-exergue|highlight-quote)(?=$|[\s-])"
)
_ENTRY = re.compile(
    r"(?:^|[\s-])(?:live-?(?:blog)?-?(?:entry|post|update|item)|liveblog-(?:entry|post|item)|update-(?:entry|item|block)|lb-(?:post|entry)|"
    r"direct-(?:post|item|message)|timeline-(?:entry|item|event)|live-(?:entry|item))(?=$|[\s-])"
)
# Names that tell of a post's subject or of the layout around it, not of what the element holds.
_LAYOUT = re.compile(
    r"(?:^|(?<=\s))(?:tag-(?!list|links?|cloud)|category-|cat-(?!links)|type-|status-|format-|postid-|elementor-|has-|with-|no-|is-)\S*"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_OTHER = re.compile(r"[^a-z0-9\s]+")
_TAGS = {
    "nav": R.NAVIGATION, "aside": R.TEASERS, "footer": R.COPYRIGHT, "button": R.NAVIGATION, "form": R.COMMENT_FORM,
    "menu": R.NAVIGATION, "dialog": R.COOKIE_NOTICE, "amp-sidebar": R.NAVIGATION, "amp-social-share": R.SHARE_BAR,
    "amp-consent": R.COOKIE_NOTICE, "label": R.COMMENT_FORM,
}  # fmt: skip
_ROLES = {
    "navigation": R.NAVIGATION, "menu": R.NAVIGATION, "banner": R.NAVIGATION, "search": R.NAVIGATION, "contentinfo": R.COPYRIGHT,
    "complementary": R.TEASERS, "dialog": R.COOKIE_NOTICE, "alertdialog": R.COOKIE_NOTICE, "toolbar": R.SHARE_BAR,
}  # fmt: skip


_ROOTS = frozenset(("html", "body", "main"))  # their names tell of the kind of page


class Part:
    """What an element seems to be for."""

    BODY = "body"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    PICTURE = "picture"
    PULL_QUOTE = "pull-quote"
    ENTRY = "entry"


_PARTS = (
    (Part.PULL_QUOTE, _QUOTE),
    (Part.ENTRY, _ENTRY),
    (Part.STANDFIRST, _STANDFIRST),
    (Part.BODY, _BODY),
    (Part.PICTURE, _PICTURE),
)


# Any of these names, to pass over the many elements that have none in one search.
_ANY = re.compile("|".join(p.pattern for p in (_CAPTION, *(p for _, p in _PARTS), *(p for _, p in _REASONS))))


@lru_cache(maxsize=8192)
def hint_of(tag: str, role: str, names: str) -> tuple[R | None, str]:
    """The reason to drop that tag, role and names give, and the part of an article that the names give ("" for none).

    Args:
        tag: lower case.
        role: value of the role attribute, "" for none.
        names: class and id, joined by a blank.
    """
    if reason := _TAGS.get(tag) or _ROLES.get(role):
        return reason, ""
    plain = _OTHER.sub("-", _LAYOUT.sub("", _CAMEL.sub("-", names).lower())) if names else ""
    if tag == "figcaption" or not plain or not _ANY.search(plain):
        return None, Part.CAPTION if tag == "figcaption" else ""
    return _named(tag, plain)


def _named(tag: str, plain: str) -> tuple[R | None, str]:
    """The same for an element whose names hold one that is known."""
    if _CAPTION.search(plain):
        return None, Part.CAPTION
    part = next((part for part, pattern in _PARTS if pattern.search(plain)), "")
    if part == Part.PULL_QUOTE:
        return R.PULL_QUOTE, part
    if part == Part.STANDFIRST and _MACHINE_MADE.search(plain):
        return R.AI_SUMMARY, ""
    if part == Part.ENTRY or tag in _ROOTS:
        return None, part if part == Part.ENTRY else ""
    if part != Part.PICTURE and part:
        return None, part
    return next(((reason, "") for reason, pattern in _REASONS if pattern.search(plain)), (None, part))
