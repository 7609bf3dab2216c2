"""French: speech, doubt, and what is no news."""

from firsthand.languages.base.speech import SpeechWords

SPEECH = SpeechWords(
    says=r"(?:a|ont|avait|avaient)?\s?(?:également\s|aussi\s)?(?:dit|disent|déclaré|déclare|déclarent|affirmé|affirme|affirment|indiqué|indique|indiquent|annoncé|annonce|annoncent|rapporté|rapporte|rapportent|précisé|précise|confirmé|confirme|confirment|assuré|assure|assurent|expliqué|explique|reconnu|reconnaît|reconnaissent|ajouté|ajoute|souligné|constaté|raconté|témoigné|avancé|évoqué|fait\ssavoir|(?:fait|font|faisait|faisaient)\sétat|(?:fait|font)\spart(?=\sd))",
    according=(r"selon", r"d['’]après", r"de\ssource", r"de\ssources", r"aux\sdires\sde", r"à\sen\scroire"),
    told=(r"(?:a|ont)\s(?:\w+\s)?(?:dit|déclaré|confié|affirmé|indiqué)\sà", r"joint(?:s|e|es)?\s(?:\w+\s){0,2}?par", r"contacté(?:s|e|es)?\spar", r"interrogé(?:s|e|es)?\spar", r"cité(?:s|e|es)?\spar"),
    relayed=(r"cité(?:s|e|es)?\spar", r"rapporté(?:s|e|es)?\spar", r"relayé(?:s|e|es)?\spar", r"joint(?:s|e|es)?\s(?:\w+\s){0,2}?par"),
    quoting=(r"citant",),
    anonymous=(r"(?:(?:des|plusieurs|deux|trois|une)\s)?sources?\s(?:\w+\s?){1,3}", r"(?:des\s)?témoins?", r"(?:l['’]|le\s|la\s|les\s)?(?:ministère|ministre|gouvernement|armée|état-major|présidence|police|autorités|préfet|gouverneur|maire|groupe|collectif|communiqué|hôpital|parquet)(?:\s\w+){0,5}", r"(?:des\s)?habitants", r"un\s(?:habitant|témoin|élu(?:\slocal)?|officier|responsable|porte-parole|médecin|militaire)(?:\s\w+){0,4}", r"des\s(?:responsables|élus)(?:\s\w+){0,2}"),
    hedges=("aurait", "auraient", "serait", "seraient", "présumé", "présumés", "non confirmé", "non confirmée", "non confirmés", "à confirmer", "apparemment", "supposé"),
    confirmed=(r"(?:armée|gouvernement|autorités|ministère|ministre|président|présidence|état-major|préfet|gouverneur)\s(?:\w+\s){0,4}?(?:a|ont)\s(?:confirmé|reconnu|admis)", r"confirmé(?:e|s|es)?\spar\s(?:les\sautorités|l['’]armée|le\sgouvernement|l['’]état-major)", r"morts?\sconfirmés?"),
    unconfirmed=(r"(?:n['’]a|n['’]ont)\s(?:pas|toujours\spas)\s(?:encore\s)?(?:été\s)?(?:officiellement\s)?confirmé", r"non\sconfirmé(?:e|s|es)?", r"aucune\sconfirmation", r"(?:n['’]a|n['’]ont)\spas\s(?:pu\s)?(?:être\s)?(?:vérifié|confirmé)", r"pas\sde\sconfirmation", r"ne\speut\sêtre\svérifié", r"pas\s(?:encore\s)?(?:réagi|communiqué)"),
    statement=(r"condamn(?:e|é|ent|er|ation)\b", r"dénonc(?:e|é|ent|er)\b", r"appel(?:le|é|lent)\s(?:à|au|aux|les|la|le)\b", r"met(?:tent)?\sen\sgarde\b", r"mis\sen\sgarde\b", r"(?:exprim|fait\spart|présent)\w*\s(?:\w+\s){0,3}?(?:inquiétude|préoccupation|condoléances|indignation|solidarité)", r"s['’]inquiè\w+", r"averti(?:t|r)?\b", r"alert(?:e|é)\s(?:sur|la)\b", r"promis\b", r"décrété\b.{0,40}?\bdeuil\b", r"deuil\snational", r"rejeté\sles\saccusations", r"rendu\shommage"),
    background=(r"\bil\sy\sa\s(?:\w+\s){1,3}?ans\b", r"\bdepuis\s(?:plus\sde\s|près\sde\s)?(?:\w+|\d+)\s(?:ans|années|décennies)\b", r"\bdepuis\s(?:19|20)\d\d\b", r"\bces\sdernières\sannées\b", r"\banniversaire\b", r"\bthéâtre\sde\b", r"\bpar\sle\spassé\b", r"\bdéjà\b.{0,40}?\b(?:attaqu|fait|tué)", r"\brécurrent\w*\b", r"\bune\spremière\sattaque\b", r"\bavait\s(?:fait|coûté\s(?:la|sa)\svie)\b", r"\bavaient\s(?:péri|fait|coûté\s(?:la|leur)\svie)\b", r"\b(?:attaques|affrontements|raids|enlèvements)\s(?:sont|restent|demeurent)\s(?:devenu[es]*\s)?(?:\w+\s)?(?:rares|fréquent[es]*s|courant[es]*s|moins\sfréquent[es]*s)\b", r"\baux\smains\sd\w{0,2}['’]?\s?.{0,80}?\bdepuis\b"),
    pluperfect=(r"\b(?:avait|avaient)\s(?:déjà\s|aussi\s|été\s)?(?:été\s)?(?:tué|tués|tuée|péri|fait|attaqué|attaquée|revendiqué|perdu|mené|lancé|pris|enlevé|enlevés)\b", r"\b(?:était|étaient)\s(?:tombée?s?|morte?s?)\b"),
    aggregate=(r"\bdepuis\b", r"\bcette\sannée\b", r"\bl['’]an\sdernier\b", r"\bau\stotal\b", r"\ben\s(?:19|20)\d\d\b", r"\bau\scours\sdes\b", r"\bces\sderniers\smois\b", r"\bdans\s(?:la\srégion|le\spays)\b.{0,40}?\bdepuis\b"),
    planned=(r"\b(?:prévoit|prévoient|entend|entendent|envisage|envisagent|prépare|préparent)\b", r"\bva\s(?:lancer|déployer|mener)\b", r"\bdevrai(?:t|ent)\b"),
    denied=(r"\bdément(?:i|ent|ir|it)?\b", r"\bni(?:e|ent|é)\s(?:avoir|toute|les|être)\b", r"\bn['’]a\spas\s(?:attaqué|tué|mené)\b", r"\bfausse[s]?\s(?:information|rumeur)"),
    hypothetical=(r"\b(?:pourrait|pourraient)\b", r"\brisque(?:nt|s)?\s(?:de|d['’])", r"\bmenace(?:s)?\s(?:de|d['’])\b", r"\ben\scas\s(?:de|d['’])", r"\bsi\s(?:les|le|la)\s(?:\w+\s){1,3}?(?:attaqu|frapp)"),
    negated=(r"\bdément\w*", r"\bnie(?:nt|r)?\b", r"\bni(?:é|ait|aient|ant)?\b", r"\bn['’]|\bne\b", r"\b(?:pas|non|aucune?|jamais|personne|sans)\b", r"\b(?:rejet|réfut|contest|récus|désavou|contredi|infirm|balay)\w*", r"\b(?:faux|fausses?|infondée?s?|mensonges?|mensongers?|mensongères?|fabriquée?s?|propagande|rumeurs?)\b"),
    counters=(r"(?:affirm|assur|souten|déclar|évoqu)ant|disant|faisant\sétat|parlant\s(?:de|d['’])", r"(?:mais|et)\s(?:(?:elles?|ils?|plutôt|en\srevanche)\s){0,2}(?:(?:a|ont)\s)?(?:affirm(?:e|ent|é)|assur(?:e|ent|é)|soutien(?:t|nent)|soutenu|déclar(?:e|ent|é)|évoqu(?:e|ent|é)|dit|disent|fait\sétat|font\sétat|parl(?:e|ent|é)\s(?:de|d['’]))"),
    later=(r"(?:ont|a)\ssuccombé(?:\sà\sleurs\sblessures|\sà\sses\sblessures)?", r"succombé", r"(?:morte?s?|décédée?s?)\s(?:des\ssuites\s)?de\s(?:leurs|ses)\sblessures", r"blessés?\s(?:[\w'’-]+\s){0,4}?(?:sont|est)\s(?:morts?|décédés?)\b", r"bilan\s(?:[\w'’-]+\s){0,8}?(?:alourdi|passé|monté|grimpé)\b"),
    responses=(r"(?:frappes?|raids?)\s(?:\w+\s){0,2}?(?:de\s(?:représailles|riposte)|en\s(?:réponse|représailles))", r"(?:frappes?\saériennes?|raids?\saériens?|bombardements?)\s(?:\w+\s){0,3}?(?:ensuite|par\sla\ssuite)", r"ensuite\s(?:mené|lancé|effectué)\s(?:\w+\s){0,3}?(?:frappes?|raids?\saériens?|bombardements?)"),
    pursuits=(
        r"(?:engagé|lancé|entamé|engage|lance)\w*\s(?:à\s)?(?:la|une|leur)\spoursuite",
        r"la\spoursuite\s(?:\w+\s)?(?:lancée|engagée|menée)",
        r"poursuiv\w+\s(?:les|des)\s(?:assaillants|attaquants|ravisseurs|bandits|terroristes|jihadistes|djihadistes|fuyards)",
        r"échang\w+\sdes\s(?:tirs|coups\sde\sfeu)\savec\s(?:le\sgang|le\sgroupe|la\sbande|les\s(?:assaillants|attaquants|ravisseurs|bandits|terroristes|jihadistes|djihadistes))",
        r"(?:pendant|lors\sde|dans|au\scours\sde)\sla\spoursuite",
    ),
    there=(r"dans\s(?:ce|le|le\smême|cette|la|la\smême)\s(?:secteur|zone)", r"au\smême\sendroit"),
    comes=(r"(?:survien(?:t|nent)|interv(?:ient|iennent)|arriv(?:e|ent)|est\ssurvenue?|sont\ssurvenue?s)(?=\s(?:à\speine\s|seulement\s|moins\sde\s)?(?:[\w'’-]+\s){1,2}(?:heures?|jours?|semaines?|mois|ans?)\saprès\b)",),
    stages=(r"(?:se\s(?:sont|est)|s['’](?:est|sont|étaient|était))\s(?:évad|mutin)\w+", r"évasions?", r"mutineries?", r"émeutes?"),
    stop=r"[,;:\n—–(«]|\sque\s|\squi\s|\smais\s|\set\s(?=(?:a|ont|affirm|déclar)\w*\s)|\slors\s|\saprès\s|\salors\s|\sdans\sun\s|\slundi|\smardi|\smercredi|\sjeudi|\svendredi|\ssamedi|\sdimanche|[.!?](?:\s|$)",
    recalled=(r"\b(?:avait|avaient)\s(?:alors\s|déjà\s)?(?:évoqué|parlé|annoncé|fait\sétat|avancé|dénombré|compté|recensé|donné|mentionné)\s(?:(?:un|le)\s(?:premier\s)?bilan\s)?(?:de\s|d['’])?(?:au\smoins\s|environ\s|quelque\s|seulement\s)?",),
)  # fmt: skip
