from firsthand.access.keys import csrf_token, digest, is_same, new_key


def test_keys_differ_and_are_kept_by_a_digest_that_does_not_hold_them() -> None:
    keys = {new_key() for _ in range(50)}
    assert len(keys) == 50
    assert all(len(key) >= 43 and key.isascii() and " " not in key for key in keys)
    one = keys.pop()
    assert digest(one) == digest(one)
    assert one not in digest(one)


def test_what_a_form_carries_is_neither_the_secret_nor_its_digest() -> None:
    key = new_key()
    assert csrf_token(key) not in (key, digest(key))
    assert csrf_token(key) != csrf_token(new_key())


def test_any_text_can_be_compared() -> None:
    assert is_same("é\ud800", "é\ud800")
    assert not is_same("é", "e")
