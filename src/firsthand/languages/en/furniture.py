"""English: labels of site furniture."""

from firsthand.domain.document import DropReason as R
from firsthand.languages.base.furniture import FurnitureWords

FURNITURE = FurnitureWords(
    lines={
        R.COUNTER: (r"(?:free )?(?:web ?page |website |visitor )?hit counters?", r"\d[\d,.]* (?:views?|shares?|reads?|visits?)", r"views?: ?\d[\d,.]*", r"\d+ min(?:ute)?s? read", r"reading time:? .{1,20}"),
        R.SHARE_BAR: (r"share(?: this)?(?: (?:article|story|post|page))?(?: (?:on|via|with) .{1,80})?", r"share this:.{0,120}", r"(?:facebook|twitter|whatsapp|telegram|linkedin|email|e-mail|print|x|reddit|copy link|pinterest|bluesky)(?:[\s·|,/]+(?:facebook|twitter|whatsapp|telegram|linkedin|email|e-mail|print|x|reddit|copy link|pinterest|bluesky))*", r"tweet", r"like this:.*", r"click to share.*"),
        R.FOLLOW_US: (r"follow us.{0,120}", r"follow .{1,40} on (?:facebook|twitter|x|instagram|whatsapp|telegram|google news).{0,80}", r"join (?:us|our).{0,40}(?:whatsapp|telegram|channel|group).{0,80}", r"stay connected.*"),
        R.NEWSLETTER: (r"(?:subscribe|sign up)(?: now| here| today)?(?: (?:to|for) .{1,200})?\.?", r".{0,40}newsletters?(?: and follow us.{0,120})?\.?", r"get (?:the|our) .{1,60} (?:in|to) your inbox\.?", r"enter your e-?mail.*"),
        R.COPYRIGHT: (r"(?:©|\(c\)|copyright)\s?.{0,160}", r".{0,80}all rights reserved\.?.{0,40}", r"terms of (?:use|service).{0,60}", r"privacy policy.{0,60}"),
        R.AUTHOR_BOX: (r"about (?:the )?(?:author|admin|editor|writer)\.?", r"about admin", r"view all posts(?: by .{1,40})?", r"more (?:posts )?(?:by|from) .{1,40}", r"posted by:? .{1,40}", r"written by:? .{1,40}", r"by (?:admin|staff|editor|news desk|staff (?:writer|reporter))"),
        R.COOKIE_NOTICE: (r"(?:we|this (?:web)?site) uses? cookies.{0,400}", r"accept (?:all )?cookies", r"cookie (?:policy|settings|preferences)", r"by continuing to (?:use|browse) this site.{0,200}"),
        R.ADVERTISEMENT: (r"advertisements?", r"sponsored(?: content| post)?", r"promoted(?: content)?", r"story continues below.{0,40}", r"-?\s?ads?\s?-?"),
        R.CALL_TO_ACTION: (r"let us know (?:by|what|in).{0,160}(?:comment|whatsapp|think|below).{0,120}", r"what do you think.{0,120}(?:comment|below).{0,60}", r"leave (?:your|a) (?:thoughts?|opinions?).{0,80}", r"click here.{0,100}", r"read the full (?:story|article).{0,80}", r"download (?:the|our) app.{0,80}", r"support (?:our|independent) journalism.{0,200}", r"donate.{0,80}"),
        R.NAVIGATION: (r"home", r"menu", r"search(?: for:?)?", r"skip to (?:main )?content", r"log ?in", r"sign in", r"(?:previous|next|older|newer) (?:post|article|story)s?.{0,120}", r"back to top", r"tags?:.{0,200}", r"categor(?:y|ies):.{0,120}", r"(?:home|news|world|africa|politics|business|sports?|opinion|video|culture|tech|health|entertainment)(?:[\s·|>/»,]+(?:home|news|world|africa|politics|business|sports?|opinion|videos?|culture|tech|health|entertainment)){1,20}", r"filed under:?.{0,120}", r"loading\.{0,3}"),
        R.RELATED_LINKS: (r"(?:also read|read also|read more|see also|read next)\s?[:>»-].{1,200}",),
        R.PRINTED_DATE: (r"(?:last )?(?:updated|modified):? .{4,60}\d{4}.{0,40}",),
        R.COMMENT_FORM: (r"your e-?mail address will not be published.*", r"required fields are marked.*", r"save my name.*", r"post comment", r"notify me of.{0,80}"),
    },
    sections={
        R.TEASERS: (r"more on (?:this )?(?:theme|topic|story)", r"more (?:stories|news|headlines|articles|from .{1,40}|like this)", r"(?:latest|top|trending|breaking|recent|other|popular)(?: .{1,15})? (?:news|stories|posts|articles|headlines)", r"trending(?: now)?", r"most (?:read|popular|viewed|shared)", r"you (?:may|might)(?: also)? (?:like|be interested in|enjoy).{0,20}", r"recommended(?: for you| stories| reading)?", r"editor'?s'? picks?", r"don'?t miss", r"in other news", r"what to read next", r"up next"),
        R.RELATED_LINKS: (r"(?:related|similar) (?:articles?|posts?|stories|news|topics?|links?|content|coverage|reading)\s?:?", r"related\s?:?", r"(?:read|see) also\s?:?", r"also read\s?:?", r"read more\s?:?", r"further reading"),
    },
    endings={
        R.COMMENTS: (r"\d+ (?:comments?|responses?|replies)(?: on .{1,120})?", r"\d+ comment\(s\)", r"comments?(?: \(\d+\))?", r"join the (?:conversation|discussion)", r"view comments"),
        R.COMMENT_FORM: (r"leave a (?:comment|reply).{0,60}", r"post a comment", r"add a comment", r"write a comment", r"(?:cancel reply)"),
    },
    months={name: number for number, names in enumerate(("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept", "october oct", "november nov", "december dec"), 1) for name in names.split()},
    date_words=frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "published", "posted", "updated", "on", "at", "date", "am", "pm", "gmt", "utc", "est", "edt", "cet", "cest", "wat", "eat", "bst", "ist", "st", "nd", "rd", "th", "eastern", "western", "central", "european", "summer", "standard", "time", "hours", "hrs", "of", "last", "by", "z", "t"]),
    credits=(r"(?i:\bwith (?:inputs?|additional reporting|reporting|files|contributions?) (?:from|by) (?:the )?)([A-Z][\w&' -]{1,30})", r"\b([A-Z][\w&' -]{1,30}) contributed to this (?:report|story|article)", r"\bsource:\s?([A-Z][\w&' -]{1,30})", r"^\((?!With)([A-Z][A-Za-z/ ]{1,25})\)$"),
)  # fmt: skip
