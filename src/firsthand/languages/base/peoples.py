"""Names of peoples that villages bear too, written alike in English and French but for the plural."""

from __future__ import annotations

PEOPLES = frozenset(
    """
    acholi adara alawite alaouite alur anuak anywaa atyap azande baggara balanta balante baloch baluch bambara banyamulenge bariba
    batwa baoulé beja berom birom berti bororo bozo dagara dagomba daju dinka diola dioula djerma dogon dozo druze ebira fulani fulbe
    foulani gbagyi gbaya gouran gorane gourmantché gourmantche guéré gumuz hadendoa haoussa hausa hazara hema houthi hutu igala
    igbo ijaw iteso jarawa jola jukun kabyle kalenjin kanouri kanuri kapsiki karamojong karimojong kikuyu konkomba kotoko kpelle
    krahn kuki kurd lendu lobi luba lugbara luhya lulua lunda luo maasai mafa mambila mandingo mandingue mandinka masalit massalit
    mbochi mbororo meitei misseriya mossi moundang mousgoum mumuye mundari murle musey musgum nande nuba nuer nupe oromo orma
    pachtoune pashtun peul peulh pokot rizeigat rohingya senoufo serer shilluk songhai songhay songhaï songhoy soninke soninké
    soussou sunnite chiite targui teke téké tiv toposa toubou touareg tuareg tubu tutsi wolof yaka yakoma yazidi yoruba zaghawa zandé
    zande zarma
    """.split()  # noqa: SIM905
)
"""In the singular. Those that are names of well-known regions or towns too ("Afar", "Bobo") are left out."""
