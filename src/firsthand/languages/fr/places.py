"""French: words around place names."""

from __future__ import annotations

import re

from firsthand.domain.values import PlaceKind
from firsthand.languages.base.places import PlaceWords

_COMPASS = r"(?:nord|sud)(?:[- ]?(?:est|ouest))?|est|ouest"
_OF = r"(?:du\s+|de\s+la\s+|de\s+l['’]\s?|des\s+|de\s+|d['’]\s?)"
_DIRECTIONS: dict[str, float | None] = {
    "nord": 0.0, "nordest": 45.0, "est": 90.0, "sudest": 135.0, "sud": 180.0, "sudouest": 225.0, "ouest": 270.0,
    "nordouest": 315.0, "centre": None,
}  # fmt: skip

_SMALL = r"(?:villages?|hameaux?|localités?|bourgs?|bourgades?|quartiers?|faubourgs?|banlieues?|camps?|campements?|bidonvilles?|paroisses?|fermes?|sites?)"
_BUILT = r"(?:hôpital|hôpitaux|cliniques?|centres?\sde\ssanté|écoles?|lycées?|mosquées?|églises?|marchés?|universités?)"
_TOWN_OF = r"(?:la\s(?:petite\s)?(?:ville|localité|bourgade|commune|capitale|cité)(?:\s[a-zéèê]{3,14}){0,2}?(?:\sde|\sd['’]|,)?\s?)?"
_LED_OFF = (
    r"\b(?:(?:emmen|transport|emport|repli|retir)(?:ée?s?|er|ant|ent|aient)|conduite?s?|repli)"
    r"\s(?:[\w'’-]+\s){0,4}?(?:vers|jusqu['’]|en\sdirection\s)\s?(?:(?:la|le|les|du|de|des|à|au|en)\s|[dl]['’]|frontière\s|forêt\s|parc\s|(?-i:[A-ZÀ-Ý])[\w'’-]+\s){0,6}?"
)
"""Where those who struck went with whom or what they took: "emmenés vers la frontière du", "se sont repliés vers"."""
_NUMERALS = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
}  # fmt: skip
_VEHICLE = r"(?:bus|minibus|cars?|camions?|véhicules?|convois?|pirogues?|bateaux?|avions?|vols?|trains?|taxis?|motos?|voitures?)"

PLACES = PlaceWords(
    connectors=frozenset({"du", "de", "la", "le", "des", "sur", "en", "es", "ès", "al", "el", "da", "do", "dos", "aux", "sous", "lès", "les", "van", "von", "bin", "ibn", "ould", "ag"}),
    common=frozenset(
        """
        secteur d'autres autres
        lundi mardi mercredi jeudi vendredi samedi dimanche janvier février fevrier mars avril mai juin juillet août aout
        septembre octobre novembre décembre decembre ramadan tabaski pâques noël
        islam islamiste islamistes musulman musulmans chrétien chrétiens dieu allah jihad djihad charia
        afrique africain européen europe asie nord sud est ouest centre occident nord-est nord-ouest sud-est sud-ouest km
        peul peuls peulh peulhs touareg touaregs targui dogon dogons bozo bozos dozo dozos songhaï songhaïs
        président ministre général colonel capitaine gouverneur maire roi armée forces police gendarmerie état etat gouvernement
        le la les l un une des du de d au aux en dans sur sous par pour avec sans contre entre chez vers depuis pendant après
        apres avant selon ainsi alors mais ou et donc or ni car si il elle ils elles on nous vous je tu ce cet cette ces ceux
        mon ma mes ton ta tes notre nos votre vos
        son sa ses leur leurs qui que quoi dont où quand comment pourquoi puis ensuite enfin toutefois cependant néanmoins
        malgré lors lorsque plus plusieurs certains certaines aucun aucune tous toutes tout toute chaque quelques beaucoup
        deux trois quatre cinq six sept huit neuf dix environ près plutôt hier aujourd aujourd'hui demain récemment
        sources source témoins habitants soldats militaires terroristes jihadistes djihadistes assaillants attaque attaques
        mort morts bilan combats violences insécurité images vidéo vidéos photo photos lire voir suivez partager
        twitter facebook telegram whatsapp youtube instagram internet
        m mm mme mlle dr pr maître cheick cheikh imam pape père
        force locale civils
        république démocratique royaume fédéral national nationale international régional uni unis unies
        """.split()  # noqa: SIM905
    ),
    titles=frozenset(
        """
        m mm mme mlle dr pr professeur président présidente vice-président ministre général gén gal colonel col
        lieutenant-colonel commandant capitaine cne lieutenant lt sergent caporal adjudant chef porte-parole secrétaire
        ambassadeur sénateur député cheikh cheick imam pasteur évêque archevêque cardinal pape père abbé gouverneur maire
        préfet analyste chercheur journaliste directeur inspecteur enseignant docteur infirmier témoin habitant commerçant emir émir roi prince juge avocat maître marabout
        """.split()  # noqa: SIM905
    ),
    organisations=frozenset(
        """
        commandement université institut ministère agence banque union conseil cour commission comité parti mouvement front
        groupe brigade bataillon corps compagnie société fondation association réseau organisation radio télévision journal
        presse médias centre collège école fonds programme observatoire ligue alliance coalition fédération assemblée
        ong garde croix-rouge rouge croissant parlement sénat congrès direction coordination collectif syndicat
        """.split()  # noqa: SIM905
    ),
    locatives=frozenset("à a au aux dans en près vers entre de d du sur contre depuis autour hors".split()),  # noqa: SIM905
    links=("de", "d'", "d’", "du", "la", "l'", "l’", "des"),
    features={
        "ville": PlaceKind.SETTLEMENT, "village": PlaceKind.SETTLEMENT, "hameau": PlaceKind.SETTLEMENT, "localité": PlaceKind.SETTLEMENT,
        "commune": PlaceKind.SETTLEMENT, "capitale": PlaceKind.SETTLEMENT, "bourg": PlaceKind.SETTLEMENT, "bourgade": PlaceKind.SETTLEMENT,
        "villes": PlaceKind.SETTLEMENT, "villages": PlaceKind.SETTLEMENT, "localités": PlaceKind.SETTLEMENT, "communes": PlaceKind.SETTLEMENT,
        "région": PlaceKind.ADMIN1, "régions": PlaceKind.ADMIN1, "etat": PlaceKind.ADMIN1, "état": PlaceKind.ADMIN1,
        "province": PlaceKind.ADMIN1, "provinces": PlaceKind.ADMIN1, "gouvernorat": PlaceKind.ADMIN1, "wilaya": PlaceKind.ADMIN1,
        "cercle": PlaceKind.ADMIN2, "cercles": PlaceKind.ADMIN2, "département": PlaceKind.ADMIN2, "préfecture": PlaceKind.ADMIN2,
        "district": PlaceKind.ADMIN2, "territoire": PlaceKind.ADMIN2, "arrondissement": PlaceKind.ADMIN2,
        "forêt": PlaceKind.NATURAL, "fleuve": PlaceKind.NATURAL, "rivière": PlaceKind.NATURAL, "lac": PlaceKind.NATURAL,
        "mont": PlaceKind.NATURAL, "monts": PlaceKind.NATURAL, "colline": PlaceKind.NATURAL, "collines": PlaceKind.NATURAL,
        "montagne": PlaceKind.NATURAL, "massif": PlaceKind.NATURAL, "puits": PlaceKind.NATURAL, "île": PlaceKind.NATURAL, "mare": PlaceKind.NATURAL,
    },
    seats=frozenset({"aéroport", "base", "camp", "caserne", "poste", "garnison", "mine", "marché", "pont", "prison", "hôpital", "détachement", "barrage"}),
    directions=_DIRECTIONS,
    part=re.compile(rf"\b(?P<direction>{_COMPASS}|centre)\s+{_OF}$|(?P<direction2>(?!))", re.IGNORECASE),
    distance=re.compile(
        rf"(?<!\d)(?<!\d[.,])(?P<number>\d{{1,3}}[,.\s]\d{{3}}|\d{{1,4}}(?:[.,]\d{{1,2}})?|(?<![\w-])(?<!cent\s)(?<!cents\s)(?:{'|'.join(_NUMERALS)})(?=\s))\s*(?:de\s)?(?P<unit>km|kilom[eè]tres?)\b\s*"
        rf"(?:(?:au|à\s+l['’]|vers\s+le|vers\s+l['’])\s*(?P<direction>{_COMPASS})\s+)?{_OF}"
        r"(?:(?:la|le)\s+)?(?:[a-zéèô]{3,12}\s+)?(?:de\s+|d['’])?$",
        re.IGNORECASE,
    ),
    numerals=_NUMERALS,
    speakers=frozenset(
        """
        FRA BEL CHE CAN MLI BFA NER SEN CIV GIN TCD CMR CAF GAB COG COD BEN TGO MDG RWA BDI DJI COM MRT DZA MAR TUN HTI LBN
        """.split()  # noqa: SIM905
    ),
    before_units=re.compile(r"\b(?:dans\s+(?:l[ae]\s+|l['’]\s?)|en\s+)$", re.IGNORECASE),
    between=re.compile(
        r"\b(?:entre|(?:axe|route|tronçon|piste)(?:\s+(?:reliant|qui\s+relie|entre|de))?)\s+(?:les\s+(?:villes|villages|localités)\s+(?:de\s+|d['’]))?$",
        re.IGNORECASE,
    ),
    at=frozenset("à a au aux dans en près vers depuis autour hors".split()),  # noqa: SIM905
    of_people=re.compile(r"(?!)"),
    people_of=re.compile(
        r"\b(?:ethnie|tribu|clan|communauté|minorité|éleveur|agriculteur|cultivateur|berger|pasteur|chasseur|milicien|milice|groupe\sethnique"
        r"|combattant|rebelle|villageois|civil|chefferie)s?\s$",
        re.IGNORECASE,
    ),
    beside_people=re.compile(r"\s(?:et|ou)\s(?:les\s|des\s|aux\s)?"),
    near=re.compile(
        r"\b(?:(?:quelques|plusieurs)\s(?:km|kilom[eè]tres)|(?:tout\s)?près|proches?|non\sloin|pas\sloin|autour|au-dessus|au\slarge|en\sdehors|(?:aux|des|les)\s(?:environs|alentours|abords|portes)"
        r"|à\s(?:la\s)?(?:proximité|périphérie|sortie|lisière)|(?:le\ssecteur|la\szone)"
        rf"|(?:au|à\sl['’]|le|l['’])\s?(?:{_COMPASS}))\s(?:de\s(?:l['’])?|d['’]|du\s|des\s){_TOWN_OF}$",
        re.IGNORECASE,
    ),
    journey=re.compile(
        r"\b(?:(?:se\srend(?:ai(?:en)?t|ant)|retourn(?:ai(?:en)?t|ant)|en\sroute|en\spartance|roulai(?:en)?t)\s(?:à|pour|vers|de)"
        r"|se\sdirig(?:eai(?:en)?t|eant)\svers|à\sdestination\s(?:de|d['’])|en\sprovenance\s(?:de|d['’])"
        r"|(?:partie?s?|revenai(?:en)?t|venai(?:en)?t|venant|rentrai(?:en)?t|reliai(?:en)?t|reliant|quitt(?:é|ant))\s?(?:de|d['’])?"
        rf"|{_VEHICLE}\s(?:[a-zéèê]{{2,12}}\s){{0,2}}?(?:venue?s?\s(?:de|d['’])|qui\sallai(?:en)?t\s(?:à|vers))|passée?s?\spar"
        r"|(?:reliai(?:en)?t|reliant|allai(?:en)?t\sde)\s[^.;:()]{2,40}?\sà)\s?$",
        re.IGNORECASE,
    ),
    aside=re.compile(
        r"\b(?:(?:fui|fuyaient|enfuie?s?|échappée?s?)\s(?:[a-zéè]+\s){0,2}?(?:vers|à|jusqu['’]à)|réfugiée?s?\s(?:à|dans)|refuge\s(?:à|dans)"
        r"|pu\sgagner|(?:ont|a|avait|avaient)\sgagné|(?:mort|morts|mourir)\ssur\sle\schemin\s(?:de|d['’])|originaires?\s(?:de|d['’])|natifs?\s(?:de|d['’])"
        r"|(?:joint|jointe|joints|contacté|contactée|interrogé|interrogée)\s(?:par\s(?:[\w'’-]+\s){1,3}?)?(?:à|depuis)"
        r"|(?:dépêchée?s?|envoyée?s?|déployée?s?|partie?s?|venue?s?|arrivée?s?)\s(?:\w+\s)?depuis"
        r"|(?:dit|déclaré|raconté|expliqué|condamné)\s(?:[\wéè'’]+\s){0,2}?depuis|enterrée?s?\sà|inhumée?s?\sà"
        r"|(?:heures|jours?|semaines?|mois|ans?)\s(?:après|avant)\s(?:l['’]|la\s|le\s|les\s|une?\s|qu['’])[^.;:,]{2,70}\sà)"
        rf"\s?{_TOWN_OF}$|{_LED_OFF}$|\bdepuis\s(?:un\s|l['’]|son\s)(?:lit\sd['’])?hôpital\s(?:de\s|d['’]|à\s)$",
        re.IGNORECASE,
    ),
    aside_behind=re.compile(
        r"\s(?:ont|a|avaient|avait)\s(?:soigné|reçu|admis|opéré|traité|accueilli)\b", re.IGNORECASE
    ),
    office_before=re.compile(
        r"\b(?:gouverneur|préfet|sous-préfet|procureur|commandant|commissaire|directeur|(?:porte-parole|chef)(?:\s(?:de\sla|de|du)\s(?:police|gendarmerie|armée|gouvernement))?"
        r"|évêque|archevêque|curé|sénateur|député|sultan|émir)\s(?:de\s(?:la\s(?=rég|prov|vill|com|loc)|l['’](?=[ée]tat))?|d['’]|du\s|des\s)"
        r"(?:(?:région|province|ville|commune|localité|[ée]tat|diocèse|district|département)\s(?:de\s(?:la\s|l['’])?|d['’]|du\s))?$",
        re.IGNORECASE,
    ),
    town_office=re.compile(
        r"\b(?:maire|adjointe?\sau\smaire|chef\s(?:de|du)\svillage)\s(?:de\s(?:la\s(?=vill|com|loc))?|d['’]|du\s|des\s)(?:(?:ville|commune|localité)\s(?:de\s|d['’]))?$",
        re.IGNORECASE,
    ),
    office_after=re.compile(r"(?!)"),
    rulers_before=re.compile(
        r"\b(?:(?:gouvernement|régime|pouvoir|junte)\s(?:de\s|d['’])|(?:pro|anti)-|(?:soutenu|appuyé|armé|financé|équipé|parrainé|lancé|tiré|mené|déployé|envoyé|perpétré)e?s?\spar\s(?:l[ea]s?\s|l['’])?|ministère\s(?:de\sla\sdéfense|des\saffaires\sétrangères|de\sl['’]intérieur)\sà\s)$",
        re.IGNORECASE,
    ),
    speaks_in=re.compile(
        r"\b(?:responsables?|sources?|autorités|diplomates?|analystes?|porte-parole|gouvernement|ambassade|ministère|armée|état-major|ministre|correspondante?s?)"
        r"(?:\s(?:basée?s?|jointe?s?|militaires?|sécuritaires?|de\ssécurité))?\sà\s$",
        re.IGNORECASE,
    ),
    small_before=re.compile(rf"\b(?:{_SMALL}\s{_OF}|{_BUILT}\s(?:{_OF})?)$", re.IGNORECASE),
    small_after=re.compile(
        rf",\s(?:une?|le|la|autre|petit)\s(?:[a-zéèê-]{{2,14}}\s){{0,3}}{_SMALL}\b", re.IGNORECASE
    ),
    town_again=re.compile(
        r"\b(?:(?:le|au|du)\scentre[\s-]ville|(?:centre|sortie|entrée|périphérie|cœur)\s(?:de\sla|du)\s(?:ville|village|localité)"
        r"|(?:l[ae]|du|au|cette|ce|dans)\smême\s(?:ville|village|localité|commune|zone|endroit|quartier|camp|marché|base|site|hôpital|mosquée|église|école|lieu|secteur)|au\smême\sendroit)\b(?!\s(?:de|du|d['’]))", re.IGNORECASE,
    ),
    between_link=re.compile(r"\s+(?:et|à)\s+|\s?[-–/]\s?", re.IGNORECASE),
    gone=re.compile(
        r"\b(?:(?:(?:en)?fui\w*|réfugi\w+|échapp\w+)\s(?:\w+\s){0,2}?(?:à|au|aux|en|vers|dans|jusqu['’]à)|pu\s(?:gagner|rejoindre)"
        r"|(?:jointe?s?|contactée?s?|interrogée?s?)\s(?:par\s(?:[\w'’.-]+\s){1,4}?)?(?:à|au|aux|en|dans)"
        r"|(?:morte?s?|décédée?s?|succombé)\s(?:en|sur\sla)\sroute\s(?:vers|de|pour))\s(?:la\s(?:ville|localité|capitale|commune)\s(?:de\s|d['’])?|l[ea]s?\s|l['’])?$",
        re.IGNORECASE,
    ),
    inside=re.compile(
        rf"(?<![\w'’])(?:au|aux|en|(?:(?:dans\s|à\s|en\s)(?:le\s|la\s|l['’]\s?)|au\s|en\s)(?:extrême[- ])?(?:{_COMPASS}|centre|cœur)\s{_OF})\s?$", re.IGNORECASE
    ),
    turn=re.compile(rf"\btour\s(?:(?:du|de\sla|de\sl['’]|des|de|d['’])\s?)(?:(?:l['’])?(?:{_COMPASS})\s{_OF})?$", re.IGNORECASE),
    subject=re.compile(rf"[\W_]*(?:le\s|la\s|les\s|l['’]\s?)?(?:(?:extrême[- ])?(?:{_COMPASS}|centre)\s{_OF})?", re.IGNORECASE),
    likewise=re.compile(
        r"^[\w\s,-]{0,40}?\b(?:aussi|également|pour\ssa\spart|de\sson\scôté|à\sson\stour|l(?:a|es?)\smêmes?|pendant\sce\stemps)\b", re.IGNORECASE
    ),
    moved=re.compile(
        r"\b(?:fui\w*|fuy\w+|réfugi\w+|échapp\w+|arriv\w+|accueill\w+|franchi\w*|travers\w+|déplacés|évacu\w+|conduite?s?|transport\w+|transfér\w+|acheminée?s?|hôpita\w+|hospitalis\w+|soigné\w*|ambassad\w+|diplomat\w+|formés?|exil\w*)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
