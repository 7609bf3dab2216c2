from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.knowledge.gazetteer import Units
from firsthand.knowledge.gazetteer.dump import Tally, read_dump
from firsthand.knowledge.gazetteer.entry import Row

ALPHA3 = {"ML": "MLI", "BF": "BFA"}


class _Nothing:
    """No unit is known."""

    def name(self, number: int, name: str, country: str) -> str | None:
        return None

    def at(self, lat: float, lon: float, country: str) -> Units:
        return Units()


class _Something(_Nothing):
    def name(self, number: int, name: str, country: str) -> str | None:
        return "Known" if number == 1 else None

    def at(self, lat: float, lon: float, country: str) -> Units:
        return Units("MLI", "Known", "Inner")


def _line(number: object, name: str, **other: object) -> str:
    told = {
        "ascii": name, "names": "", "lat": 15.0, "lon": -2.0, "class": "P", "code": "PPL", "country": "ML",
        "cc2": "", "one": "08", "two": "", "three": "", "four": "", "people": 0,
    } | other  # fmt: skip
    return "\t".join(str(v) for v in (number, name, *told.values(), "", "300", "Africa/Bamako", "2024-01-01"))


def _read(*lines: str, known: _Nothing | None = None) -> tuple[list[Row], Tally]:
    tally = Tally()
    return list(read_dump(lambda: [f"{line}\n" for line in lines], ALPHA3, known or _Nothing(), tally)), tally


def test_places_get_their_units_from_the_dump_itself() -> None:
    region = _line(1, "Zorba Region", **{"class": "A", "code": "ADM1"})
    cercle = _line(2, "Cercle de Zorbala", **{"class": "A", "code": "ADM2", "two": "081"})
    village = _line(3, "Zorbatou", names="Zorba Tou,زوربا", two="081", people=8000)
    rows, tally = _read(village, cercle, region)
    assert [(r.entry, r.kind, r.admin1, r.admin2) for r in rows] == [
        ("gn:3", "settlement", "Zorba", "Zorbala"),
        ("gn:2", "admin2", "Zorba", "Zorbala"),
        ("gn:1", "admin1", "Zorba", None),
    ]
    assert rows[0].names >= {"Zorba Tou"}
    assert "زوربا" not in rows[0].names
    assert (rows[0].radius, rows[0].population, rows[0].country) == (4.0, 8000, "MLI")
    assert (tally.taken, tally.bad) == (3, 0)


def test_a_unit_covers_its_settlements_and_is_no_smaller_than_few_of_them_allow() -> None:
    unit = _line(1, "Zorba", **{"class": "A", "code": "ADM1"})
    few, _ = _read(unit, _line(2, "Aaa"), _line(3, "Bbb", lat=15.2))
    assert few[-1].radius == 120.0
    many, _ = _read(unit, *(_line(n, f"Village {n}", lat=15 + n / 20) for n in range(2, 22)))
    assert 45 <= many[-1].radius <= 60
    assert 15.4 <= many[-1].lat <= 15.7


def test_units_that_are_known_keep_their_names_and_fill_gaps() -> None:
    unit = _line(1, "Région de Connu", **{"class": "A", "code": "ADM1"})
    inside, away = _line(2, "Aaa"), _line(3, "Bbb", one="99")
    rows, _ = _read(unit, inside, away, known=_Something())
    assert [(r.admin1, r.admin2) for r in rows[:2]] == [("Known", "Inner"), ("Known", "Inner")]


def test_boundaries_that_disagree_with_the_list_fill_nothing() -> None:
    unit = _line(5, "Otherwise", **{"class": "A", "code": "ADM1"})
    rows, _ = _read(unit, _line(2, "Aaa"), known=_Something())
    assert (rows[0].admin1, rows[0].admin2) == ("Otherwise", None)


def test_what_is_no_place_is_left_out_and_not_counted_as_bad() -> None:
    rows, tally = _read(
        _line(1, "Route", **{"class": "R", "code": "RD"}), _line(2, "École", **{"class": "S", "code": "SCH"})
    )
    assert rows == []
    assert tally.bad == 0


def test_bad_rows_are_counted_and_named_and_the_rest_is_taken() -> None:
    rows, tally = _read(
        "no table at all",
        _line("x1", "Aaa"),
        _line(2, "", ascii=""),
        _line(3, "Bbb", lat=95),
        _line(4, "Ccc", lon="nan"),
        _line(5, "Ddd", lat="north"),
        _line(6, "Eee", country="QQ"),
        _line(7, "Fff", people="many"),
        _line(8, "Ggg", people=10**30),
        _line(9, "Zorbatou"),
    )
    assert [r.name for r in rows] == ["Zorbatou"]
    assert (tally.taken, tally.bad) == (1, 9)
    assert tally.examples[0] == "line 1: 1 columns and not 19"
    assert "line 4: '95' is no coordinate on the globe" in tally.examples
    assert "line 7: there is no country 'QQ'" in tally.examples


def test_only_the_first_bad_rows_are_named() -> None:
    _, tally = _read(*["nothing"] * 500)
    assert (tally.bad, len(tally.examples)) == (500, 10)


@given(st.lists(st.text(st.characters(exclude_characters="\n\r"), max_size=80), max_size=5))
def test_any_lines_are_read_or_counted(lines: list[str]) -> None:
    rows, tally = _read(*lines)
    assert len(rows) + tally.bad == len(lines) or any(line.count("\t") >= 18 for line in lines)


@given(st.floats(allow_nan=True, allow_infinity=True), st.floats(allow_nan=True, allow_infinity=True))
def test_every_row_that_is_taken_lies_on_the_globe(lat: float, lon: float) -> None:
    rows, tally = _read(_line(1, "Zorbatou", lat=lat, lon=lon))
    assert len(rows) + tally.bad == 1
    assert bool(rows) == (-90 <= lat <= 90 and -180 <= lon <= 180)
