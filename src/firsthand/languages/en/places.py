"""English: words around place names."""

from __future__ import annotations

import re

from firsthand.domain.values import PlaceKind
from firsthand.languages.base.places import PlaceWords

_COMPASS = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_PART = rf"(?:(?:far|central|{_COMPASS}|(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)ern)[\s-])?"
_DIRECTIONS: dict[str, float | None] = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0, "south": 180.0, "southwest": 225.0,
    "west": 270.0, "northwest": 315.0, "central": None, "centre": None, "center": None, "middle": None,
}  # fmt: skip

_SMALL = r"(?:villages?|hamlets?|localit(?:y|ies)|settlements?|quarters?|neighbou?rhoods?|suburbs?|districts?|wards?|camps?|outposts?|slums?|farms?|parish(?:es)?|communit(?:y|ies))"
_BUILT = r"(?:hospitals?|clinics?|health\scent(?:er|re)s?|schools?|mosques?|churche?s?|markets?|checkpoints?|universit(?:y|ies)|colleges?)"
_TOWN_OF = (
    r"(?:the\s(?:[a-z-]{2,14}\s){0,2}(?:town|city|village|capital|port|locality|hamlet)(?:\sof|,)?\s|the\s)?"
)
_LED_OFF = (
    r"(?:\b(?:carry(?:ing)?|carried|tak(?:e|en|ing)|took|marched|brought|retreat(?:ed|ing)|withdrew|withdrawn|withdrawing|disappeared|vanished)"
    r"\s(?:[\w'’-]+\s){0,4}?(?:towards?|into|back\sto)\s(?:the\s|neighbou?ring\s|(?-i:[A-ZÀ-Ý])[\w'’-]+\s){0,5}?(?:in\s(?:the\s)?)?"
    r"|\b(?:slipped|fled|escaped|retreated|withdrew|crossed|vanished|melted|ran|drove)\s(?:\w+\s){0,2}?(?:across|over|through)\s(?:the\s|into\s|to\s|nearby\s|border\s){0,4}?)"
)
"""Where those who struck went with whom or what they took: "carry the loot toward Virunga National Park in", "withdrew into"."""
_NUMERALS = {
    "dozen": 12, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
_VEHICLE = r"(?:buse?s?|minibuse?s?|cars?|trucks?|lorr(?:y|ies)|vehicles?|convoys?|boats?|canoes?|flights?|planes?|trains?|taxis?|motorcycles?)"

PLACES = PlaceWords(
    connectors=frozenset({"of", "the", "du", "de", "la", "le", "des", "sur", "es", "al", "el", "an", "upon", "da", "do", "dos", "del", "van", "von", "bin", "ibn", "ould", "ag"}),
    common=frozenset(
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
        september october november december ramadan eid easter christmas
        islam islamic islamist islamists muslim muslims christian christians god allah jihad sharia
        africa african europe european asia asian western eastern northern southern west east north south
        sector marine marines guardsman guardsmen
        man men woman women teen teens boy girl driver suspect suspects victim victims officer officers trooper troopers
        sheriff deputy deputies person people street road home day night park same metro route supermarket information
        president minister general colonel captain governor mayor king prince army forces police military state government
        such much her his our my your their its the a an in on at by for from to of and or but as if it its he she they we i you this that these those there here
        who what when where why how which while although though since after before during following meanwhile however
        moreover furthermore additionally earlier later now then today yesterday tomorrow recently soon according despite
        since with without within among amid about around over under more most many some several few all any each every both
        no not none nearly almost only also even just still yet local sources source reports report reportedly witnesses
        residents officials images videos footage video photo photos weapons soldiers troops militants insurgents rebels
        jihadists gunmen civilians villagers attackers fighters insurgency violence attack attacks one two three four five
        six seven eight nine ten dozens hundreds thousands first second third last next new old another other
        twitter facebook telegram whatsapp youtube instagram internet tiktok
        security war peace news update updated breaking share read related advertisement subscribe
        mr mrs ms dr prof sir lord lady sheikh imam pope father sister brother
        force task joint local civilian
        republic democratic kingdom federal national international regional united
        """.split()  # noqa: SIM905
    ),
    titles=frozenset(
        """
        mr mrs ms dr prof professor sir lord president vice-president minister general gen lieutenant lieutenant-general
        major major-general brigadier brigadier-general colonel col lt-col lieutenant-colonel captain capt lt sgt sergeant
        corporal commander commissioner chief spokesman spokeswoman spokesperson secretary secretary-general ambassador
        senator sheikh imam pastor reverend bishop archbishop cardinal pope father governor mayor prefect analyst researcher
        journalist leader director chairman chairwoman emir prime king prince judge lawyer lawmaker farmer trader resident
        officer inspector superintendent constable witness villager shopkeeper driver teacher doctor nurse student elder survivor mp member activist fighter militiaman
        """.split()  # noqa: SIM905
    ),
    organisations=frozenset(
        """
        command university institute ministry agency bank union council court commission committee party movement front
        group brigade battalion corps company corporation foundation association network organisation organization news
        times post radio television tv media press journal centre center college school society fund programme program
        ngo observatory league alliance coalition federation assembly parliament senate congress university tracker project
        """.split()  # noqa: SIM905
    ),
    locatives=frozenset("in at near around outside from to towards toward into between through against on of".split()),  # noqa: SIM905
    links=("of", "the"),
    features={
        "town": PlaceKind.SETTLEMENT, "city": PlaceKind.SETTLEMENT, "village": PlaceKind.SETTLEMENT, "hamlet": PlaceKind.SETTLEMENT,
        "locality": PlaceKind.SETTLEMENT, "commune": PlaceKind.SETTLEMENT, "capital": PlaceKind.SETTLEMENT, "settlement": PlaceKind.SETTLEMENT,
        "community": PlaceKind.SETTLEMENT, "towns": PlaceKind.SETTLEMENT, "villages": PlaceKind.SETTLEMENT, "cities": PlaceKind.SETTLEMENT,
        "region": PlaceKind.ADMIN1, "province": PlaceKind.ADMIN1, "state": PlaceKind.ADMIN1, "governorate": PlaceKind.ADMIN1,
        "regions": PlaceKind.ADMIN1, "provinces": PlaceKind.ADMIN1, "states": PlaceKind.ADMIN1,
        "district": PlaceKind.ADMIN2, "county": PlaceKind.ADMIN2, "cercle": PlaceKind.ADMIN2, "circle": PlaceKind.ADMIN2,
        "department": PlaceKind.ADMIN2, "prefecture": PlaceKind.ADMIN2, "local government area": PlaceKind.ADMIN2, "territory": PlaceKind.ADMIN2,
        "local government areas": PlaceKind.ADMIN2, "local government": PlaceKind.ADMIN2, "lga": PlaceKind.ADMIN2, "lgas": PlaceKind.ADMIN2,
        "local council area": PlaceKind.ADMIN2, "woreda": PlaceKind.ADMIN2, "township": PlaceKind.ADMIN2, "townships": PlaceKind.ADMIN2,
        "forest": PlaceKind.NATURAL, "river": PlaceKind.NATURAL, "lake": PlaceKind.NATURAL, "mount": PlaceKind.NATURAL,
        "mountain": PlaceKind.NATURAL, "mountains": PlaceKind.NATURAL, "hills": PlaceKind.NATURAL, "well": PlaceKind.NATURAL,
        "island": PlaceKind.NATURAL, "wells": PlaceKind.NATURAL, "hill": PlaceKind.NATURAL,
    },
    acronyms=frozenset({"lga", "lgas"}),
    seats=frozenset({"airport", "base", "camp", "barracks", "post", "outpost", "garrison", "mine", "market", "bridge", "checkpoint", "prison", "hospital"}),
    directions=_DIRECTIONS,
    part=re.compile(
        rf"\b(?P<direction>{_COMPASS}|central|(?:north|south)(?:[- ]?(?:east|west))?ern|eastern|western)\s+$"
        rf"|\b(?P<direction2>{_COMPASS}|centre|center|middle)\s+of\s+(?:the\s+)?$",
        re.IGNORECASE,
    ),
    distance=re.compile(
        rf"(?<!\d)(?<!\d[.,])(?P<number>\d{{1,3}}[,.\s]\d{{3}}|\d{{1,4}}(?:[.,]\d{{1,2}})?|(?<![\w-])(?<!hundred\s)(?<!hundred\sand\s)(?:{'|'.join(_NUMERALS)})(?=[\s-]))\s*[- ]?(?P<unit>km|kilomet(?:er|re)s?|(?:nautical\s)?miles?|mi)\b"
        rf"(?:\s*\([^()]{{1,24}}\))?\s+(?:(?:to\s+the\s+)?(?P<direction>{_COMPASS})\s+)?(?:of|from|away\s+from|outside(?:\s+of)?)\s+"
        r"(?:the\s+)?(?:[a-z]{3,12}\s+){0,2}(?:of\s+)?$",
        re.IGNORECASE,
    ),
    numerals=_NUMERALS,
    between=re.compile(
        r"\b(?:between|(?:road|axis|highway|route)\s+(?:linking|connecting|from|between|of))\s+(?:the\s+)?(?:(?:towns?|villages?|cities)\s+of\s+)?$",
        re.IGNORECASE,
    ),
    at=frozenset("in at near around outside from to towards toward into through".split()),  # noqa: SIM905
    of_people=re.compile(
        r"\s(?:(?:ethnic|tribal)\b|(?:farmer|herder|herdsm[ae]n|pastoralist|tribe|tribesm[ae]n|clan|clansm[ae]n|people|rebel|fighter|militia|militiam[ae]n"
        r"|hunter|youth|warrior|communit(?:y|ies)|villager|civilian|refugee|language|minorit(?:y|ies)|group|leader|elder|chief)s?\b)",
        re.IGNORECASE,
    ),
    people_of=re.compile(r"\b(?:ethnic|tribes?|ethnic\s(?:groups?|militias?))\s$", re.IGNORECASE),
    beside_people=re.compile(r"\s(?:[a-z]{4,14}\s)?(?:and|or)\s(?:the\s|ethnic\s)?"),
    near=re.compile(
        r"\b(?:near|(?:a\sfew|several|some)\s(?:km|kilomet(?:er|re)s|miles)\s(?:away\s)?(?:from|outside(?:\sof)?)|close\sto|not\sfar\sfrom|outside(?:\sof)?|(?:on|at|in)\sthe\s(?:outskirts|edge|vicinity|area|surroundings)\sof|around"
        rf"|above|overlook(?:s|ing)|off(?:\sthe\scoast\sof)?|(?:{_COMPASS})\sof)\s{_TOWN_OF}$",
        re.IGNORECASE,
    ),
    journey=re.compile(
        r"\b(?:(?:travell?ing|driving|returning|coming|(?:had|have|has)\scome|heading|headed|sailing|flying|marching|going)\s(?:back\s|home\s)?"
        r"(?:from|to|for|towards?)|bound\sfor|en\sroute\s(?:from|to|for)|on\s(?:its|their|his|her|the)\sway\s(?:back\s)?(?:from|to)"
        rf"|{_VEHICLE}\s(?:[a-z]{{2,12}}\s){{0,3}}?(?:from|bound\sfor)"
        r"|(?:travell?ing|driving|returning|heading|going|way|route)\s(?:back\s)?from\s[^.;:()]{2,40}?\sto|passed\sthrough|(?:came|come)\sfrom)"
        rf"\s{_TOWN_OF}$",
        re.IGNORECASE,
    ),
    aside=re.compile(
        r"\b(?:(?:fled|flee|fleeing|escaped|swam)\s(?:[a-z]+\s){0,3}?(?:to|into|towards?)|(?:refuge|safety|shelter(?:ed)?)\s(?:[a-z]+\s)?in"
        r"|(?:dispatched|sent|deployed|rushed|flown)\s(?:in\s)?from|now\s(?:[a-z]+\s)?in|died\son\sthe\s(?:way|road)\sto|(?:(?:was|were|is|are)\s(?:all\s|both\s|originally\s)?|,\s(?:all|both|mostly|most|originally)\s)from|natives?\sof|hail(?:s|ed|ing)?\sfrom"
        r"|(?:reached|contacted|interviewed)\s(?:by\s(?:[\w'’-]+\s){1,3}?)?in|(?:said|spoke|speaking)\s(?:by\s(?:tele)?phone\s)?from"
        r"|buried\sin|(?:hours|days?|weeks?|months?|years?)\s(?:after|before)\s(?:the|an?)\s[^.;:,]{2,70}\s(?:in|at|near))"
        rf"\s{_TOWN_OF}$|{_LED_OFF}$|\bfrom\s(?:an?|the|his|her)\s(?:hospital|sick)(?:\s(?:bed|ward))?\s(?:in|at)\s$",
        re.IGNORECASE,
    ),
    aside_behind=re.compile(r"\s(?:had\s|have\s|has\s)?(?:treated|received|admitted|operated)\b", re.IGNORECASE),
    office_before=re.compile(
        r"\b(?:governor|prefect|(?:spokes\w+|police|commissioner|commander|director|head|chief|chairman)(?:\s(?:of|for)\s(?:the\s)?(?:police|army|hospital)"
        r"(?:\s\w+)?)?|(?:arch)?bishop|emir|sultan|senator|lawmaker|member\sof\sparliament)\s(?:of|for|in)\s(?:the\s)?"
        r"(?:(?:state|region|province|city|town|district|diocese)\sof\s)?$",
        re.IGNORECASE,
    ),
    town_office=re.compile(
        r"\b(?:mayor|alderman|village\s(?:head|chief)|(?:head|chief)\sof\sthe\svillage)\sof\s(?:the\s(?:city|town|village)\sof\s)?$",
        re.IGNORECASE,
    ),
    office_after=re.compile(
        r"(?:['’]s)?(?:\s(?:state|region(?:al)?|province|provincial|district|city|municipal))?\s(?:governor\b|mayor\b"
        r"|(?:police|military|army|health|government|hospital|security|command)\s(?:department\s)?(?:spokes\w+|chief|commissioner|commander|director|minister"
        r"|head|officials?\ssaid|said|says|confirmed))",
        re.IGNORECASE,
    ),
    rulers_before=re.compile(r"\b(?:(?:defen[cs]e|foreign|interior)\sministry\sin\s|(?:pro|anti)-|(?:backed|supported|armed|funded|financed|sponsored|equipped|aided|launched|fired|ordered|deployed|sent|carried\sout)\sby\s(?:neighbou?ring\s)?)$", re.IGNORECASE),
    rulers_behind=re.compile(
        r"(?:['’]s?)?\s(?:government|regime|junta)\b|\sof\s(?:backing|supporting|arming|aiding|funding|sponsoring|training|sheltering|harbou?ring)\b|-(?:backed|appointed|aligned|allied|installed)\b"
        r"|\sand\s(?:the\s)?(?:[\w-]+\s){1,2}(?:forces|rebels|fighters)\s(?:trade|blame|accuse|agree|exchange)",
        re.IGNORECASE,
    ),
    speaks_in=re.compile(
        r"\b(?:officials?|sources?|authorities|diplomats?|analysts?|spokes\w+|government|embassy|ministry|journalists?|correspondents?|minister)"
        rf"\s(?:based\s|there\s)?in\s{_TOWN_OF}$",
        re.IGNORECASE,
    ),
    small_before=re.compile(rf"\b{_SMALL}\s(?:of|in)\s(?:the\s)?$", re.IGNORECASE),
    small_after=re.compile(
        rf"(?:\s|,\s(?:a|an|another|the)\s(?:[a-z-]{{2,14}}\s){{0,3}}){_SMALL}\b|\s(?:[a-z-]{{2,14}}\s)?{_BUILT}\b", re.IGNORECASE
    ),
    road_behind=re.compile(r"\s(?:(?:main|federal|trunk)\s)?(?:road|highway|axis|route|expressway|motorway|corridor|railway)\b", re.IGNORECASE),
    town_again=re.compile(
        r"\b(?:the\s(?:city|town|village)(?:['’]s)?\s(?:cent(?:re|er)|market|outskirts|entrance|edge)|downtown|(?:cent(?:re|er)|outskirts|edge|middle)\sof\s(?:the|that)\s(?:city|town|village)"
        r"|(?:the|that)\s(?:very\s)?same\s(?:[\w-]+\s)?(?:city|town|village|area|district|place|neighbou?rhood|camp|market|base|site|hospital|mosque|church|school|spot|location|settlement|suburb))\b(?!\sof\b)", re.IGNORECASE,
    ),
    between_link=re.compile(r"\s+(?:and|to|with)\s+", re.IGNORECASE),
    gone=re.compile(
        r"\b(?:(?:escap(?:ed|ing)|fle[ed](?:ing)?|(?:taken|taking|took|sought|seeking)\srefuge)\s(?:\w+\s){0,2}?(?:to|into|in|at|for|towards?)"
        r"|(?:reached|contacted|interviewed)\s(?:by\s(?:[\w.-]+\s){1,4}?)?(?:in|at)|,\s(?:who\sis\s)?now\sin|\w+\snow\sin"
        r"|died\s(?:on\s(?:the|their|his|her)\s(?:way|road|journey)|en\sroute)\sto)\s(?:the\s(?:\w+\s)?(?:town|city|village|capital|camp)\s(?:of\s)?|neighbou?ring\s)?$",
        re.IGNORECASE,
    ),
    inside=re.compile(
        rf"\b(?:in|across|inside)\s(?:(?:neighbou?ring|nearby)\s)?(?:(?:the\s)?(?:{_COMPASS}|cent(?:re|er))\sof\s)?{_PART}(?:the\s)?$", re.IGNORECASE
    ),
    turn=re.compile(rf"\bthe\sturn\sof\s{_PART}(?:the\s)?$", re.IGNORECASE),
    subject=re.compile(rf"[\W_]*(?:the\s)?{_PART}", re.IGNORECASE),
    likewise=re.compile(r"^[\w\s,-]{0,40}?\b(?:too|also|meanwhile|likewise|as\swell|for\sits\spart|in\s(?:its\s)?turn|the\ssame)\b", re.IGNORECASE),
    moved=re.compile(
        r"\b(?:fle[ed]\w*|refuge\w*|escap\w+|arriv\w+|cross(?:ed|ing)|displaced|evacuat\w+|taken\sto|transferred|flown|hospital\w*|treated|treatment|embass(?:y|ies)|ambassadors?|diplomats?|trained|exiled?)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
