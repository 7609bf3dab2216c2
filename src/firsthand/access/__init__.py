"""Who may work with a store over the network: passwords, secrets of browsers and programs, and how often one may try."""

from firsthand.access.keys import csrf_token, digest, is_same, new_key
from firsthand.access.passwords import check_new_password, hash_password, is_outdated, is_right
from firsthand.access.throttle import Throttle

__all__ = [
    "Throttle",
    "check_new_password",
    "csrf_token",
    "digest",
    "hash_password",
    "is_outdated",
    "is_right",
    "is_same",
    "new_key",
]
