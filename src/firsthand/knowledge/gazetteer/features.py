"""What the feature codes of GeoNames are to us (https://www.geonames.org/export/codes.html)."""

from __future__ import annotations

from firsthand.knowledge.gazetteer.rows import settlement_radius

# Every class is kept but roads, undersea features, and what is named after the village it stands in or is no place.
_LEFT_OUT = {
    "SCH", "CH", "MSQE", "HTL", "REST", "RET", "CTRM", "CTRR", "CTRS", "ADMF", "PO", "TMPL", "CVNT", "MSSN", "HSE", "TOWR",
    "PPLH", "PPLQ", "PPLW", "ANS", "GRVE", "CMTY", "STNM", "ITTR", "ATHF", "STDM", "LTHSE", "BLDG", "MKTS", "RSTN",
}  # fmt: skip
_CLASSES = {"S": "site", "V": "natural", "T": "natural", "H": "natural", "L": "area"}
_SITES = {
    "LCTY",
    "MILB",
    "OAS",
    "OILF",
    "GASF",
    "INDS",
    "MNA",
    "CMN",
    "FLD",
    "CTRB",
    "PRT",
}  # of class L, no larger than a town
_RESERVES = {"PRK", "RES", "RESF", "RESN", "RESW", "RESV", "RESA", "RESH", "GRAZ"}
_RADIUS = {"site": 5.0, "natural": 25.0, "area": 40.0}
_POINT_LIKE = {
    "WLL": 5.0, "WLLS": 5.0, "WLLQ": 5.0, "LCTY": 10.0, "OAS": 10.0, "HLL": 8.0, "DPR": 10.0, "ISL": 10.0, "WTRH": 5.0, "PND": 8.0,
    "PNDI": 8.0, "SPNG": 5.0, "BUTE": 8.0, "RK": 5.0, "PASS": 8.0,
}  # fmt: skip
_UNITS = {"ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2"}


def kind_of(feature_class: str, code: str) -> str | None:
    """The kind of place (value of `PlaceKind`) of a GeoNames feature class and code; None for what is left out."""
    if code in _LEFT_OUT:
        return None
    if feature_class == "A":
        return _UNITS.get(code)
    if feature_class == "P":
        return "settlement"
    if feature_class == "L" and code in _SITES | _RESERVES:
        return "site" if code in _SITES else "natural"
    return _CLASSES.get(feature_class)


def radius_of(kind: str, code: str, population: int) -> float:
    """Radius in km of a place known as a point; 0 for an admin unit, whose extent has to be found."""
    if kind == "settlement":
        return settlement_radius(population)
    return _POINT_LIKE.get(code, _RADIUS.get(kind, 0.0))
