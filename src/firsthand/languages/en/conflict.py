"""English: words of armed conflict."""

from firsthand.domain.report import CasualtyKind as C
from firsthand.domain.report import Outcome as Out
from firsthand.languages.base.conflict import ConflictWords

_GROUPS = {
    "soldiers": "soldier soldiers troops troop servicemen serviceman servicemember servicemembers commandos commando paratroopers officers officer reservists conscripts conscript army-men servicewoman servicewomen sailor sailors marine marines airman airmen recruit recruits cadet cadets infantrymen lieutenant lieutenants colonel colonels sergeant sergeants corporal corporals",
    "police": "police policeman policemen policewoman policewomen gendarme gendarmes guards guard rangers ranger guardsmen cop cops warder warders constable constables sheriff sheriffs trooper troopers detective detectives deputies wardens",
    "peacekeepers": "peacekeeper peacekeepers helmet helmets",
    "militia": "militiaman militiamen militia militias vigilantes vigilante volunteers volunteer vdp paramilitaries paramilitary militiawoman",
    "mercenaries": "mercenary mercenaries contractors",
    "militants": "militant militants insurgent insurgents terrorist terrorists jihadist jihadists jihadis extremist extremists rebel rebels fighter fighters assailant assailants attacker attackers gunman gunmen bandit bandits bomber bombers combatants combatant kidnappers islamists separatists raiders gangster gangsters mutineers mutineer kidnapper",
    "aid-workers": "humanitarian humanitarians",
    "children": "child children boy boys girl girls toddler toddlers baby babies infants minors teen teens teenager teenagers schoolchildren schoolgirls schoolboys schoolboy schoolgirl schoolchild kid kids youngster youngsters newborn newborns",
    "women": "woman women",
    "civilians": "collector collectors passers-by passersby passerby bride brides groom bridegroom civilian civilians mayor mayors imam imams pastor pastors councillor councillors villager villagers resident residents worshippers worshipper farmer farmers herder herders trader traders passenger passengers traveller travellers travelers inhabitants refugees refugee teacher teachers student students pupils pupil miner miners fishermen driver drivers shoppers bystanders bystander pedestrians hostage hostages captives worker workers employees employee staff families family merchants patients doctors nurses journalists journalist tourists tourist nationals national foreigners foreigner priests priest pilgrims mourners congregants locals suspects suspect nurse nurses priest nun nuns bystander protesters protester demonstrators demonstrator shepherd shepherds pastoralist pastoralists shopkeeper shopkeepers peasant peasants lawyer lawyers lecturer lecturers cleric clerics preacher preachers missionary missionaries vendor vendors motorcyclist motorcyclists cyclist cyclists migrant migrants voter voters labourer labourers laborer laborers engineer engineers politician politicians lawmaker lawmakers judge judges activist activists elder elders guest guests shopper spectator spectators fan fans onlookers neighbour neighbours neighbor neighbors believers christians muslims mechanic mechanics fisherman commuter commuters tribesmen tribesman businessman businessmen cattle-herders official officials evacuees",
    "persons": "leader leaders ringleader ringleaders kingpin kingpins people persons person member members men man others other individuals victims victim lives bodies corpses dead souls wife husband mother mothers father fathers son sons daughter daughters brother brothers sister sisters parents uncle aunt cousin cousins nephew niece grandmother grandfather grandson granddaughter widow relatives relative bodyguard bodyguards classmate classmates colleague colleagues",
}

_PEOPLE_TAKEN = (
    r"(?=\s*$|\s(?:(?!(?:and|or|but|after|where|when|while|as|from|in|at|by|with|near|before|control|property|land|cattle|livestock|homes?|houses?|goods|vehicles?|belongings|farms?|boats?|"
    r"weapons?|power|the)\b)[\w-]+\s){1,5}?"
    rf"(?:{'|'.join(' '.join(_GROUPS[group] for group in ('children', 'women', 'civilians', 'persons')).split())})\b)"
)
"""What stands behind a verb of taking where people are what was taken: "seized 43 pupils", and not "seized the town". Nothing stands there where a number of people follows."""

_TAKEN_PLACE = r"(?!(?:from|in|into|at|to|near|outside|inside|on|with|and|during|after|by|for|part|weapons?|arms|ammunition|vehicles?|motorcycles?|cattle|hostages?|prisoners?|captives?|soldiers?|officers?|people)\b)\w+"
"""A word between "took" and "the base" where the base is what was taken, and not "took weapons from the base"."""

_IN_MESSAGE = (
    r"in\s(?:an?|its|the|two)\s(?:[\w-]+\s){0,2}?(?:statements?|messages?|videos?|posts?|communiqués?)"
    r"(?:\s(?:(?:posted|published|circulated|issued|shared|released|carried)\s)?(?:on|via|by|through)\s(?:the\s|its\s|an?\s)?[\w-]+(?:\s(?:app|channel|news\sagency|agency|media))?)?"
)
"""How a party says something: "in a message on Telegram"."""

_NTH = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")  # fmt: skip

CONFLICT = ConflictWords(
    persons={word: group for group, words in _GROUPS.items() for word in words.split()},
    indefinite=r"an?|one|another",
    before_nouns=r"\b(?:the|an?|this|that|another|of|in|for|to|from|with|on|at|their|its|his)\s",
    one_more=rf"(?:another|an?\s(?:{'|'.join(_NTH)}))",
    nth=_NTH,
    own=r"his|her|their",
    kin=r"(?:ex-)?(?:wife|husband|mother|father|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|grandson|granddaughter|bodyguard|driver|deputy|interpreter|guide|baby|child|girlfriend|boyfriend)",
    groups={
        r"(?:aid|relief|humanitarian)\s(?:workers?|staff|personnel)": "aid-workers",
        r"displaced\s(?:people|persons?|men|man|individuals|villagers|residents)": "civilians",
        r"red\s(?:cross|crescent)\s(?:volunteers?|workers?|staff(?:ers)?|employees?|medics?)": "aid-workers", r"blue\shelmets?": "peacekeepers",
        r"(?:un|u\.n\.|united\snations|peacekeeping)\s(?:soldiers?|troops)": "peacekeepers",
        r"(?:civilian|army|military)\s(?:army\s)?(?:auxiliar(?:y|ies)|volunteers?|fighters?|vigilantes?|militia\w*)": "militia",
        r"police\s(?:officers?|constables?)|prison\s(?:guards?|officers?)": "police",
        r"armed\s(?:men|youths)": "militants",
        r"(?:village|ward|community|traditional|tribal|clan|town|neighbou?rhood)\s(?:heads?|chiefs?|leaders?|elders?|chairm[ae]n)": "civilians",
        r"(?:members?|men|fighters?)\sof\s(?:an?|the|one|their)\s(?:local\s|pro-government\s|village\s|armed\s)?(?:self-defen[cs]e|vigilante|militia)(?:\s\w+)?": "militia",
        r"members?\sof\sthe\s(?:army|armed\sforces|military)": "soldiers",
        r"members?\sof\sthe\ssecurity\sforces": "soldiers",
    },
    own_hand=(
        r"kill(?:ed|ing|s)?\s(?:himself|herself)", r"t(?:ook|aking|akes?)\s(?:his|her)\sown\slife", r"commit(?:ted|ting|s)?\ssuicide", r"died\sby\ssuicide",
        r"turn(?:ed|ing|s)?\s(?:(?:the|his|her|a|that)\s)?(?:\w+\s)?(?:gun|weapon|rifle|pistol|firearm|handgun|revolver|knife)\son\s(?:himself|herself)",
        r"(?:fatally\s(?:shot|shooting|shoots)|hanged)\s(?:himself|herself)", r"(?:shot|shooting|stabbed)\s(?:himself|herself)\s(?:dead|to\sdeath)",
    ),
    own_losses=r"(?:(?:\s(?:also|later|has|had|have|reportedly))?\s(?:said|says|say|admitted|acknowledged|announced|confirmed)(?:\son\s\w+)?(?:\sthat)?\s(?:it|they)|\s(?:said|admitted|acknowledged)\sto)?(?:\s(?:also|has|have|had|having|only|itself))*,?\s(?:lost|losing|suffered\sthe\sloss\sof|mourn(?:s|ed))",
    things=(r"convoys?", r"vehicles?", r"trucks?", r"lorr(?:y|ies)", r"cars?", r"vans?", r"bus(?:es)?", r"boats?", r"planes?", r"helicopters?", r"aircraft", r"(?:check)?posts?", r"outposts?", r"checkpoints?", r"stations?", r"bases?", r"camps?", r"barracks", r"headquarters", r"offices?", r"compounds?", r"buildings?", r"hostels?", r"homes", r"houses", r"villages?", r"settlements?", r"hideouts?", r"enclaves?", r"strongholds?", r"positions?", r"targets?", r"infrastructure", r"facilit(?:y|ies)", r"areas?", r"neighbou?rhoods?", r"warehouses?", r"organi[sz]ations?", r"agenc(?:y|ies)", r"missions?", r"corridors?", r"truces?", r"aid", r"assistance", r"operations?", r"response", r"weapons?", r"drones?"),
    cared=(r"hospitali[sz]ed", r"(?:taken|rushed|transported|airlifted|flown|evacuated|admitted|brought|transferred)\sto\s(?:[\w-]+\s){0,3}?(?:hospitals?|clinics?|health\scent(?:re|er)s?)", r"in\s(?:(?:the|a)\s)?(?:\w+\s)?(?:hospital|intensive\scare)", r"(?:being\s)?treated", r"(?:receiving|undergoing)\s(?:\w+\s)?treatment"),
    still=(r"still", r"remain(?:s|ed)?", r"continue"),
    tallies=(r"(?:speaks?|spoke)\sof", r"(?:give|provide|offer|release)\s(?:an?|any|the)\s(?:death\s|casualty\s)?(?:toll|figure|number|count)", r"count(?:ed|s|ing)\s(?:the|their|at|about|some|more|over|\d[\d,]*|\w+\sbod(?:y|ies)|dozens|scores)", r"(?:saw|buried|collected|mourned)\s(?:the|their|his|her)\s(?:dead|bod(?:y|ies)|victims?|wounded|injured)",r"(?:puts?|putting|placed|places)\s(?:the|its|their|a)", r"(?:gave|gives)\s(?:the|a)\s(?:death\s)?(?:toll|figure|number|count)", r"(?:estimate[sd]?|counted|confirmed|reported|raised|revised)\s(?:the|its|their)\s(?:death\s|overall\s|total\s)?(?:toll|number|count|figure)"),
    goods=(r"heads?\sof\s(?:cattle|livestock|sheep|goats|camels)", r"(?:cattle|cows?|oxen|goats?|sheep|camels?|donkeys?|horses?|animals?)", r"(?:mud\s|thatched\s)?huts?", r"tents?", r"granar(?:y|ies)", r"barns?", r"motor(?:cycles?|bikes?)", r"(?:sacks?|bags?)\sof", r"localities", r"hamlets?", r"communities"),
    homes=(r"famil(?:y|ies)", r"households?"),
    adjectives=frozenset(["suicide", "of", "the", "his", "its", "their", "her", "our", "more", "other", "another", "additional", "suspected", "alleged", "armed", "unarmed", "innocent", "local", "foreign", "government", "army", "military", "security", "un", "senior", "young", "elderly", "male", "female", "islamist", "islamic", "jihadist", "rebel", "local", "displaced", "russian", "pro-government", "aid", "humanitarian", "national", "state", "police", "border", "forest", "burned", "charred", "unidentified", "new", "blue", "relief", "female", "fellow", "abducted", "captured", "captive", "kidnapped", "detained"]),
    harmed_before={
        C.KILLED: (r"kill(?:s|ed|ing)?", r"(?:the\s)?deaths?\sof", r"(?:the\s)?fatal\sshootings?\sof", r"(?:the\s)?(?:killing|massacre|murder|assassination|execution|beheading)s?\sof", r"assassinat(?:es?|ed|ing)", r"claim(?:s|ed|ing)?(?:\sthe\slives\sof)?", r"(?:has\s|have\s|had\s)?left", r"leaving", r"le(?:ft|aving)\sbehind", r"murder(?:ed|ing)", r"massacr(?:ed|ing)", r"slaughter(?:ed|ing)", r"execut(?:es?|ed|ing)", r"behead(?:ed|ing)", r"(?:slit|cut)(?:ting)?\sthe\sthroats?\sof", r"neutrali[sz](?:es?|ed|ing)", r"gunn(?:ed|ing)\sdown", r"shot\s(?:dead|and\skilled)", r"eliminat(?:es?|ed|ing)", r"lost", r"losing", r"(?:death\s)?toll\s(?:\w+\s){0,3}?(?:to|of|at|was|is|stands\sat)", r"bodies\sof", r"put\sthe\snumber\sof\sdead\sat", r"dead(?:\sat|:)", r"(?:fatalities|deaths|killed|death\stoll|toll)\s?:", r"(?:the\s)?loss\sof", r"taking\sthe\slives\sof"),
        C.INJURED: (r"injur(?:es?|ed|ing)", r"wound(?:s|ed|ing)", r"hurt(?:ing)?", r"maim(?:ed|ing)", r"(?:injured|wounded|injuries)\s?:"),
        C.ABDUCTED: (r"kidnap(?:s|ped|ping)?", r"abduct(?:s|ed|ing)?", r"(?:the\s)?(?:kidnapping|abduction)\sof", r"took\shostage", r"seized\sas\shostages", rf"(?:seiz(?:ed|es|ing)|snatch(?:ed|es|ing)|(?:took|takes|taking|whisk(?:ed|s|ing)|herded)\saway|(?:made|making|drove)\soff\swith|carried\soff){_PEOPLE_TAKEN}"),
        C.CAPTURED: (r"captur(?:es?|ed|ing)", r"t(?:ook|aking)\sprisoner", r"(?:the\s)?capture\sof"),
        C.ARRESTED: (r"arrest(?:s|ed|ing)?", r"detain(?:s|ed|ing)?", r"(?:the\s)?arrests?\sof"),
        C.DISPLACED: (r"displac(?:es?|ed|ing)", r"uproot(?:ed|ing)", r"driv(?:en|ing)", r"drove", r"forc(?:ed|ing)"),
        C.MISSING: (),
        C.CASUALTIES: (),
    },
    harmed_after={
        C.KILLED: (r"killed", r"dead", r"died", r"slain", r"fatalities", r"fatally", r"deaths?", r"lost\stheir\slives", r"lost\shis\slife", r"perished", r"murdered", r"massacred", r"slaughtered", r"executed", r"beheaded", r"paid\sthe\s(?:supreme|ultimate)\s(?:price|sacrifice)", r"made\sthe\s(?:supreme|ultimate)\ssacrifice", r"la(?:id|ying)\sdown\stheir\slives", r"lined\sup\sand\s(?:shot|executed|killed)", r"throats\s(?:were\s)?slit", r"shot\sdead", r"gunned\sdown", r"neutrali[sz]ed", r"eliminated", r"martyred", r"(?:fell|fallen)\s(?:as\smartyrs?|in\s(?:battle|combat))", r"fall(?:en)?\svictim", r"lives", r"bodies", r"confirmed\sdead", r"feared\sdead", r"(?:burn(?:ed|t)|stabbed|hacked|beaten|shot|stoned|bludgeoned)\sto\sdeath", r"assassinated", r"lynched"),
        C.INJURED: (r"(?:\w+ly\s)?injured", r"(?:\w+ly\s)?wounded", r"hurt", r"injuries", r"wounded", r"(?:seriously|critically|severely|gravely)(?!\s\()"),
        C.ABDUCTED: (r"kidnapped", r"abducted", r"taken\shostage", r"(?:being\s)?held\shostage", r"hostage", r"captives", r"(?:taken|led|marched|dragged|herded)\s(?:away|off|by\sforce|at\sgunpoint|into\s(?:the|a)\s(?:nearby\s|surrounding\s)?(?:bush|forests?|jungle|woods|mountains|hills|desert))", r"(?:were|was|been)\staken(?=\s?(?:[.,;]|$|and\s(?!treated|rushed|transferred|moved|evacuated|admitted|flown|given)|by\s(?:the\s)?(?:\w+\s){0,2}?(?:gunmen|bandits|attackers|assailants|kidnappers|abductors|militants|insurgents|fighters|rebels|armed\smen)\b|from\s(?:their|the|a)\s(?:\w+\s)?(?:school|hostel|dormitor(?:y|ies)|homes?|houses?|village|church|mosque|bus|vehicles?|farms?|college|seminary)\b))"),
        C.CAPTURED: (r"captured", r"taken\sprisoners?", r"taken\scaptive", r"prisoner", r"captive"),
        C.ARRESTED: (r"arrested", r"detained"),
        C.DISPLACED: (r"displaced", r"(?:have\s|had\s)?fled", r"uprooted", r"(?:had|forced|made|obliged|compelled)\sto\s(?:leave|flee|abandon)", r"sought\s(?:refuge|shelter|safety)", r"(?:taken|found)\srefuge", r"(?:left|abandoned)\stheir\s(?:homes?|houses|villages?)", r"homeless", r"from\stheir\s(?:homes|houses|villages)"),
        C.MISSING: (r"missing", r"unaccounted\sfor"),
        C.CASUALTIES: (r"casualties", r"(?:dead|killed)\sor\s(?:wounded|injured|hurt)", r"(?:killed|dead)\sand\s(?:wounded|injured)(?=\s?(?:[.,;]|in\b|when\b|by\b|on\b|after\b|$))"),
    },
    remains=(r"bod(?:y|ies)", r"corpses?", r"remains"),
    buried=(r"(?:re-?)?buried", r"burying", r"laid\sto\srest", r"in\s(?:a\s)?mass\sgraves?", r"(?:still|yet)\s(?:missing|to\sbe\s(?:found|recovered))", r"not\s(?:yet\s)?been\s(?:found|recovered)"),
    open_harm=(r"claim\w*(?:\s.*)?", r"(?:has\s|have\s|had\s)?left", r"leaving", r"le(?:ft|aving)\sbehind", r"lost", r"losing", r".*\btoll\b.*", r"put\sthe\s.*", r".*:", r"the\sloss\sof", r"loss\sof", r"dead.*", r"hurt(?:ing)?"),
    link=r"(?:(?:the|a|an|estimated|another|further|total|of|is|was|has|have|had|reportedly|also|some|nearly|in|as|lives|deaths?|dead|up|risen|rose|climbed|stood|stands|now|to|at)\s){0,5}",
    auxiliary=r"(?:[“\"]\w+ly|were|was|are|is|been|being|be|have|has|had|got|reportedly|also|still|feared|confirmed|believed|presumed|allegedly|later|either|killed\sand|killed\sor|injured\sand|all|being|left|who)",
    losses=(r"(?P<verb>inflict(?:s|ed|ing)|suffer(?:s|ed|ing)?|sustain(?:s|ed|ing)?|acknowledg(?:es?|ed|ing)|caus(?:es?|ed|ing)|le(?:ft|aving)\sbehind|resulting\sin|resulted\sin)\s(?:\w+\s){0,4}?(?:casualties|losses|toll)\b",),
    losses_inflicted=r"inflict|caus",
    losses_suffered=r"suffer|sustain|acknowledg",
    part_of=(r"including", r"among\sthem", r"of\swhom", r"of\sthem", r"most\sof\sthem", r"among\swhom", r"among\sthe\sdead"),
    superseded=(r"(?:rose|risen|rising|climbed|increased|jumped|up|revised|upgraded|down)\s(?:\w+\s){0,2}?from(?=\s(?:\w+\s)?$)", r"up\sfrom(?!.*\sto\b)", r"(?:earlier|previous)\s(?:death\s)?(?:toll|figure|count|estimate)", r"(?:had\s)?(?:earlier|previously|initially|first|originally)\s(?:said|given|put|announced|reported|spoken|counted|confirmed|estimated)\s(?:\w+\s){0,4}?(?=(?:\w+\s)?$)", r"(?:rose|risen|ris(?:es|ing)|climb\w+|increas\w+|rais\w+|revis\w+|lower\w+|cut|up|down)\s(?:\w+\s){0,3}?to\s(?:at\sleast\s|more\sthan\s|about\s)?[\w,-]+\s(?:dead\s|deaths\s|people\s)?from(?=\s(?:\w+\s)?$)", r"instead\sof(?=\s(?:the\s)?(?:\w+\s){0,2}$)"),
    earlier_tolls=(r"(?:earlier|previous)\s(?:death\s)?(?:toll|figure|count|estimate)\b[^.;]{0,60}?\s(?:was|had\sbeen|stood\sat|spoke\sof|put\s(?:the\s(?:[\w-]+\s){1,3}|it\s)at)\s(?:[\w-]+\s){0,2}",),
    first_tolls=(r"(?:initial|preliminary|provisional|first)\s(?:death\s)?(?:toll|figure|count|estimate)",),
    withheld=(r"(?:official\s)?(?:figures?|tolls?|numbers?|counts?)\s.{0,80}?(?:remain(?:s|ed)?\sunreleased|(?:has|have|had|was|were)\snot\sbeen?\s?(?:released|published|given|disclosed)|not\sreleased|unknown)", r"(?:gave|has\sgiven|did\snot\sgive|without\sgiving|no)\s(?:no\s|a\s|any\s)?(?:official\s)?(?:death\s)?(?:toll|figures?|casualty\sfigures?)\b", r"has\snot\ssaid\show\smany"),
    attack=(
        r"(?:bombs?|explosives?|devices?|explosions?|blasts?|grenades?)\s(?:\w+\s)?(?:went\soff|detonated)",
        r"(?:slit|cut)(?:ting)?\s(?:their|his|her|the\svictims['’])\sthroats?",
        r"round(?:ed|ing)\sup\s(?:the|their|its|dozens\sof|\d+|several)\s(?:\w+\s)?(?:victims|villagers|residents|inhabitants|men|women|people|families|farmers|worshippers|passengers)",
        r"(?:were|was|been)\s(?:\w+\s)?(?:killed|shot|wounded|injured|abducted)",
        r"entered\s(?:the|a)",
        r"surrounded",
        r"(?:invaded|overran|descended\son|rampaged\sthrough|swarmed)\s(?:the|a|their|our|his|several)",
        r"(?:fatal|deadly|drive-by|mass)\sshootings?",
        r"fatally\sshot",
        r"shot\s(?:and\s(?:killed|wounded|injured)|to\sdeath)",
        r"shooting\sdeaths?",
        r"broke\sinto",
        r"c[ao]me\sunder\s(?:\w+\s)?(?:fire|attack)",
        r"burst\sinto",r"attack(?:s|ed|ing)?", r"assaults?", r"assaulted", r"offensives?", r"raid(?:s|ed|ing)?", r"storm(?:s|ed|ing)?", r"onslaught", r"incursions?", r"violence\serupted", r"target(?:ed|ing)\s(?:military|army|security|the\sarmy|soldiers|civilians)", r"strikes?\s(?:on|against)", r"the\sstrikes?", r"struck", r"hostilities", r"invaded", r"aggression", r"targeted"),
    strikes=(r"(?:counter-?|(?:missile|rocket|drone|mortar|artillery|suicide)\s)?attacks?", r"assaults?", r"(?:air\s)?raids?", r"(?:counter-?)?offensives?", r"incursions?", r"ambush(?:es)?", r"(?:air|(?:air|drone|missile)\s)?strikes?", r"airstrikes?", r"shelling", r"bombardments?", r"operations?", r"fire", r"bullets"),
    attack_plural=("attacks", "raids", "assaults", "strikes", "offensives", "incursions", "bombings", "explosions", "blasts", "shootings", "ambushes", "suicide bombings"),
    spread=(r"in\s(?:the\sspace\sof\s)?(?:a|one|two|three|four|five|\d+)\s(?:weeks?|days)(?!\sago)", r"(?:waves?|strings?|series|spate)\sof\s(?:[\w-]+\s){0,4}?(?:attacks|explosions|bombings|shootings|strikes|raids|killings)", r"(?:across|throughout|all\sover)(?=\s(?:the\s(?:country|region|north|south|east|west)|(?-i:[A-ZÀ-Þ])))", r"nationwide"),
    concerted=("coordinated", "co-ordinated", "simultaneous", "simultaneously", "synchronised", "synchronized", "concerted", "at the same time", "near-simultaneous"),
    listed_targets=(r"(?:the\s)?targets?\s(?:areas?\s)?(?:were|was|included?|are)", r"(?:the\s)?targeted\s(?:areas?|towns?|cities|locations?|places?|sites?|localities|villages|positions?)\s(?:were|included?|are)", r"attacks?\s(?:also\s)?(?:affected|hit|struck|targeted|took\splace\sin|occurred\sin)", r"the\s(?:towns|cities|villages|localities|places)\s(?:of|were|are)"),
    facilities=("army base", "military base", "army camp", "military camp", "military airport", "air base", "airbase", "barracks", "garrison", "outpost", "military outpost", "military post", "base", "camp", "checkpoint", "police station", "airport", "installations", "military installations", "military positions", "military targets", "military assets", "convoy", "patrol", "headquarters"),
    civilian_sites=("village", "villages", "market", "mosque", "church", "hospital", "school", "beach", "hotel", "restaurant", "bus", "displacement camp", "refugee camp", "camp for displaced", "funeral", "wedding", "pharmacy", "homes", "houses", "farm", "farms", "neighbourhood", "mine site"),
    civil_targets=(
        r"villages?", r"hamlets?", r"settlements?", r"neighbou?rhoods?", r"markets?", r"shops?", r"kiosks?", r"banks?", r"(?:petrol|gas|fuel)\sstations?", r"schools?", r"mosques?", r"church(?:es)?",
        r"hospitals?", r"clinics?", r"health\scent(?:re|er)s?", r"ambulances?", r"hotels?", r"restaurants?", r"homes?", r"houses?", r"town\shalls?", r"polling\s(?:stations?|places?)", r"construction\ssites?",
        r"(?:mini)?bus(?:es)?", r"coach(?:es)?", r"taxis?", r"canoes?", r"motorcyclists?", r"(?:civilian|private|commercial|passenger|aid|humanitarian)\s(?:vehicles?|trucks?|convoys?|cars?|boats?)",
        r"ngos?", r"red\scross", r"icrc", r"aid\s(?:agency|agencies|groups?|organi[sz]ations?)", r"mayors?", r"imams?", r"pastors?", r"priests?", r"village\s(?:chiefs?|heads?)", r"councillors?", r"election\sofficials?",
        r"funerals?", r"weddings?", r"mourners?", r"worshippers?", r"bus\sdrivers?", r"lorry\sdrivers?", r"journalists?", r"nurses?", r"doctors?",
    ),
    state_targets=(r"checkpoints?", r"check-points?", r"(?:security|customs|border|guard)\sposts?", r"prisons?", r"jails?", r"barracks", r"military\s(?:camps?|bases?|posts?|outposts?)"),
    weapons=("drone", "drones", "explosives", "machine guns", "machine gun", "rockets", "mortars", "motorcycles", "rifles", "machetes", "grenades", "car bomb"),
    aircraft=(r"drones?", r"(?:glide|guided|aerial)\sbombs?", r"(?:war)?planes?", r"(?:fighter\s)?jets?", r"bombers", r"(?:attack\s)?helicopters?", r"gunships?", r"(?:air\sforce|aerial)\sstrikes?", r"aircraft"),
    projectiles=(r"(?:ballistic|cruise|hypersonic|guided|long-range|surface-to-air)\smissiles?", r"missiles?", r"rockets?", r"shells?", r"mortars?", r"artillery"),
    air_forces=(r"air\sforces?", r"airmen"),
    carried=(r"land(?:ed|ing|s)?", r"flown", r"fl(?:ew|ies|ying)", r"evacuat(?:ed|es|ing)", r"transport(?:ed|s|ing)?", r"taken", r"airlifted", r"lifted", r"brought", r"arriv(?:ed|es|ing)", r"travel(?:l?ed|l?ing|s)", r"inserted", r"deployed", r"ferried", r"rescued", r"escorted", r"delivered", r"transferred", r"moved", r"suppl(?:ied|ies)", r"accompanied", r"backed", r"supported", r"filmed", r"seen", r"tracked", r"watched", r"followed", r"reinforce(?:d|ments)", r"respond(?:ed|s)", r"escaped", r"fled", r"reached", r"sent", r"carried", r"dropped\soff"),
    released=(r"(?:drop(?:s|ped)?|fire(?:s|d)?|launch(?:es|ed)?|releas(?:es|ed))\s(?:\S+\s){0,3}?(?:bombs?|explosives?|munitions?|grenades?|missiles?|rockets?|bomblets|shells?|projectiles?|charges?|an?\sied|ieds)",),
    protest=(r"protest(?:s|ed|ing|ers?|ors?)?", r"demonstrat(?:ors?|ing)", r"demonstrations?(?!\sof)", r"demonstrated\s(?:against|for|in|on|outside|peacefully|to\sdemand)", r"rall(?:y|ies)", r"(?-i:march)(?:e[ds]|ers?|ing)?(?!\s(?:(?:them|him|her|us|me|everyone)|(?:the|their|about|some|over|\d+|dozens|scores|several)\s(?:[\w-]+\s){1,8}?(?:in)?to)\b)", r"sit-ins?", r"took\sto\sthe\sstreets", r"strikers", r"picket(?:s|ers|ing)?"),
    ground=(r"ambush\w*", r"gunm[ae]n", r"armed\smen", r"gunfire", r"gun\s?(?:battle|fight)s?", r"firefights?", r"shoot-?outs?", r"open(?:ed|s|ing)?\sfire", r"shot(?!\sdown)", r"shootings?", r"storm(?:ed|s|ing)", r"(?<!air\s)raid(?:s|ed|ing)?", r"clash(?:es|ed)?", r"fighting", r"fought", r"battles?", r"battled", r"machetes?", r"hacked", r"behead\w+", r"stabb\w+", r"execut(?:ed|es|ions?)", r"abduct\w+", r"kidnap\w+", r"motor(?:cycles|bikes)", r"overr[au]n", r"besieg\w+", r"siege"),
    blasts=(r"bomb\w*", r"blasts?", r"explo\w+", r"(?:air\s?)?strikes?", r"drones?", r"missiles?", r"rockets?", r"shell(?:s|ed|ing)?", r"mortars?", r"artillery", r"(?:land)?mines?", r"ieds?", r"grenades?", r"(?:war)?planes?", r"jets?", r"helicopters?", r"gunships?", r"aircraft"),
    heard=(r"sounds?\sof", r"heard"),
    come_about=(r"(?:which|whose|where)\s(?:the\s)?(?:[\w’\'-]+\s){0,4}?(?:has|have|had)\s(?:\w+\s)?$",),
    outcomes={
        Out.SITE_SEIZED: (rf"(?:captur|seiz|overr[au]n|tak(?:e|ing)|took|taken)\w*\s(?:{_TAKEN_PLACE}\s){{0,4}}?(?:control\sof|(?:army|military)?\s?(?:base|bases|camp|camps|barracks|garrison|outpost|post|posts|town|city|installations|airport))\b", r"(?:took|taken|taking|seiz(?:ed|ing))\s(?:full\s|brief\s)?control", r"overr[au]n", r"acquired\s(?:\w+\s){0,4}?(?:installations|barracks|bases|camps)", r"fell\s(?:in)?to\sthe\shands", r"(?:base|camp|barracks|garrison|outpost|post|town|city)\b[^.;,]{0,40}?\b(?:(?:was|been)\s(?:captured|seized|taken|overrun)|fell\sto)\b", r"(?:bases|camps|barracks|garrisons|outposts|posts|towns|cities)\b[^.;,]{0,40}?\b(?:(?:were|been)\s(?:captured|seized|taken|overrun)|fell\sto)\b"),
        Out.SITE_RETAKEN: (r"recaptur\w+", r"ret(?:ook|aken|aking)\b", r"regain(?:ed|ing)\scontrol", r"took\sback"),
        Out.SITE_CLEARED: (r"clear(?:ed|ing)?\sthe\s(?:camp|base|post|barracks|town|village)",),
        Out.WITHDREW: (r"withdr(?:ew|awn|aw|awal|awals|awing)\b", r"(?:tactical\s)?retreat(?:s|ed|ing)?\b", r"pulled\s(?:back|out)", r"abandoned\s(?:the|its|their)\s(?:base|camp|post|position)s?"),
        Out.REPELLED: (r"repel(?:s|led|ling)\b", r"repuls(?:ed|ing)\b", r"(?:pushed|beat|beaten|fought|drove)\s(?:back|off)\b", r"thwart(?:ed|ing)\b", r"foil(?:ed|ing)\b"),
        Out.RESPONDED: (r"(?:responded|reacted|retaliated)\b", r"returned\sfire", r"counter-?(?:offensive|attack)s?", r"exchanged\sfire"),
        Out.MATERIEL_TAKEN: (r"(?:seized|captured|took|taken|looted|confiscated|recovered)\s(?:\w+\s){0,4}?(?:weapons?|ammunition|vehicles?|motorcycles?|equipment|arms)\b", r"(?:weapons|vehicles|ammunition)\b.{0,60}?\b(?:seized|captured|confiscated|recovered)"),
        Out.DESTROYED: (r"(?:destroy(?:s|ed|ing)|torched|burn(?:ed|t)\s(?:down|(?=(?:an?|the|several|dozens\sof|at\sleast|more\sthan|\d+)\s(?:[\w-]+\s){0,2}?(?:villages?|houses?|homes?|huts?|posts?|outposts?|stations?|bases?|camps?|church(?:es)?|schools?|markets?|shops?|vehicles?|trucks?|cars?|motorcycles?)\b))|set\s(?:fire\sto|ablaze|on\sfire))",),
    },
    by=("by", "carried out by", "perpetrated by", "led by", "claimed by", "blamed on", "launched by",  "attributed to", "at the hands of", "belonging to"),
    against=("on", "against", "targeting", "targeted", "at", "of", "into"),
    claimed=(r"claim(?:s|ed|ing)?\s(?:the\s)?responsibility", r"claim(?:s|ed)\s(?:the|a|this|an)\s(?:\w+\s){0,3}?(?:attack|assault|raid|offensive|ambush|bombing)", r"claims?\s(?:major|deadly|massive)\s(?:assault|attack)", rf"(?:announce[sd]|declare[sd]|said|says?|state[sd]|claim(?:s|ed))\s(?:on\s\w+\s)?(?:{_IN_MESSAGE}\s)?(?:on\s\w+\s)?(?:that\s)?(?:it|they|(?:its|their)\s(?:fighters|men|forces|troops|militants|mujahideen)|their\saggression)\b", r"took\sresponsibility", r"has\salso\sclaimed", r"also\sclaimed"),
    unclaimed=(r"no\s(?:armed\s)?(?:group|one|party|organi[sz]ation)\s(?:has\s|had\s)?(?:immediately\s|yet\s)?claimed", r"not\s(?:been\s)?(?:immediately\s)?claimed", r"nobody\s(?:has\s)?claimed"),
    blamed=(r"blam(?:ed|es|ing)", r"accus(?:ed|es|ing)", r"attribut(?:ed|es)\sto", r"blam(?:ed|es)\son", r"(?:blamed|pinned)\sby\s(?:[\w’'-]+\s){1,5}?on", r"(?:attackers|assailants|gunmen|raiders|kidnappers|perpetrators)\s(?:(?:were|are)\s(?:\w+ly\s)?(?:(?:members|fighters|militants|men)\s(?:of|from)|from)|belong(?:ed)?\sto)"),
    mutual=(r"(?:trad(?:e|ed|ing)|exchang(?:e|ed|ing)|swap(?:ped|ping)?)\s(?:the\s)?(?:blame|accusations?|recriminations?)", r"(?:accus(?:e|ed|ing)|blam(?:e|ed|ing))\s(?:each\sother|one\sanother)", r"(?:each|both)\s(?:side|party|parties|camp|army|group)s?\s(?:has\s|have\s|had\s)?(?:blam(?:e|ed|ing|es)|accus(?:e|ed|ing|es))\sthe\sother", r"each\s(?:blam(?:ed|ing|es)|accus(?:ed|ing|es))\sthe\sother", r"point(?:ed|ing)?\s(?:the\s)?fingers?\sat\s(?:each\sother|one\sanother)", r"mutual\saccusations?"),
    charges=(r"(?:be(?:ing|en)|stand(?:ing)?)\s(?:behind|responsible)", r"(?:carry|carried|carrying)\sout", r"(?:launch|perpetrat|commit|conduct|stag|mount)(?:ed|ing)", r"fir(?:ed|ing)", r"shell(?:ed|ing)", r"bomb(?:ed|ing|ard\w*)", r"open(?:ed|ing)\sfire", r"hit(?:ting)?", r"shoot(?:ing)?", r"shot", r"start(?:ed|ing)", r"strik(?:e|ing)", r"ambush(?:ed|ing)?", r"burn(?:ed|ing|t)", r"loot(?:ed|ing)", r"plant(?:ed|ing)", r"dropp(?:ed|ing)", r"responsib\w+", r"deaths?", r"violat\w+", r"breach\w*", r"violence", r"blasts?", r"explosions?", r"kill\w+", r"atrocit\w+", r"massacre\w*"),
    held=(r"(?:held|controlled|occupied|used|governed|ruled|administered|run)\sby", r"under\s(?:the\s)?(?:full\s)?control\sof", r"in\sthe\shands\sof"),
    ties=(r"(?:and|but|were|was|are)\snot\s(?:by\s)?(?:members|fighters|part|men|militants)\s(?:of|from)", r"(?:meetings?|rall(?:y|ies)|ceremon(?:y|ies)|gatherings?|parades?|conferences?|funerals?|weddings?|events?)\s(?:\w+\s){0,3}?(?:organi[sz]ed|held|convened|hosted|called)\sby", r"(?:blamed|accused)\sby", r"(?:mistak(?:en|ing)(?:ly)?|mistook)\s(?:[\w’'-]+\s){0,3}?for", r"(?:killed|wounded|injured|died)\s(?:beside|alongside)", r"(?:collaborat|cooperat|co-operat|sid|sympathi[sz])(?:ed|ing|es?)\swith", r"(?:collaborat(?:ors?|ion)|cooperation|ties|contacts?|dealings)\s(?:of|with|for)", r"spy(?:ing)?\s(?:for|on)", r"spied\s(?:for|on)", r"inform(?:ing|ed|ants?)\s(?:for|to|on)?", r"tipp(?:ed|ing)\s(?:off)?", r"(?:passing|giving|providing|sending|leaking)\s(?:\w+\s){0,2}?(?:information|intelligence|food|fuel|supplies|money|details)\s(?:to|about)", r"(?:accused|suspected|accusing|suspecting)\s(?:[\w’'-]+\s){0,3}?of\s(?:helping|aiding|assisting|supporting|backing|harbou?ring|sheltering|feeding|supplying|working\s(?:with|for)|being\s(?:informants?|spies|collaborators?|sympathi[sz]ers?)\s(?:of|for))", r"(?:were|been|was|villagers|residents|civilians)\sarmed\sby", r"(?:former|ex-?)\s?(?:members?|commanders?|soldiers?|officers?|leaders?|fighters?|guerrillas?|rebels?|insurgents?|militants?)\s(?:of|from|in)(?:\s(?:[A-Z]\w+|\w+n)['’]s?)?", r"(?:fight|fought|fighting|serving|deployed|working|operating)\s(?:alongside|side\sby\sside\swith|on\sthe\sside\sof)"),
    ends=(r"(?:end(?:s|ed|ing)?|put(?:s|ting)?\san\send\sto)\s(?:an?|the|its|this|that)\s(?:[\w-]+\s){0,3}?(?:siege|standoff|stand-off|attack|assault|raid|hostage[\s-](?:taking|crisis))",),
    another=(r"(?:hours|minutes)\slater(?=,?\s[^.;]{0,60}?\b(?:attack|str(?:ike|uck)|shell|bomb|raid|ambush)\w*)", r"another\s(?:\w+\s){0,2}?(?:attack|assault|raid|strike|ambush|incident|offensive|bombing)", r"(?:a\s)?(?:second|third|separate|further|new|different)\s(?:\w+\s){0,2}?(?:attack|assault|raid|strike|ambush|incident|offensive|bombing|operation|encounter|engagement)", r"in\s(?:the\s(?:deadliest|worst|bloodiest|largest|biggest)|one)\s(?:of\s(?:the|these|those)\s)?(?:\w+\s){0,2}?(?:attacks?|assaults?|raids?|incidents?|strikes?|blasts?|bombings?)", r"in\saddition\sto", r"in\sthe\saftermath\sof", r"following\sthe\s(?:assault|attack)", r"elsewhere", r"separately", r"in\sa\sseparate", r"was\sfollowed\sby", r"their\saggression\scontinued", r"also\s(?:attacked|launched|targeted|raided|claimed)"),
    same=(r"(?:the|this|that)\s(?:\w+\s){0,3}?(?:attack|attacks|assault|assaults|raid|raids|incident|ambush|offensive|onslaught|strike|strikes|massacre|killings?|bombing|explosion|blast|clashes|fighting|battle|aggression|violence|kidnapping|abduction|operation|siege|protest|protests|demonstration)\b",),
    group_references=(r"the\s(?:same\s|armed\s|militant\s|jihadist\s|rebel\s|insurgent\s|extremist\s|terrorist\s|paramilitary\s)?(?:group|militants|insurgents|jihadists|rebels|attackers|assailants|gunmen|fighters|terrorists|organi[sz]ation|al[- ]qaeda\saffiliate|movement|bandits)", r"(?:fighters|gunmen|militants)\s(?:of|from)\sthe\s(?:group|movement|organi[sz]ation)"),
    army_references=(r"(?:the\s)?(?:army|military|soldiers|troops|armed\sforces|government\sforces|security\sforces)",),
    openers=(r"(?:in\saddition\sto|in\sthe\saftermath\sof|in\sthe\swake\sof|following|after|(?:\w+\s)?(?:days?|hours|weeks?)\safter|since|as\sa\sresult\sof)\b[^,.;]{3,110},",),
    commemorates=(r"(?<=,\s)(?:an?|the)\s(?:\w+\s){0,2}?(?:town|city|village|area|region|base|post|district)\s(?:seized|captured|taken|overrun|occupied|besieged|attacked|retaken|recaptured)(?=\s[^.;,]{0,60}\b(?:in|on|by|since|last)\s)", r"(?:to\s)?(?:mark(?:ed|ing|s)?|commemorat(?:e|ed|es|ing)|in\s(?:memory|commemoration)\sof)(?=\s[^.;]{3,60}\b(?:anniversary|killing|assassination|murder|massacre|bombing|death)\b)", r"in\s(?:retaliation|revenge|reprisal)\sfor(?=\s[^.;]{3,60}\b(?:killing|assassination|murder|massacre|death|attack)s?\b)", r"to\savenge"),
    recalls=(r"(?:\w+\s)?(?:days?|weeks?|months?|years?)\safter", r"followed(?=\s(?!by\b)[^.;,]{3,40}\b(?:(?:on|last)\s(?:mon|tues|wednes|thurs|fri|satur|sun)day|last\s(?:week|month)|(?:days?|weeks?)\searlier)\b)"),
    base_sites=frozenset(["base", "camp", "barracks", "garrison", "outpost", "post"]),
    site_of=("convoy", "convoys", "camp", "base", "bases", "barracks", "position", "positions", "post", "outpost", "patrol", "vehicle", "garrison", "column", "headquarters", "vehicles", "truck", "trucks", "lorry", "escort", "checkpoint", "checkpoints", "camps", "posts", "patrols", "helicopter"),
    one_struck=(r"(?:(?:assassination|murder|killing|execution|beheading|kidnapping|abduction)\sof|kill(?:ed|ing)|murder(?:ed|ing)|assassinat(?:ed|ing)|kidnapped|abducted|behead(?:ed|ing))\s(?P<one>the\s)",),
    unnumbered={
        C.KILLED: (r"kill(?:ed|s|ing)", r"slain", r"died", r"dead", r"deaths?", r"fatal(?:ly|ity)?", r"murder(?:ed)?", r"homicide", r"manslaughter"),
        C.INJURED: (r"injur(?:ed|es|ing|y|ies)", r"wound(?:ed|ing|s)?", r"hurt", r"lost\s(?:an?|his|her|both|their|one|the)\s(?:(?:left|right|lower)\s)?(?:arm|leg|hand|foot|feet|eye|limb|finger)s?", r"amputat\w+"),
    },
    struck=(r"shot", r"gunshot", r"shooting", r"struck"),
    harmless=(r"(?:no|without|zero)\s(?:\w+\s)?(?:casualties|casualty|victims?)", r"(?:no\sone|nobody)\s(?:was\s|were\s)?(?:\w+\s)?(?:harmed|hurt|killed|injured|wounded)", r"not\s(?:a\ssingle|one)\s\w+\s(?:was|were)\s(?:harmed|hurt|killed|injured|wounded)", r"(?:no|zero)\s(?:deaths?|fatalit(?:y|ies)|injur(?:y|ies)|dead|wounded)"),
    attackers=("attackers?", "assailants?", "raiders?", "kidnappers?", r"suicide\sbombers?"),
    dressed=(r"(?:dressed|disguised|clad|posing|posed|masquerading|camouflaged)\s(?:up\s)?(?:as|like)(?:\s(?:the|an?|members\sof\s(?:the)?))?", r"(?:uniforms?|fatigues|camouflage|clothing|clothes|outfits?|gear|garb)\s(?:of|worn\sby)(?:\sthe)?"),
    clothes=(r"(?:-style\s|-type\s)?(?:uniforms?|fatigues|camouflage|clothing|clothes|outfits?|garb|attire|dress)",),
    affiliation=r"[\s-](?:linked|affiliated|affiliate|affiliates|aligned|inspired|backed|allied|branch|offshoot|franchise|connected|tied)\b(?!\s(?:to|with|by|of)\b)",
)  # fmt: skip
