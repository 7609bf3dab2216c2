"""French: labels of site furniture."""

from firsthand.domain.document import DropReason as R
from firsthand.languages.base.furniture import FurnitureWords

FURNITURE = FurnitureWords(
    lines={
        R.COUNTER: (r"\d[\d\s.,]* (?:vues?|partages?|lectures?)", r"temps de lecture\s?:? .{1,20}", r"\d+ min(?:utes?)? de lecture"),
        R.SHARE_BAR: (r"partage[rz](?: (?:cet|l'|l’)\s?article)?(?: (?:sur|via|par) .{1,80})?(?:\s·.{0,80})?", r"partager(?:\s?:| (?:cette?|sur|ce|l['’])).{0,120}", r"imprimer", r"envoyer par e-?mail"),
        R.FOLLOW_US: (r"suivez[- ]nous.{0,120}", r"suivez .{1,40} sur (?:facebook|twitter|x|whatsapp|telegram|instagram).{0,60}", r"rejoignez[- ](?:nous|notre).{0,120}"),
        R.NEWSLETTER: (r"(?:abonnez|inscrivez)[- ]vous.{0,160}", r".{0,60}(?:lettre d['’]information|newsletter).{0,60}", r"recevez .{1,80} (?:par|dans votre) .{1,30}"),
        R.COPYRIGHT: (r"(?:©|copyright)\s?.{0,160}", r".{0,80}tous droits réservés.{0,60}", r"mentions légales.{0,60}", r"politique de confidentialité.{0,60}"),
        R.AUTHOR_BOX: (r"à propos de l['’]auteur.{0,40}", r"(?:voir )?tous les articles de .{1,40}", r"par (?:la )?rédaction.{0,30}", r"écrit par .{1,40}", r"la rédaction"),
        R.COOKIE_NOTICE: (r"(?:nous utilisons|ce site utilise) des cookies.{0,400}", r"(?:tout )?accepter(?: les cookies)?", r"gérer (?:les|mes) cookies"),
        R.ADVERTISEMENT: (r"publicités?", r"annonces?", r"contenu sponsorisé"),
        R.CALL_TO_ACTION: (r"(?:donnez|laissez)(?:[- ]nous)? votre avis.{0,120}", r"cliquez ici.{0,100}", r"lire l['’]article complet.{0,60}", r"téléchargez (?:notre|l['’]) ?appli.{0,80}", r"soutenez .{1,80}", r"faire un don.{0,60}", r"(?:abonnez|inscrivez|recevez|retrouvez|soutenez|suivez|rejoignez|téléchargez|profitez|gagnez|cliquez|connectez|découvrez|écoutez|participez|partagez|donnez|aidez|restez|lisez|consultez|réagissez|laissez|signalez|achetez|offrez|devenez|commandez|envoyez|contactez|choisissez|abonner|testez|accédez)(?:[- ](?:vous|nous|la|le|les))?\b[^\"“”«»]{0,220}\b(?:nos|notre|nous|votre|vos|vous|numéro|abonnement|newsletter|antenne|gratuit(?:e|ement)?)\b[^\"“”«»]{0,160}", r"(?:votre|chaque|un) don\b[^\"“”«»]{0,200}", r"(?:cette?|cet|nos|notre) (?:revue|lettre|article|site|média|reportages?|enquêtes?) vous [^\"“”«»]{0,200}", r"vous (?:aimez|appréciez|voulez|souhaitez|devez|pouvez|recevez|avez (?:lu|atteint)|n['’]avez)[^\"“”«»]{0,220}", r"pour (?:lire|continuer|accéder|soutenir)[^\"“”«»]{0,100}(?:formule|abonn|compte|don|inscri)[^\"“”«»]{0,100}", r"(?:ce|cet|cette) (?:résumé|texte|article|synthèse|traduction) (?:a été|est) (?:généré|produit|rédigé|créé|traduit)e? (?:par|avec|à l['’]aide).*", r"les (?:propos|commentaires?) (?:injurieux|haineux|diffamatoires|sont modérés).*", r"merci (?:de nous avoir|d['’]avoir|de votre) (?:suivi|lu|lecture|fidélité).*", r"(?:ce|notre) direct est (?:terminé|clos|suspendu).*", r"[^\"“”«»]{0,120}\b(?:vos dons|votre don|vos abonnements|votre soutien)\b[^\"“”«»]{0,200}", r"[^\"“”«»]{0,120}\b(?:achetez|offrez|aidez|soutenez)-nous\b[^\"“”«»]{0,160}", r"(?:écrivez|envoyez)[- ](?:nous )?(?:à )?\S+@\S+.{0,160}"),
        R.TEASERS: (r"(?:flash(?: info)?|alerte(?: info)?|dernière (?:minute|heure)|en direct)\s?[:|-]\s.{10,200}",),
        R.NAVIGATION: (r"accueil", r"rechercher?", r"aller au contenu(?: principal)?", r"(?:se )?connexion", r"article (?:précédent|suivant).{0,120}", r"retour en haut", r"(?:mots[- ]clés|étiquettes|tags?)\s?:.{0,200}", r"(?:accueil|une|actualités?|politique|société|économie|sports?|culture|monde|afrique|opinions?|vidéos?|santé|contact)(?:[\s·|>/»,]+(?:accueil|une|actualités?|politique|société|économie|sports?|culture|monde|afrique|opinions?|vidéos?|santé|contact)){1,20}"),
        R.RELATED_LINKS: (r"(?:[àa] )?(?:lire|relire|voir|écouter|réécouter|revoir)(?: (?:aussi|également|plus|encore|ensuite))?\s?[:>»-]+ ?.{1,200}", r"(?:sur le même sujet|dossier|vidéo|notre dossier|en images)\s?[:>»-]+ ?.{1,200}"),
        R.PRINTED_DATE: (r"(?:mis à jour|modifié) le .{4,60}\d{4}.{0,40}",),
        R.COMMENT_FORM: (r"votre adresse e?-?mail ne sera pas publiée.*", r"les champs obligatoires.*", r"enregistrer mon nom.*", r"publier (?:le|un) commentaire"),
    },
    sections={
        R.AI_SUMMARY: (r"(?:le )?résumé (?:par l['’])?(?:ia|automatique|de l['’]article|par intelligence artificielle)", r"en (?:bref|résumé)", r"(?:les )?points[- ]clés", r"(?:ce qu['’]il faut|à) (?:retenir|savoir)", r"l['’]essentiel(?: en (?:bref|\d+ points))?"),
        R.TEASERS: (r"(?:plus|autres?|derniers?|dernières?) (?:d['’])?(?:actualités?|articles?|infos?|nouvelles|titres?)", r"à la une", r"les plus (?:lus|lues|populaires|vus|partagés)", r"(?:dans|de) la même (?:rubrique|catégorie)", r"à (?:ré)?écouter(?: aussi)?", r"à revoir", r"(?:dépêches|articles|communiqués|épisodes|brèves) (?:précédente?s|récente?s|suivante?s|antérieure?s)", r"(?:notre|la) lettre d['’]hier", r"(?:nos |les )?(?:derniers|autres) (?:communiqués|titres|reportages)", r"sur ce (?:sujet|thème|dossier)", r"(?:et )?aussi", r"à voir aussi", r"lire la suite", r"sur le même (?:sujet|thème)", r"tendances?", r"vous aimerez (?:aussi|peut-être).{0,20}", r"vous pourriez (?:aussi )?aimer.{0,20}", r"à ne pas manquer", r"recommandés?(?: pour vous)?", r"l['’]actu en continu"),
        R.RELATED_LINKS: (r"articles? (?:liés?|similaires?|connexes?|associés?)\s?:?", r"(?:[àa] )?lire (?:aussi|également)\s?:?", r"voir aussi\s?:?", r"pour aller plus loin\s?:?"),
    },
    endings={
        R.AI_SUMMARY: (r"questions? fréquentes?", r"foire aux questions", r"faq", r"(?:vos|les) questions"),
        R.AUTHOR_BOX: (r"à propos(?: d(?:e|u|es|['’]).{1,50})?", r"qui sommes-nous ?\??", r"contacts? (?:médias?|presse).{0,40}", r"(?:pour )?(?:plus d['’]|toute )informations?.{0,60}", r"note (?:aux|à l['’]attention des) (?:rédactions|éditeurs|rédacteurs)"),
        R.COMMENTS: (r"\d+ (?:commentaires?|réponses?)(?: sur .{1,120})?", r"(?:\d+ )?commentaires?(?: ?\(?\d+\)?)?", r"aucun commentaire.{0,20}", r".{1,40} (?:dit|a dit|a écrit|répond) ?:", r"(?:les )?réactions?", r"vos (?:réactions|commentaires|messages|avis)", r"réagir(?: à (?:cet |l['’])article)?", r"réagissez.{0,20}", r"(?:le )?courrier des lecteurs"),
        R.COMMENT_FORM: (r"laisse[rz] un commentaire.{0,60}", r"ajouter un commentaire", r"écrire un commentaire", r"répondre", r"annuler la réponse"),
    },
    months={name: number for number, names in enumerate(("janvier janv jan", "février fevrier févr fév fev", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc dec"), 1) for name in names.split()},
    date_words=frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "publié", "publiée", "le", "la", "à", "a", "mis", "mise", "jour", "modifié", "posté", "date", "h", "heures", "min", "gmt", "utc", "er", "par", "de"]),
    credits=(r"\bavec (?:l['’])?(AFP|Reuters|AP|RFI|Xinhua|Anadolu|APA|[A-Z]{2,8})\b", r"\bsource\s?:\s?([A-Z][\w&' -]{1,30})", r"^\(([A-Z][A-Za-z/ ]{1,25})\)$"),
    walls={
        "error-page": (r"\berreur (?:404|403|410|500|502|503)\b", r"page (?:introuvable|non trouvée|inexistante)", r"page (?:que vous (?:cherchez|recherchez|demandez)|demandée)", r"accès (?:refusé|interdit)", r"vérifi(?:ez|cation|ons) que vous (?:êtes|n'êtes pas)", r"activer javascript", r"site (?:est )?en maintenance", r"service (?:temporairement )?indisponible"),
        "cookie-wall": (r"\b(?:nous|nos partenaires|ce site)\b.{0,80}\bcookies", r"(?:nous respectons|le respect de) votre vie privée", r"continuer sans accepter", r"(?:tout )?accepter (?:et (?:fermer|continuer)|les cookies)", r"paramétrer (?:les|mes|vos) (?:cookies|choix)", r"vos (?:choix|préférences) (?:en matière de|de|relatifs aux) (?:cookies|confidentialité)", r"stocker et/ou accéder à des informations"),
        "paywall": (r"(?:article|contenu|suite) (?:est )?(?:réservée?s?|accessible) (?:aux|uniquement aux) abonnés", r"réservée?s? (?:aux|à nos) abonnés", r"abonnez-vous pour (?:lire|continuer|accéder|découvrir)", r"pour lire la suite", r"(?:reportage|enquête|analyse|texte) est réservée?", r"il vous reste (?:\d+|[\d,.]+ ?%)", r"déjà abonnée?s? ?\?", r"connectez-vous pour (?:lire|continuer)", r"la suite (?:de cet article )?est réservée", r"lire la suite.{0,30}abonn"),
    },
    paywall_stems=("abonn", "réserv", "accessible", "il vous reste", "pour lire", "connectez-vous"),
    roundups=(r"\b(?:tour d['’]horizon|en bref|brèves?|revue (?:de presse|sécuritaire)|point (?:sécuritaire|de situation)|bulletin|synthèse|récapitulatif|bilan (?:hebdomadaire|de la semaine|sécuritaire)|la semaine (?:en|au|sécuritaire)|l['’]essentiel de)\b",),
    captions=(r"\bP(?:HOTO|h\.)\s[A-ZÀ-Ý]", r"^(?:[Pp]hoto|[Ii]mage|[Ii]llustration|PHOTO|[Aa]rchives?)s?(?: (?:d['’]archives?|de|DR))?\s?[:—-]\s", r"(?:[Pp]hoto|[Ii]mage|[Cc]rédits?|[Ss]ource)s?\s?(?:photo)?\s?:\s?[^.]{2,40}\)?$", r"\((?:[Pp]hoto|[Cc]rédit|[Aa]rchives?)[^)]{0,60}\)$"),
    published=(r"\b(?:publiée?|posté|mis en ligne|paru|écrit) (?:le|ce|par)\b", r"\bpublié\b"),
)  # fmt: skip
