"""How rare words are."""

from __future__ import annotations

import pytest

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.rarity import BITS, STEP, Rarity, pack, slot


def test_a_packed_table_is_read_as_it_was_written() -> None:
    table = bytearray(1 << BITS)
    table[slot("raid")] = 3 * STEP
    held = Rarity.unpack(pack(bytes(table), 9 * STEP))
    assert (held.of("raid"), held.of("zqxv")) == (3.0, 9.0)


@pytest.mark.parametrize("packed", [b"", b"FHR1", b"FHR1junk", b"FHX1" + b"0" * 20, pack(b"short", 1)])
def test_a_damaged_table_is_refused_by_name(packed: bytes) -> None:
    with pytest.raises(KnowledgeError, match=r"rarity\.bin"):
        Rarity.unpack(packed)
