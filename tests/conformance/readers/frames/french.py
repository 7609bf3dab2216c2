"""French frames."""

from __future__ import annotations

from firsthand.domain.report import Role, Side, Status

from .frame import ABDUCTION, AIR, DEVICE, ON_CIVILIANS, SHELLING, Frame, Told, territory

_KILLED = (Told("killed", 12, "b"),)
_OWN = (Told("killed", 12, "a", Side.INITIATOR),)
_VILLAGERS = (Told("killed", 12, None),)
_ACTOR = (("a", Role.INITIATOR),)

FRENCH: tuple[Frame, ...] = (
    # active
    Frame("fr-a-tué", "{a.name} {a.has} tué 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-tué-dans-attaque", "{a.name} {a.has} tué 12 {b.people} dans une attaque menée vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-attaqué-tuant", "{a.name} {a.has} attaqué {b.name} vendredi près de Ménaka, tuant 12 {b.people}.", counts=_KILLED),
    Frame("fr-a-attaqué", "{a.name} {a.has} attaqué {b.name} vendredi près de Ménaka."),
    Frame("fr-a-neutralisé", "{a.name} {a.has} neutralisé 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-abattu", "{a.name} {a.has} abattu 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-ouvert-le-feu", "{a.name} {a.has} ouvert le feu sur {b.name} vendredi près de Ménaka, blessant 12 {b.people}.", counts=(Told("injured", 12, "b"),)),
    # passive
    Frame("fr-ont-été-tués-par", "Douze {b.people} ont été tués par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-ont-été-neutralisés-par", "Douze {b.people} ont été neutralisés par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-martyrs", "Douze {b.people} sont tombés en martyrs dans une attaque menée par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-été-attaqué-par", "{b.name} {b.has} été attaqué{b.ending} par {a.name} vendredi près de Ménaka."),
    Frame("fr-tués-dans-raid", "Douze {b.people} ont été tués dans un raid mené par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    # nominal
    Frame("fr-attaque-contre", "Une attaque menée par {a.name} contre {b.name} vendredi près de Ménaka a fait 12 morts parmi les {b.people}.", counts=None),
    Frame("fr-attaque-position", "L'attaque menée par {a.name} contre une position {b.of} vendredi près de Ménaka a tué 12 {b.people}.", counts=_KILLED),
    Frame("fr-assaut-contre", "Un assaut contre {b.name}, attribué {a.to}, a coûté la vie à 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-mort-de", "La mort de 12 {b.people} dans une attaque menée par {a.name} vendredi près de Ménaka a été rapportée par des habitants.", counts=_KILLED),
    Frame("fr-combats-entre", "Des combats entre {a.name} et {b.name} ont fait 12 morts vendredi près de Ménaka.", roles=(), counts=(Told("killed", 12, None, None),)),
    # tolls before and after, on either side
    Frame("fr-morts-quand", "Douze {b.people} sont morts vendredi lorsque {a.name} {a.has} attaqué leur position près de Ménaka.", counts=_KILLED),
    Frame("fr-bilan-après", "{a.name} {a.has} attaqué une position {b.of} vendredi près de Ménaka, et 12 {b.people} ont été tués.", counts=_KILLED),
    Frame("fr-bilan-est", "Le bilan est de 12 {b.people} tués dans l'attaque menée par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-perdu", "{a.name} {a.has} perdu 12 {a.people} dans une attaque contre {b.name} vendredi près de Ménaka.", counts=_OWN),
    Frame("fr-deux-bilans", "Douze {a.people} et cinq {b.people} ont été tués lorsque {a.name} {a.has} attaqué {b.name} vendredi près de Ménaka.", counts=(*_OWN, Told("killed", 5, "b"))),
    Frame("fr-a-repoussé", "{b.name} {b.has} repoussé une attaque menée par {a.name} vendredi près de Ménaka, tuant 12 {a.people}.", counts=_OWN),
    # claims and doubt
    Frame("fr-affirme-avoir", "{a.name} {a.has} affirmé avoir tué 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-a-revendiqué", "{a.name} {a.has} revendiqué une attaque contre {b.name} vendredi près de Ménaka.", roles=(("a", Role.CLAIMANT), ("b", Role.TARGET))),
    Frame("fr-ont-accusé", "Des habitants ont accusé {a.name} d'une attaque contre {b.name} vendredi près de Ménaka."),
    Frame("fr-ses-morts", "{b.name} {b.has} annoncé que 12 {b.people} avaient été tués dans une attaque vendredi près de Ménaka.", roles=(), counts=(Told("killed", 12, "b", None),), official="own"),
    Frame("fr-selon-témoins", "Selon des témoins, {a.name} {a.has} tué 12 {b.people} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-auraient-été-tués", "Douze {b.people} auraient été tués par {a.name} vendredi près de Ménaka.", counts=_KILLED, hedges=("auraient",)),
    Frame("fr-non-confirmé", "Douze {b.people} ont été tués par {a.name} vendredi près de Ménaka, selon un bilan non confirmé.", counts=_KILLED, official=False, hedges=("non confirmé",)),
    # abductions and captures
    Frame("fr-a-enlevé", "{a.name} {a.has} enlevé 12 {b.people} vendredi près de Ménaka.", ABDUCTION, counts=(Told("abducted", 12, "b"),)),
    Frame("fr-enlevés-par", "Douze {b.people} ont été enlevés par {a.name} vendredi près de Ménaka.", ABDUCTION, counts=(Told("abducted", 12, "b"),)),
    Frame("fr-a-capturé", "{a.name} {a.has} capturé 12 {b.people} après un combat vendredi près de Ménaka.", counts=(Told("captured", 12, "b"),)),
    # strikes
    Frame("fr-frappe-de-drone", "Une frappe de drone menée par {a.name} a tué 12 {b.people} vendredi près de Ménaka.", AIR, counts=_KILLED),
    Frame("fr-frappes-positions", "Des frappes de drones menées par {a.name} contre des positions {b.of} ont tué 12 {b.people} vendredi près de Ménaka.", AIR, counts=_KILLED),
    Frame("fr-tués-frappe-aérienne", "Douze {b.people} ont été tués dans une frappe aérienne menée par {a.name} vendredi près de Ménaka.", AIR, counts=_KILLED),
    Frame("fr-a-bombardé", "{a.name} {a.has} bombardé un camp {b.of} vendredi près de Ménaka, blessant 12 {b.people}.", SHELLING, counts=(Told("injured", 12, "b"),)),
    Frame("fr-engin-explosif", "Un engin explosif posé par {a.name} a tué 12 {b.people} vendredi près de Ménaka.", DEVICE, counts=_KILLED),
    # ambushes
    Frame("fr-embuscade-contre", "{a.name} {a.has} tendu une embuscade {b.to} vendredi près de Ménaka."),
    Frame("fr-tués-embuscade", "Douze {b.people} ont été tués dans une embuscade tendue par {a.name} vendredi près de Ménaka.", counts=_KILLED),
    Frame("fr-convoi", "Un convoi {b.of} a été attaqué par {a.name} vendredi près de Ménaka et 12 {b.people} ont été tués.", counts=_KILLED),
    # seizures: who holds the place decides the type
    Frame("fr-pris-le-contrôle", "{a.name} {a.has} pris le contrôle d'un poste {b.of} vendredi près de Ménaka.", territory),
    Frame("fr-a-pris-le-camp", "Vendredi près de Ménaka, {a.name} {a.has} pris le contrôle d'un camp {b.of}, tuant 12 {b.people}.", territory, counts=_KILLED),
    Frame("fr-tombé-aux-mains", "Un camp {b.of} près de Ménaka est tombé vendredi aux mains {a.of}.", territory),
    Frame("fr-a-reconquis", "{a.name} {a.has} reconquis vendredi la ville de Ménaka, tenue par {b.name}.", territory),
    # denials
    Frame("fr-nie-avoir-tué", "{a.name} {a.has} nié avoir tué 12 {b.people} vendredi près de Ménaka.", roles=(), counts=(Told("killed", 12, "b", None),), status=Status.DENIED),
    Frame("fr-a-démenti", "{a.name} {a.has} démenti toute attaque contre {b.name} vendredi près de Ménaka.", roles=(("b", Role.TARGET),), status=Status.DENIED),
    # people who are not armed: violence against them is an attack on civilians, whoever does it
    Frame("fr-villageois", "{a.name} {a.has} tué 12 villageois vendredi près de Ménaka.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("fr-civils-par", "Douze civils ont été tués par {a.name} vendredi dans un village près de Ménaka.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("fr-village-attaqué", "{a.name} {a.has} attaqué un village près de Ménaka vendredi, tuant 12 civils.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("fr-civils-frappe", "Une frappe aérienne menée par {a.name} a tué 12 civils vendredi près de Ménaka.", AIR, _ACTOR, _VILLAGERS),
    Frame("fr-villageois-enlevés", "{a.name} {a.has} enlevé 12 villageois vendredi près de Ménaka.", ABDUCTION, _ACTOR, (Told("abducted", 12, None),)),
    # longer sentences: what is said of a side stands far from its act
    Frame("fr-au-cours-opération", "Au cours d'une opération menée vendredi près de Ménaka, {a.name} {a.has} tué 12 {b.people}.", counts=_KILLED),
    Frame("fr-ont-perdu-la-vie", "Douze {b.people} ont perdu la vie vendredi dans l'assaut lancé par {a.name} près de Ménaka.", counts=_KILLED),
    Frame("fr-sous-les-balles", "Douze {b.people} ont péri vendredi dans l'attaque de leur camp par {a.name} près de Ménaka.", counts=_KILLED),
    Frame("fr-a-fait-prisonniers", "{a.name} {a.has} fait prisonniers 12 {b.people} vendredi près de Ménaka.", counts=(Told("captured", 12, "b"),)),
    Frame("fr-cible-attaque", "{b.name} {b.has} été la cible d'une attaque menée par {a.name} vendredi près de Ménaka."),
    Frame("fr-affrontés", "{a.name} et {b.name} se sont affrontés vendredi près de Ménaka.", roles=(), counts=()),
    Frame("fr-otages", "Douze {b.people} ont été pris en otage par {a.name} vendredi près de Ménaka.", ABDUCTION, counts=(Told("abducted", 12, "b"),)),
    Frame("fr-accuse-d-avoir", "Des témoins accusent {a.name} d'avoir exécuté 12 {b.people} vendredi près de Ménaka.", None, counts=_KILLED),
    Frame("fr-roquettes","Au moins 12 personnes sont mortes vendredi près de Ménaka quand {a.name} {a.has} tiré des roquettes sur {b.name}.",None,counts=None),
    Frame("fr-corps-retrouvés","Les corps de 12 {b.people} ont été retrouvés vendredi près de Ménaka, après une embuscade imputée {a.to}.",None,counts=None,status=None),
    Frame("fr-raid-au-cours","{a.name} {a.has} mené vendredi près de Ménaka un raid au cours duquel 12 {b.people} ont été tués.",counts=_KILLED),
    Frame("fr-encerclé","Selon des habitants, {a.name} {a.has} encerclé un poste {b.of} vendredi près de Ménaka et tué 12 {b.people}.",counts=_KILLED),
    Frame("fr-convoi-visé","Un responsable local a indiqué que {a.name} {a.has} visé un convoi {b.of} vendredi près de Ménaka, faisant 12 morts.",None,counts=None),
)  # fmt: skip
