"""French: speech, doubt, and what is no news."""

from firsthand.languages.base.speech import SpeechWords

_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"

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
    background=(r"\bil\sy\sa\s(?:\w+\s){1,3}?ans\b", r"\bdepuis\s(?:plus\sde\s|près\sde\s)?(?:\w+|\d+)\s(?:ans|années|décennies)\b", r"\bdepuis\s(?:19|20)\d\d\b", r"\bces\sdernières\sannées\b", r"\banniversaire\b", r"\bthéâtre\sde\b", r"\bpar\sle\spassé\b", r"\bdéjà\b.{0,40}?\b(?:attaqu|fait|tué)", r"\brécurrent\w*\b", r"\bune\spremière\sattaque\b", r"\bavait\sfait\b", r"\bavaient\s(?:péri|fait)\b",
        rf"\bdepuis\s(?:(?:fin|début|mi)[\s-])?{_MONTH}(?:\s(?:dernier|(?:19|20)\d\d))?,?\s(?:quand|lorsqu)",
        rf"\bdepuis\s(?:(?:fin|début|mi)[\s-])?{_MONTH}\b[^.;]{{0,60}}?\b(?:tien(?:t|nent)|contrôlent?|occupent?|assiègent?)\b", rf"\b(?:tien(?:t|nent)|contrôle|contrôlée?s?|contrôlent|occupée?s?|assiégée?s?|assiègent)\b[^.;]{{0,60}}?\bdepuis\s(?:(?:fin|début|mi)[\s-])?{_MONTH}\b",
        r"\b(?:avait|avaient)\sété\s(?:ouvert|créé|installé|construit|fermé|instauré|mis\sen\splace)\w*\s(?:[\w’'-]+\s){0,6}?(?:après|à\sla\ssuite)\b"),
    habits=(
        r"(?:attaques|affrontements|combats|raids|bombardements|tirs|enlèvements|violences|embuscades|incursions|exactions|frappes|attentats)\s(?:[\w’',-]+\s){0,8}?(?:se\ssont\s(?:\w+\s)?(?:multipli|intensifi|accr|poursuiv|aggrav|raréfi|étend)\w+|sont\sdevenue?s|ont\s(?:\w+\s)?(?:diminué|augmenté|baissé|redoublé)|se\s(?:multiplient|poursuivent|raréfient)|(?:sont|restent|demeurent)\s(?:\w+\s)?(?:fréquent|récurrent|courant|régul|rare|quotidien)\w*)",
        r"(?:régulièrement|fréquemment|souvent|quotidiennement|sporadiquement)\s(?:[\w’'-]+\s){0,2}?(?:attaqu|vis|cibl|frapp|pris|bombard|pilonn|la\scible|des\s(?:attaques|raids))\w*",
        r"(?:attaqu|vis|cibl|frapp|m[eè]n|lanc|bombard|pilonn|enlèv|tu)\w{1,4}\s(?:[\w’'-]+\s){0,2}?(?:régulièrement|fréquemment|souvent|quotidiennement|sporadiquement)",
        r"(?:chaque|toutes\sles|tous\sles)\s(?:jours?|nuits?|semaines?|mois)", r"(?:quasi|presque)[\s-]quotidien\w*",
        r"multiplient\s(?:les|leurs)\s(?:attaques|raids|enlèvements|exactions|incursions|embuscades)",
        r"(?:connaît|connaissent|connaissait|subit|subissent|vit|vivent|fait\sface\sà|font\sface\sà)\s(?:[\w’'-]+\s){0,3}?(?:recrudescence|multiplication|vague|hausse|augmentation|série)",
        r"terroris(?:e|ent)", r"sèment\sla\sterreur",
    ),
    pluperfect=(r"\b(?:avait|avaient)\s(?:déjà\s|aussi\s|été\s)?(?:été\s)?(?:tué|tués|tuée|péri|fait|attaqué|attaquée|revendiqué|perdu|mené|lancé|pris|enlevé|enlevés)\b", r"\b(?:était|étaient)\s(?:tombée?s?|morte?s?)\b"),
    aggregate=(r"\bdepuis\b", r"\bcette\sannée\b", r"\bl['’]an\sdernier\b", r"\bau\stotal\b", r"\ben\s(?:19|20)\d\d\b", r"\bau\scours\sdes\b", r"\bces\sderniers\smois\b", r"\bdans\s(?:la\srégion|le\spays)\b.{0,40}?\bdepuis\b"),
    periods=(
        rf"(?:entre|de|d['’])\s?(?:(?:mi|début|fin)[\s-])?{_MONTH}(?:\s(?:dernier|(?:19|20)\d\d))?\s(?:et|à)\s(?:(?:mi|début|fin)[\s-])?{_MONTH}",
        r"(?:au|durant\sle|pendant\sle|sur\sle)\s(?:premier|second|deuxième|troisième|quatrième|dernier)\s(?:semestre|trimestre)",
        r"(?:au\scours\sdes|durant\sles|pendant\sles|dans\sles|sur\sles|lors\sdes|ces|les)\s(?:[\w-]+\s)?(?:premiers|derni(?:ers|ères))\s(?:mois|années|ans)",
        r"(?:au\scours\sde|durant|pendant|sur)\sl['’](?:an|année)\s(?:écoulée?|passée?|dernière?)",
        r"en\s(?:l['’]espace\sd['’])?(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|\d+|quelques|moins\sd['’]un|un\sseul)\s(?:mois|ans?|années?)",
        rf"(?:pour\sle\sseul|sur\sle\sseul|au\sseul)\smois\s(?:de|d['’])\s?{_MONTH}",
        rf"rien\squ['’]en\s{_MONTH}",
        r"chaque\s(?:année|mois)", r"par\s(?:an|mois)",
        r"depuis\sle\s(?:début|déclenchement)\s(?:de\s(?:la|l['’])\s?|du\s|de\scette\s|de\sce\s|des\s)(?:guerre|conflit|insurrection|crise|année|rébellion|soulèvement|violences|hostilités|combats)",
    ),
    planned=(r"\b(?:prévoit|prévoient|entend|entendent|envisage|envisagent|prépare|préparent)\b", r"\bva\s(?:lancer|déployer|mener)\b", r"\bdevrai(?:t|ent)\b"),
    denied=(r"\bdément(?:i|ent|ir|it)?\b", r"\bni(?:e|ent|é)\s(?:avoir|toute|les|être)\b", r"\bn['’]a\spas\s(?:attaqué|tué|mené)\b", r"\bfausse[s]?\s(?:information|rumeur)"),
    hypothetical=(r"\b(?:pourrait|pourraient)\b", r"\brisque(?:nt|s)?\s(?:de|d['’])", r"\bmenace(?:s)?\s(?:de|d['’])\b", r"\ben\scas\s(?:de|d['’])", r"\bsi\s(?:les|le|la)\s(?:\w+\s){1,3}?(?:attaqu|frapp)"),
    negated=(r"\bdément\w*", r"\bnie(?:nt|r)?\b", r"\bni(?:é|ait|aient|ant)?\b", r"\bn['’]|\bne\b", r"\b(?:pas|non|aucune?|jamais|personne|sans)\b", r"\b(?:rejet|réfut|contest|récus|désavou|contredi|infirm|balay)\w*", r"\b(?:faux|fausses?|infondée?s?|mensonges?|mensongers?|mensongères?|fabriquée?s?|propagande|rumeurs?)\b"),
    counters=(r"(?:affirm|assur|souten|déclar|évoqu)ant|disant|faisant\sétat|parlant\s(?:de|d['’])", r"(?:mais|et)\s(?:(?:elles?|ils?|plutôt|en\srevanche)\s){0,2}(?:(?:a|ont)\s)?(?:affirm(?:e|ent|é)|assur(?:e|ent|é)|soutien(?:t|nent)|soutenu|déclar(?:e|ent|é)|évoqu(?:e|ent|é)|dit|disent|fait\sétat|font\sétat|parl(?:e|ent|é)\s(?:de|d['’]))"),
    later=(r"(?:ont|a)\ssuccombé(?:\sà\sleurs\sblessures|\sà\sses\sblessures)?", r"succombé", r"(?:morte?s?|décédée?s?)\s(?:des\ssuites\s)?de\s(?:leurs|ses)\sblessures", r"blessés?\s(?:[\w'’-]+\s){0,4}?(?:sont|est)\s(?:morts?|décédés?)\b", r"bilan\s(?:[\w'’-]+\s){0,8}?(?:alourdi|passé|monté|grimpé)\b"),
    responses=(r"(?:frappes?|raids?)\s(?:\w+\s){0,2}?(?:de\s(?:représailles|riposte)|en\s(?:réponse|représailles))", r"(?:frappes?\saériennes?|raids?\saériens?|bombardements?)\s(?:\w+\s){0,3}?(?:ensuite|par\sla\ssuite)", r"ensuite\s(?:mené|lancé|effectué)\s(?:\w+\s){0,3}?(?:frappes?|raids?\saériens?|bombardements?)"),
    stages=(r"(?:se\s(?:sont|est)|s['’](?:est|sont|étaient|était))\s(?:évad|mutin)\w+", r"évasions?", r"mutineries?", r"émeutes?"),
    stop=r"[,;:\n—–(«]|\sque\s|\squi\s|\smais\s|\set\s(?=(?:a|ont|affirm|déclar)\w*\s)|\slors\s|\saprès\s|\salors\s|\sdans\sun\s|\slundi|\smardi|\smercredi|\sjeudi|\svendredi|\ssamedi|\sdimanche|[.!?](?:\s|$)",
    recalled=(r"\b(?:avait|avaient)\s(?:alors\s|déjà\s)?(?:évoqué|parlé|annoncé|fait\sétat|avancé|dénombré|compté|recensé|donné|mentionné)\s(?:(?:un|le)\s(?:premier\s)?bilan\s)?(?:de\s|d['’])?(?:au\smoins\s|environ\s|quelque\s|seulement\s)?",),
)  # fmt: skip
