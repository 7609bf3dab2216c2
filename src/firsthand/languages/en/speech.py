"""English: speech, doubt, and what is no news."""

from firsthand.languages.base.speech import SpeechWords

_MONTH = (
    r"(?:January|February|(?-i:March)|April|(?-i:May)|June|July|August|September|October|November|December)"
)

SPEECH = SpeechWords(
    says=r"(?:has\s|have\s|had\s|also\s|later\s)?(?:said|says|say|told|announced|announces|declared|declares|stated|states|reported|reports|claimed|claims|confirmed|confirms|added|adds|acknowledged|acknowledges|revealed|mentioned|indicated|indicates|indicate|suggested|suggest|suggests|explained|noted|insisted|admitted|affirmed|asserted|emphasi[sz]ed|repeated(?=\sthat\b)|reiterated(?=\sthat\b))",
    according=(r"according\sto", r"as\sreported\sby", r"as\sper", r"reports\sfrom"),
    told=(r"told", r"speaking\sto", r"in\san\sinterview\swith", r"contacted\sby", r"reached\sby"),
    relayed=(r"cited\sby", r"quoted\sby", r"as\sreported\sby", r"reported\sby"),
    quoting=(r"quoting", r"citing"),
    anonymous=(r"(?:\w+\s){0,3}?sources?(?:\s(?:close\sto|within|in)\s(?:\w+\s?){1,4})?", r"(?:unofficial\s|local\s|media\s|news\s|initial\s)?reports", r"witnesses(?:\sand\sresidents)?", r"(?:local\s)?residents?", r"(?:local\s)?officials?", r"survivors?", r"a\sresident", r"an?\s(?:\w+\s)?(?:nurse|teacher|farmer|trader|driver|villager|survivor|relative)", r"medics", r"(?:\w+\s){0,3}?(?:ministry|minister|government|army|military|police|authorities|presidency|governor|mayor|group|alliance|junta|hospital|staff)", r"an?\s(?:\w+\s){0,3}?(?:worker|doctor|official|officer|spokesman|spokesperson|spokeswoman|witness|coordinator|resident|researcher)"),
    hedges=("reportedly", "allegedly", "purportedly", "unconfirmed", "unverified", "apparently", "supposedly", "seemingly", "suspected", "unofficial", "feared", "believed", "could not be independently verified", "not been independently verified"),
    confirmed=(r"confirmed\s(?:dead|killed|deaths?)", r"(?:officials?|authorities|government|ministry|army|military|police|president|governor)\s(?:\w+\s){0,4}?(?:has\s|have\s)?(?:confirmed|acknowledged|admitted)", r"confirmed\sby\s(?:the\s)?(?:\w+\s){0,2}?(?:authorities|officials|government|army|military|ministry|police)"),
    unconfirmed=(r"(?:official\s)?confirmation\s(?:\w+\s){0,8}?(?:pending|not\sbeen|awaited|lacking|yet|absent)", r"(?:remains?|remained|is|was|are|were)\s(?:still\s)?unconfirmed", r"unconfirmed", r"not\s(?:been\s|yet\s|yet\sbeen\s)?(?:officially\s|independently\s)?(?:confirmed|verified)", r"no\sofficial\s(?:confirmation|toll|figure)", r"without\sofficial\sconfirmation", r"(?:has|have|did)\snot\s(?:yet\s)?(?:confirmed?|commented?)"),
    statement=(r"warn(?:s|ed|ing|ings)?\b", r"caution(?:s|ed|ing)\b", r"condemn(?:s|ed|ing|ation)?\b", r"denounc(?:es?|ed|ing)\b", r"express(?:es|ed|ing)?\s(?:\w+\s){0,3}?(?:concerns?|alarm|condolences|outrage|solidarity|sorrow|shock)", r"call(?:s|ed|ing)\s(?:on|for|upon)\b", r"urg(?:es?|ed|ing)\b", r"rais(?:es?|ed|ing)\s(?:\w+\s){0,3}?(?:alarms?|concerns?|questions)", r"voic(?:es?|ed|ing)\s(?:\w+\s){0,2}?concern", r"highlight(?:s|ed|ing)?\s(?:\w+\s){0,4}?(?:threats?|risks?|capabilities|dangers?)", r"emphasi[sz](?:es?|ed|ing)\b", r"stress(?:es|ed)\b", r"vow(?:s|ed)\b", r"promis(?:es?|ed)\b", r"declared\s(?:\w+\s){0,2}?(?:days\sof\s)?(?:national\s)?mourning", r"rejected\s(?:the\s)?(?:accusations?|claims?|allegations?)", r"pa(?:id|ys)\stribute", r"issued\sa\swarning"),
    background=(r"\b(?:\w+\s)?years?\sago\b", r"\bfor\s(?:over|more\sthan|nearly|almost|about|some)?\s?(?:\w+|\d+)\s(?:years|decades)\b", r"\bonce\s(?:controlled|held)\b", r"\bin\srecent\s(?:years|months)\b", r"\bhistor(?:y|ically|ic\scontext)\b", r"\banniversary\b", r"\bhas\s(?:long\s)?(?:been|struggled|faced|battled|fought|grappled|besieged)\b.{0,80}?\b(?:since|for)\b", r"\bsince\s(?:a\s|the\s)?(?:coup|rebellion|independence|war|insurgency)\b", r"\bin\sthe\spast\b(?!\s(?:[\w-]+\s)?(?:hours?|days?|weeks?|months?)\b)", r"\bunder\s(?:blockade|siege)\b.{0,60}?\bsince\b", r"\bpreviously\b", r"\bformerly\b", r"\brenewed\sthreats\b", r"\bcame\s(?:\w+\s){1,4}?after\b", r"\bbefore\sbeing\srecaptured\b", r"\bin\sconflict\ssince\b",
        rf"\bsince\s(?:(?:early|late|mid)[\s-])?{_MONTH}(?:\s(?:19|20)\d\d)?,?\swhen\b",
        rf"\bsince\s(?:(?:early|late|mid)[\s-])?{_MONTH}\b[^.;]{{0,60}}?\b(?:have|has)\s(?:held|controlled|occupied|besieged)\b", rf"\b(?:held|controlled|occupied|besieged)\s(?:by\s)?[^.;]{{0,60}}?\bsince\s(?:(?:early|late|mid)[\s-])?{_MONTH}\b",
        r"\bhad\sbeen\s(?:opened|set\sup|established|built|created|closed|introduced|imposed)\s(?:[\w’'-]+\s){0,6}?(?:after|following|in\s(?:answer|response)\sto)\b",
        r"\b(?:attacks|clashes|raids|killings|kidnappings|abductions)\s(?:have\s)?(?:become|became|remain(?:ed)?)\s(?:\w+\s)?(?:rare|rarer|common|frequent|less\sfrequent|routine)\b", r"\bsince\s\w+\b.{0,60}?\b(?:has|have)\s(?:held|controlled|occupied)\s", r"\b(?:has|have)\sbeen\s(?:held|controlled|occupied)\sby\s.{0,80}?\bsince\b", r"\bcom(?:es?|ing)\s(?:[\w-]+\s){0,3}?(?:days?|weeks?|months?|years?)\safter\b"),
    habits=(
        r"(?:attacks|clashes|raids|fighting|shelling|bombings|strikes|kidnappings|abductions|killings|ambushes|violence|incursions|assaults)\s(?:[\w’',-]+\s){0,8}?(?:have|has)\s(?:\w+\s)?(?:become|multiplied|increased|intensified|escalated|surged|risen|declined|decreased|subsided|spread|continued|persisted|worsened|grown)",
        r"(?:attacks|clashes|raids|shelling|bombings|strikes|kidnappings|abductions|killings|ambushes|violence|sniping|incursions)\s(?:[\w’',-]+\s){0,8}?(?:continue|persist|(?:are|remain|is|remains)\s(?:\w+\s)?(?:frequent|common|rare|rampant|recurrent|regular|on\sthe\srise))(?!\sfor\sa\s)",
        r"(?:regularly|routinely|often|frequently|increasingly|periodically|sporadically)\s(?:been\s)?(?:attack|target|hit|str(?:ike|uck)|raid|shell|bomb|ambush|abduct|kidnap|kill|carr(?:y|ied|ies)\sout|stage|launch|clash)\w*",
        r"(?:every|each)\s(?:day|night|week|month)", r"(?:almost|nearly|near)[\s-](?:daily|weekly|nightly)", r"on\sa\s(?:daily|weekly)\sbasis",
        r"(?:has|have)\s(?:recently\s)?(?:seen|experienced|witnessed|suffered|faced)\s(?:an?|repeated|frequent|recurrent)\s(?:[\w-]+\s)?(?:upsurge|surge|rise|increase|spike|wave|spate|string|series|attacks|raids)",
        r"(?:has|have)\s(?:long\s)?(?:terrori[sz]ed|plagued|ravaged)",
        r"more\sand\smore\s(?:attacks|clashes|raids|strikes|abductions)",
    ),
    pluperfect=(r"\bhad\s(?:also\s|earlier\s|previously\s|already\s)?(?:earlier\s)?(?:killed|attacked|been\s(?:killed|attacked|abducted)|carried\sout|launched|seized|captured|died|struck|claimed|fallen)\b", r"\bhad\searlier\b", r"\bearlier\s(?:this|last)\s(?:week|month|year)\b"),
    aggregate=(r"\bsince\b", r"\b(?:this|last|the\spast)\syear\b", r"\bso\sfar\sthis\b", r"\b(?:over|in|during)\sthe\s(?:past|last)\b", r"\bin\stotal\b", r"\bacross\s(?:the\s(?:region|country|sahel)|\w+,\s\w+)", r"\btens\sof\sthousands\b", r"\bbetween\s\w+\sand\s\w+\s(?:19|20)\d\d\b", r"\bin\s(?:19|20)\d\d\salone\b"),
    periods=(
        rf"(?:between|from)\s(?:(?:early|late|mid)[\s-])?{_MONTH}(?:\s(?:last\syear|(?:19|20)\d\d))?\s(?:and|to|until|till|through)\s(?:(?:early|late|mid)[\s-])?{_MONTH}\b(?!\s\d{{1,2}}\b(?!\d))",
        r"(?:in|during|over|for)\s(?:the\s)?(?:first|second|third|fourth|last|final)\s(?:half|quarter)(?:\sof\s(?:the|this|last)?\s?(?:year|(?:19|20)\d\d))?",
        r"(?:in|during|over)\sthe\sfirst\s(?:[\w-]+\s)?months\sof",
        r"(?:in|over|during|within)\s(?:the\s)?(?:past|last|previous)\s(?:(?:[\w-]+\s)?(?:months|years)|year)",
        r"(?:in|within)\s(?:just\s|only\s|less\sthan\s|under\s|about\s|nearly\s|over\s|more\sthan\s)?(?:a|one|a\ssingle|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several)\s(?:months?|years?)(?!['’])",
        rf"in\s(?:{_MONTH}|the\smonth\sof\s{_MONTH})\salone",
        r"(?:every|each|per)\s(?:year|month)",
        r"since\sthe\s(?:start|beginning|outbreak|onset)\sof\s(?:the\s|this\s)?(?:[\w-]+\s)?(?:war|conflict|insurgency|uprising|crisis|rebellion|violence|fighting|year)",
        r"(?:since|after)\s(?:the\s)?(?:war|conflict|insurgency)\s(?:began|broke\sout|started|erupted)",
    ),
    planned=(r"\b(?:plans?|planned|planning|intends?|prepar(?:es?|ing)|is\sset|are\sset|is\sexpected|are\sexpected)\s(?:\w+\s)?to\b", r"\bwill\s(?:launch|attack|deploy|carry\sout|strike)\b"),
    denied=(r"\bden(?:y|ies|ied|ying)\b(?!\s(?:access|entry))", r"\bno\s(?:such\s)?attacks?\s(?:took|has|had|occurred)\b", r"\bdid\snot\s(?:attack|kill|carry\sout)\b", r"\bfalse\s(?:claims?|reports?|news)\b"),
    hypothetical=(r"\b(?:could|might|would)\s(?:\w+\s){0,3}?(?:attack|kill|strike|target|lead|enhance|enable|trigger|result)", r"\b(?:risks?|threats?|fears?|possibility|danger)\s(?:of|that)\b", r"\bif\s(?:the\s)?(?:\w+\s){1,4}?(?:attack|strike)", r"\bin\scase\sof\b", r"\bpotential\b"),
    negated=(r"\bden(?:y|ies|ied|ying|ials?)\b", r"n['’]t\b", r"\b(?:not?|none|never|nobody|neither|nor|without)\b", r"\b(?:reject|refut|rebut|dismiss|disput|disavow|contest|contradict|disclaim|distanc|fabricat|unfound)\w*", r"\b(?:false|untrue|fake|baseless|groundless|lies?|hoax|fiction|propaganda|rumou?rs?)\b"),
    counters=(r"(?:say|insist|stat|claim|assert|maintain|announc)ing|putting\sthe|speaking\sof", r"(?:but|and|instead)\s(?:(?:it|they|he|she|instead|only|rather)\s){0,2}(?:says?|said|insist(?:s|ed)?|stat(?:es|ed)|claim(?:s|ed)?|assert(?:s|ed)?|maintain(?:s|ed)?|announc(?:es|ed)|puts?\sthe|sp(?:oke|eaks?)\sof)"),
    later=(r"(?:wounded|injured)\s(?:[\w'’-]+\s){0,4}?(?:died|dead)\b", r"died\s(?:[\w'’-]+\s){0,4}?(?:wounds|injuries|hospitals?)\b", r"succumbed(?:\sto\s(?:their|his|her)\s(?:wounds|injuries))?", r"(?:toll|number\sof\s(?:dead|deaths))\s(?:[\w'’-]+\s){0,8}?(?:rose|risen|climbed|increased|jumped)\b"),
    responses=(r"(?:retaliatory|reprisal)\s(?:\w+\s){0,2}?(?:air\s?strikes?|strikes|bombardments?)", r"(?:air\s?strikes?|bombardments?)\s(?:\w+\s){0,3}?(?:afterwards|in\s(?:response|retaliation))", r"(?:then|later|afterwards|subsequently)\s(?:carried\sout|launched|conducted)\s(?:\w+\s){0,3}?(?:air\s?strikes?|bombardments?)",
        (r"(?:(?:hours|minutes)\slater|later\s(?:that|the\ssame|on\sthe\ssame)\s(?:day|evening|night)|(?:shortly|soon)\s(?:after(?:wards)?|later)|in\s(?:response|retaliation)),?\s(?:[\w'’-]+\s){0,6}?"
        r"(?:jets?|(?:war)?planes?|aircraft|helicopters?|gunships?|drones?|air\sforce)\s(?:\w+\s){0,3}?(?:bomb(?:ed|arded)|struck|hit|targeted|pounded|destroyed|carried\sout|launched)"),
    ),
    pursuits=(
        r"g(?:ive|ives|ave|iving)\schase",
        r"(?:pursu(?:ed|ing|it\sof)|chas(?:ed|ing)|tracked\sdown|caught\sup\swith)\s(?:\w+\s){0,2}?(?:the|those)\s(?:\w+\s)?(?:attackers|assailants|gunmen|bandits|raiders|kidnappers|gang|group|militants|insurgents|jihadists|terrorists|fleeing\s\w+)",
        r"(?:exchang(?:ed|ing)|trad(?:ed|ing))\s(?:fire|shots|gunfire)\swith\sthe\s(?:\w+\s)?(?:attackers|assailants|gunmen|bandits|raiders|kidnappers|gang|group|militants|insurgents|jihadists|terrorists)",
        r"(?:during|in)\sthe\spursuit",
    ),
    there=(r"in\s(?:the|the\ssame|this|that)\s(?:area|sector|zone)", r"at\sthe\ssame\s(?:place|spot|site)"),
    comes=(r"(?:come|comes|came|coming)(?=\s(?:just\s|only\s|barely\s|less\sthan\s)?(?:\w+\s){1,2}(?:hours?|days?|weeks?|months?|years?)\safter\b)",),
    stages=(r"escap(?:ed|es)\s(?:\w+\s){0,3}?(?:from|prison|jail|custody|detention)\b", r"(?:prison|jail)\s?break", r"mutin(?:y|ied)", r"riot(?:s|ed)?\b"),
    stop=r"[,;:\n—–(]|\sthat\s|\swho\s|\swhich\s|\sbut\s|\sand\s(?=\w+ed\s)|\swhile\s|\safter\s|\swhen\s|\son\s(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)|\sin\sa\s|\sby\stele|[.!?](?:\s|$)",
    learnt=(r"learn(?:ed|t)", r"told\s(?-i:[A-Z])[\w.'’-]{0,20}(?:\s(?-i:[A-Z])[\w.'’-]{0,20}){0,3}", r"was\sinformed"),
    addressed=(r"(?:to\s)?(?:reporters|journalists|lawmakers|parliament|(?:the|this|our)\s(?:\w+\s)?(?:press|media|agency|newspaper|paper|reporter|correspondent|broadcaster|channel|radio|station))", r"(?:in|by|via|over|at|on|through)\s(?:an?\s|the\s|its\s|his\s|her\s|their\s)?(?:[\w-]+\s){0,2}(?:statement|telephone|phone|interview|message|briefing|conference|video|broadcast|post|report|television|radio|communiqué)"),
    announced=(r"(?:said|says|told|announced|declared|added|acknowledged|stated|confirmed|denied|blamed)(?!\sby\b|\s(?:dead|killed)\b)",),
    so_long_from=(r"(?:after|before)\s(?!that\b|this\b|it\b)(?=[\w«\"“])",),
    told_before=(r"(?:the|that|this|these|those|its|their)\s(?:[\w-]+\s)?[\w-]+",),
    occurs=(r"com(?:es?|ing)", r"came", r"follow(?:s|ed|ing)", r"occurred", r"happened", r"took\splace"),
    recalled=(r"(?<!\b(?:that|said)\sit\s)(?<!\b(?:that|said)\she\s)(?<!\bthat\sshe\s)(?<!\bthat\sthey\s)\bhad\s(?:then\s|already\s|on\s\w+\s)?(?:spoken\sof|reported|announced|counted|confirmed|mentioned|put\s(?:it|the\s(?:death\s)?(?:toll|figure|number))\sat|given\s(?:a|the)\s(?:death\s)?(?:toll|figure)\sof)\s(?:at\sleast\s|about\s|some\s|around\s|only\s)?",),
)  # fmt: skip
