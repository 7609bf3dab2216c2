"""Days of speaking and days of what is told."""

from __future__ import annotations

import pytest

from firsthand.domain.report import Role
from tests.unit.reports.test_asides import told
from tests.unit.reports.test_history import read


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("fr", "Des hommes armés ont tué deux gendarmes dans le sud-est du Niger samedi soir, ont déclaré lundi les autorités.", ["samedi soir"]),
        ("fr", "Quinze personnes ont péri dans un village de la commune de Mora, a appris mardi l'agence auprès du diocèse.", []),
        ("fr", "Six soldats ont été tués à Sokolo, a-t-on appris jeudi de source militaire.", []),
        ("fr", "Le maire a dit à l'AFP lundi que douze civils avaient été tués à Sokolo.", []),
        ("fr", "L'armée a indiqué dans un communiqué dimanche avoir tué onze jihadistes samedi à Sokolo.", ["samedi"]),
        ("fr", "L'armée lundi a annoncé avoir perdu trois soldats dans une attaque à Sokolo.", []),
        ("fr", "Deux gendarmes ont été tués lundi par des hommes armés à Sokolo.", ["lundi"]),
        ("fr", "Les assaillants ont tué douze civils à Sokolo lundi, a dit le maire à l'AFP.", ["lundi"]),
        ("en", "Fifteen people were killed in the siege of a hotel in Gao, its director told Banaadir Times on Thursday.", []),
        ("en", "The toll of the attack in Gao has risen to 15, the doctor told this newspaper by phone on Thursday.", []),
        ("en", "The army said in a statement on Sunday that it had killed eleven militants near Gao on Saturday.", ["on Saturday"]),
        ("en", "Police on Wednesday confirmed that gunmen killed three officers in Gao.", []),
        ("en", "The army said gunmen on Monday killed three soldiers in Gao.", ["on Monday"]),
        ("en", "The army told AFP that gunmen killed three soldiers in Gao on Monday.", ["on Monday"]),
        ("en", "Gunmen killed three soldiers in Gao on Monday, told relatives and police.", ["on Monday"]),
        ("en", "Gunmen killed three soldiers in Gao, said Deng Akol on Thursday.", []),
        ("en", "The army said Boko Haram on Monday killed three soldiers in Gao.", ["on Monday"]),
        ("en", "Gunmen killed three soldiers in Gao, the army said late on Tuesday.", []),
        ("fr", "Le JNIM a revendiqué jeudi l'attaque d'un convoi à Sokolo, qui a fait trois morts.", []),
        ("en", "JNIM claimed responsibility on Thursday for an attack that killed three soldiers in Gao.", []),
        ("en", "Four men were charged in a Bamako court late on Sunday over Friday's attack that killed nine in Gao.", ["over Friday"]),
        ("en", "The army accused on Thursday the rebels of killing fifty civilians on Tuesday in Gao.", ["on Tuesday"]),
        ("fr", "L'armée a accusé jeudi les rebelles d'avoir tué 50 civils mardi à Sokolo.", ["mardi"]),
        ("en", "The United Nations on Monday condemned an attack in Gao that killed three soldiers.", []),
        ("fr", "L'ONU lundi a condamné une attaque qui a fait trois morts à Sokolo.", []),
        ("en", "An attack on Monday claimed by JNIM killed three soldiers in Gao.", ["on Monday"]),
        ("en", "JNIM on Monday released a video of an attack that killed five soldiers in Gao.", []),
        ("en", "JNIM released on Monday a long video of an attack that killed five soldiers in Gao.", []),
        ("en", "Gunmen on Monday released three hostages and killed five soldiers in Gao.", ["on Monday"]),
        ("fr", "Le JNIM a diffusé lundi une vidéo de l'attaque qui a fait cinq morts à Gao.", []),
    ],
)  # fmt: skip
def test_a_day_of_speaking_is_no_day_of_the_happening(language: str, text: str, days: list[str]) -> None:
    assert told(read(text, language), Role.DATE) == days
