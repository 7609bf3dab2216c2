"""French: labels of site furniture."""

from firsthand.domain.document import DropReason as R
from firsthand.languages.base.furniture import FurnitureWords

FURNITURE = FurnitureWords(
    lines={
        R.COUNTER: (r"\d[\d\s.,]* (?:vues?|partages?|lectures?)", r"temps de lecture\s?:? .{1,20}", r"\d+ min(?:utes?)? de lecture"),
        R.SHARE_BAR: (r"partage[rz](?: (?:cet|l'|l’)\s?article)?(?: (?:sur|via|par) .{1,80})?(?:\s·.{0,80})?", r"partager\s?:.{0,120}", r"imprimer", r"envoyer par e-?mail"),
        R.FOLLOW_US: (r"suivez[- ]nous.{0,120}", r"suivez .{1,40} sur (?:facebook|twitter|x|whatsapp|telegram|instagram).{0,60}", r"rejoignez[- ](?:nous|notre).{0,120}"),
        R.NEWSLETTER: (r"(?:abonnez|inscrivez)[- ]vous.{0,160}", r".{0,60}(?:lettre d['’]information|newsletter).{0,60}", r"recevez .{1,80} (?:par|dans votre) .{1,30}"),
        R.COPYRIGHT: (r"(?:©|copyright)\s?.{0,160}", r".{0,80}tous droits réservés.{0,60}", r"mentions légales.{0,60}", r"politique de confidentialité.{0,60}"),
        R.AUTHOR_BOX: (r"à propos de l['’]auteur.{0,40}", r"(?:voir )?tous les articles de .{1,40}", r"par (?:la )?rédaction.{0,30}", r"écrit par .{1,40}", r"la rédaction"),
        R.COOKIE_NOTICE: (r"(?:nous utilisons|ce site utilise) des cookies.{0,400}", r"(?:tout )?accepter(?: les cookies)?", r"gérer (?:les|mes) cookies"),
        R.ADVERTISEMENT: (r"publicités?", r"annonces?", r"contenu sponsorisé"),
        R.CALL_TO_ACTION: (r"(?:donnez|laissez)(?:[- ]nous)? votre avis.{0,120}", r"cliquez ici.{0,100}", r"lire l['’]article complet.{0,60}", r"téléchargez (?:notre|l['’]) ?appli.{0,80}", r"soutenez .{1,80}", r"faire un don.{0,60}"),
        R.NAVIGATION: (r"accueil", r"rechercher?", r"aller au contenu(?: principal)?", r"(?:se )?connexion", r"article (?:précédent|suivant).{0,120}", r"retour en haut", r"(?:mots[- ]clés|étiquettes|tags?)\s?:.{0,200}", r"(?:accueil|une|actualités?|politique|société|économie|sports?|culture|monde|afrique|opinions?|vidéos?|santé|contact)(?:[\s·|>/»,]+(?:accueil|une|actualités?|politique|société|économie|sports?|culture|monde|afrique|opinions?|vidéos?|santé|contact)){1,20}"),
        R.RELATED_LINKS: (r"(?:[àa] )?lire (?:aussi|également|plus)\s?[:>»-].{1,200}", r"voir aussi\s?[:>»-].{1,200}"),
        R.PRINTED_DATE: (r"(?:mis à jour|modifié) le .{4,60}\d{4}.{0,40}",),
        R.COMMENT_FORM: (r"votre adresse e?-?mail ne sera pas publiée.*", r"les champs obligatoires.*", r"enregistrer mon nom.*", r"publier (?:le|un) commentaire"),
    },
    sections={
        R.TEASERS: (r"(?:plus|autres?|derniers?|dernières?) (?:d['’])?(?:actualités?|articles?|infos?|nouvelles|titres?)", r"à la une", r"les plus (?:lus|lues|populaires|vus|partagés)", r"dans la même (?:rubrique|catégorie)", r"sur le même (?:sujet|thème)", r"tendances?", r"vous aimerez (?:aussi|peut-être).{0,20}", r"vous pourriez (?:aussi )?aimer.{0,20}", r"à ne pas manquer", r"recommandés?(?: pour vous)?", r"l['’]actu en continu"),
        R.RELATED_LINKS: (r"articles? (?:liés?|similaires?|connexes?|associés?)\s?:?", r"(?:[àa] )?lire (?:aussi|également)\s?:?", r"voir aussi\s?:?", r"pour aller plus loin\s?:?"),
    },
    endings={
        R.COMMENTS: (r"\d+ (?:commentaires?|réponses?)(?: sur .{1,120})?", r"commentaires?(?: \(\d+\))?", r"vos (?:réactions|commentaires)", r"réagir"),
        R.COMMENT_FORM: (r"laisse[rz] un commentaire.{0,60}", r"ajouter un commentaire", r"écrire un commentaire", r"répondre", r"annuler la réponse"),
    },
    months={name: number for number, names in enumerate(("janvier janv jan", "février fevrier févr fév fev", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept", "octobre oct", "novembre nov", "décembre decembre déc dec"), 1) for name in names.split()},
    date_words=frozenset(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lun", "mar", "mer", "jeu", "ven", "sam", "dim", "publié", "publiée", "le", "la", "à", "a", "mis", "mise", "jour", "modifié", "posté", "date", "h", "heures", "min", "gmt", "utc", "er", "par", "de"]),
    credits=(r"\bavec (?:l['’])?(AFP|Reuters|AP|RFI|Xinhua|Anadolu|APA|[A-Z]{2,8})\b", r"\bsource\s?:\s?([A-Z][\w&' -]{1,30})", r"^\(([A-Z][A-Za-z/ ]{1,25})\)$"),
)  # fmt: skip
