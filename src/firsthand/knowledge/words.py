"""Words for admin units inside their names."""

from __future__ import annotations

import re

UNIT_WORDS = re.compile(
    r"^(?:cercle|région|region|province|département|department|préfecture|prefecture|district|commune"
    r"|territoire|concelho|distrito|circunscri[çc][ãìi][ãa]?o)\s+(?:da\s+|do\s+|de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’]|of\s+)?"
    r"|\s+(?:cercle|region|province|department|prefecture|district|state|local government area|county|parish|borough"
    r"|municipality|municipio|governorate|oblast|kray|krai|regency|raion|rayon|territory|sub-prefecture|zone|(?:tribal\s+|political\s+)?agency|tribal\s+area)$",
    re.IGNORECASE,
)
"""The word for the unit at the start or end of its name: "Cercle de Niono", "Niono Cercle", "Walker County"."""
