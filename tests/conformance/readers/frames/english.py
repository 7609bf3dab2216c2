"""English frames."""

from __future__ import annotations

from firsthand.domain.report import Role, Side, Status

from .frame import ABDUCTION, AIR, DEVICE, ON_CIVILIANS, SHELLING, Frame, Told, territory

_KILLED = (Told("killed", 12, "b"),)
_OWN = (Told("killed", 12, "a", Side.INITIATOR),)
_VILLAGERS = (Told("killed", 12, None),)
_ACTOR = (("a", Role.INITIATOR),)

ENGLISH: tuple[Frame, ...] = (
    # active
    Frame("en-killed", "{a.name} killed 12 {b.people} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-killed-in-attack", "{a.name} killed 12 {b.people} in an attack near Ménaka on Friday.", counts=_KILLED),
    Frame("en-attacked-killing", "{a.name} attacked {b.name} near Ménaka on Friday, killing 12 {b.people}.", counts=_KILLED),
    Frame("en-attacked", "{a.name} attacked {b.name} near Ménaka on Friday."),
    Frame("en-neutralised", "{a.name} neutralised 12 {b.people} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-eliminated", "{a.name} eliminated 12 {b.people} in a raid near Ménaka on Friday.", counts=_KILLED),
    Frame("en-opened-fire", "{a.name} opened fire on {b.name} near Ménaka on Friday, wounding 12 {b.people}.", counts=(Told("injured", 12, "b"),)),
    # passive
    Frame("en-were-killed-by", "Twelve {b.people} were killed by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-were-neutralised-by", "Twelve {b.people} were neutralised by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-martyred", "Twelve {b.people} were martyred in an attack by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-fell-as-martyrs", "Twelve {b.people} fell as martyrs in an attack by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-was-attacked-by", "{b.name} {b.was} attacked by {a.name} near Ménaka on Friday."),
    Frame("en-killed-in-raid-by", "Twelve {b.people} were killed in a raid by {a.name} near Ménaka on Friday.", counts=_KILLED),
    # nominal
    Frame("en-attack-by-on", "An attack by {a.name} on {b.name} near Ménaka on Friday killed 12 {b.people}.", counts=_KILLED),
    Frame("en-attack-on-position", "The attack by {a.name} on a position of {b.name} near Ménaka on Friday killed 12 {b.people}.", counts=_KILLED),
    Frame("en-assault-against", "An assault against {b.name} by {a.name} near Ménaka on Friday left 12 {b.people} dead.", counts=_KILLED),
    Frame("en-death-of", "The death of 12 {b.people} in an attack by {a.name} near Ménaka on Friday was reported by residents.", counts=_KILLED),
    Frame("en-clashes-between", "Clashes between {a.name} and {b.name} near Ménaka on Friday left 12 {b.people} dead.", roles=(), counts=(Told("killed", 12, "b", None),)),
    # tolls before and after, on either side
    Frame("en-died-when", "Twelve {b.people} died on Friday when {a.name} attacked their position near Ménaka.", counts=_KILLED),
    Frame("en-stormed-toll-after", "{a.name} stormed a position of {b.name} near Ménaka on Friday, and 12 {b.people} were killed.", counts=_KILLED),
    Frame("en-toll-is", "The toll is 12 {b.people} killed in the attack by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-lost-own", "{a.name} lost 12 {a.people} in an attack on {b.name} near Ménaka on Friday.", counts=_OWN),
    Frame("en-both-tolls", "Twelve {a.people} and five {b.people} were killed when {a.name} attacked {b.name} near Ménaka on Friday.", counts=(*_OWN, Told("killed", 5, "b"))),
    Frame("en-repelled", "{b.name} repelled an attack by {a.name} near Ménaka on Friday, killing 12 {a.people}.", counts=_OWN),
    # claims and doubt
    Frame("en-said-it-had", "{a.name} said {a.it} had killed 12 {b.people} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-claimed-responsibility", "{a.name} claimed responsibility for an attack on {b.name} near Ménaka on Friday.", roles=(("a", Role.CLAIMANT), ("b", Role.TARGET))),
    Frame("en-blamed", "Residents blamed {a.name} for an attack on {b.name} near Ménaka on Friday."),
    Frame("en-own-dead", "{b.name} said 12 {b.people} were killed in an attack near Ménaka on Friday.", roles=(), counts=(Told("killed", 12, "b", None),), official="own"),
    Frame("en-witnesses", "According to witnesses, {a.name} killed 12 {b.people} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-reportedly", "{a.name} reportedly killed 12 {b.people} near Ménaka on Friday.", counts=_KILLED, hedges=("reportedly",)),
    Frame("en-unverified", "Twelve {b.people} were killed by {a.name} near Ménaka on Friday, but the toll has not been independently verified.", counts=_KILLED, official=False, hedges=("not been independently verified",)),
    # abductions and captures
    Frame("en-abducted", "{a.name} abducted 12 {b.people} near Ménaka on Friday.", ABDUCTION, counts=(Told("abducted", 12, "b"),)),
    Frame("en-kidnapped-by", "Twelve {b.people} were kidnapped by {a.name} near Ménaka on Friday.", ABDUCTION, counts=(Told("abducted", 12, "b"),)),
    Frame("en-took-captive", "{a.name} captured 12 {b.people} after a battle near Ménaka on Friday.", counts=(Told("captured", 12, "b"),)),
    # strikes
    Frame("en-drone-strike-by", "A drone strike by {a.name} killed 12 {b.people} near Ménaka on Friday.", AIR, counts=_KILLED),
    Frame("en-strikes-on-positions", "Drone strikes carried out by {a.name} on positions of {b.name} near Ménaka on Friday killed 12 {b.people}.", AIR, counts=_KILLED),
    Frame("en-killed-in-air-strike", "Twelve {b.people} were killed in an air strike by {a.name} near Ménaka on Friday.", AIR, counts=_KILLED),
    Frame("en-shelled", "{a.name} shelled a camp of {b.name} near Ménaka on Friday, wounding 12 {b.people}.", SHELLING, counts=(Told("injured", 12, "b"),)),
    Frame("en-roadside-bomb", "A roadside bomb planted by {a.name} killed 12 {b.people} near Ménaka on Friday.", DEVICE, counts=_KILLED),
    # ambushes
    Frame("en-ambushed", "{a.name} ambushed {b.name} near Ménaka on Friday."),
    Frame("en-killed-in-ambush", "Twelve {b.people} were killed in an ambush by {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-convoy-ambushed", "A convoy of {b.name} was ambushed by {a.name} near Ménaka on Friday and 12 {b.people} were killed.", counts=_KILLED),
    # seizures: who holds the place decides the type
    Frame("en-seized-post", "{a.name} seized a post from {b.name} near Ménaka on Friday.", territory),
    Frame("en-overran-camp", "{a.name} overran a camp of {b.name} near Ménaka on Friday, killing 12 {b.people}.", territory, counts=_KILLED),
    Frame("en-base-captured-by", "A base of {b.name} near Ménaka was captured by {a.name} on Friday.", territory),
    Frame("en-recaptured-town", "{a.name} recaptured the town of Ménaka from {b.name} on Friday.", territory),
    # denials
    Frame("en-denied-killing", "{a.name} denied killing 12 {b.people} near Ménaka on Friday.", roles=(), counts=(Told("killed", 12, "b", None),), status=Status.DENIED),
    Frame("en-denied-attack", "{a.name} denied any attack on {b.name} near Ménaka on Friday.", roles=(("b", Role.TARGET),), status=Status.DENIED),
    # people who are not armed: violence against them is an attack on civilians, whoever does it
    Frame("en-villagers", "{a.name} killed 12 villagers near Ménaka on Friday.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("en-civilians-by", "Twelve civilians were killed by {a.name} in a village near Ménaka on Friday.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("en-village-attacked", "{a.name} attacked a village near Ménaka on Friday, killing 12 civilians.", ON_CIVILIANS, _ACTOR, _VILLAGERS),
    Frame("en-civilians-air-strike", "An air strike by {a.name} killed 12 civilians near Ménaka on Friday.", AIR, _ACTOR, _VILLAGERS),
    Frame("en-villagers-abducted", "{a.name} abducted 12 villagers near Ménaka on Friday.", ABDUCTION, _ACTOR, (Told("abducted", 12, None),)),
    # longer sentences: what is said of a side stands far from its act
    Frame("en-relative-clause", "{a.name}, which has been active in the region for months, killed 12 {b.people} near Ménaka on Friday.", status=None, counts=_KILLED),
    Frame("en-lost-lives", "Twelve {b.people} lost their lives on Friday as {a.name} raided a camp near Ménaka.", counts=_KILLED),
    Frame("en-fell-to", "A base of {b.name} near Ménaka fell to {a.name} on Friday.", territory),
    Frame("en-at-the-hands-of", "Twelve {b.people} died at the hands of {a.name} near Ménaka on Friday.", counts=_KILLED),
    Frame("en-during-operation", "During an operation near Ménaka on Friday, {a.name} killed 12 {b.people} and wounded five others.", counts=None),
    Frame("en-came-under-attack", "{b.name} came under attack from {a.name} near Ménaka on Friday, losing 12 {b.people}.", counts=_KILLED),
    Frame("en-clashed-with", "{a.name} clashed with {b.name} near Ménaka on Friday.", roles=()),
    Frame("en-targeted-by-strike", "{b.name} {b.was} hit by a drone strike that {a.name} carried out near Ménaka on Friday.", AIR),
    Frame("en-rockets","At least 12 people died near Ménaka when {a.name} fired rockets at {b.name} on Friday.",None,counts=None),
    Frame("en-fighting-after","Fighting erupted near Ménaka on Friday after {a.name} tried to enter a camp held by {b.name}.",None,counts=None),
    Frame("en-bodies-found","The bodies of 12 {b.people} were found near Ménaka on Friday, two days after an ambush blamed on {a.name}.",None,counts=None,status=None),
    Frame("en-spokesman-own-dead","A spokesman for {b.name} said on Friday that {a.name} had attacked its position near Ménaka and killed 12 {b.people}.",counts=_KILLED,official="own"),
    Frame("en-raid-in-which","{a.name} carried out a raid near Ménaka on Friday in which 12 {b.people} were killed.",counts=_KILLED),
    Frame("en-had-surrounded","Residents said {a.name} had surrounded a post of {b.name} near Ménaka on Friday and killed 12 {b.people}.",counts=_KILLED,status=None),
)  # fmt: skip
