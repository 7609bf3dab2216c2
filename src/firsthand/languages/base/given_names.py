"""Given names that the press of the regions we read uses: they tell "Souleymane Konaré" from a place.

Names that are also well-known places (Florence, Paris, Sydney) are left out.
"""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    abba abbas abd abdallah abdel abdelkader abdelmalek abdou abdoul abdoulaye abdoulkarim abdourahamane abdul abdulaziz
    abdullah abdullahi abdulrahman abou abu abubakar adama adamou ahmad ahmadou ahmed aïcha aïssata aissata albert alassane
    alex alexander alexandre alhaji alhassane ali aliou alioune aliu alou alpha amadou ahmadu amina aminata amir andré andre
    andrew anna anne anthony antoine antonio antónio anwar arnaud assimi awa aya aziz babagana bachir bakary bashir bassirou
    ben bernard bilal binta blaise boubacar boubakar boureima brahim brice brian bruno bukar carlos catherine charles cheick
    cheikh chris christian christophe christopher claude daniel daouda david denis diego djibril dominique donald
    dramane edmond edward elhadj elisabeth elizabeth emmanuel eric ernest étienne evariste fabrice faisal fanta fatima
    fatimata fatou fatoumata félix felix fernando firmin florent francis francisco françois frank frederick gabriel george
    georges gérard gilbert gilles grégoire guy habib hadiza hama hamadou hamidou hamza haruna hassan hassane henri henry
    hervé hugo hussein ibrahim ibrahima idriss idris idrissa isaac isabelle ismaël ismail issa issaka issoufou iyad jacob
    jacques jamal james jane jason javier jean jean-pierre jerome jérôme joao joão joe johann johannes john jonathan jorge
    josé jose joseph joshua juan jules julien kaka kamel karim kassim kevin khadija khalid khalifa koné ladji lamine
    larry lassana laurent lawal léon lisa louis luc lucas luis lydie mahamadou mahamat mahamane mahmoud malam malick mamadou
    manuel marc marcel maria mariam marie mario mark martin mary mathieu matthew maurice max mehdi michael michel miguel
    mike mohamed mohammad mohammed moctar modibo mody mouhamadou moumouni mousa moussa muhamad muhammad muhammadu musa
    mustafa mustapha nana nasser nicolas nigel nouhoum olivier omar oumar oumarou ousmane ousseini pablo pascal patrick paul
    pedro peter philip philippe pierre rachid rafael ramón raoul raphaël rashid raymond rebecca rené ricardo richard robert
    roberto roger roland rose sadio saïd said saidou salif salifou salim sambo samba samir samuel sanda sani sarah sayed
    sébastien sekou sékou seydou sidi sidiki simon simone sophie soulé souleymane soumaïla soumana stephen steve steven
    sulaiman susan suleiman tahirou thierry thomas tidiane tiemoko tom tony umar umaru usman valérie victor vincent
    vladimir volodymyr wang wilfried william xavier yacouba yahaya yahya yaya yero yevgeny younoussi youssef youssouf yusuf
    yves zakaria zeinab zulum
    """.split()  # noqa: SIM905 - one name to a quote would take three hundred lines
)
