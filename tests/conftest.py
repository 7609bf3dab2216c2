"""How the whole suite is run."""

import os

from hypothesis import settings

# The suite draws the same examples each time, so that it fails for what was changed and not by chance; `make search` draws new ones.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", max_examples=500, print_blob=True)
settings.load_profile(os.environ.get("FIRSTHAND_EXAMPLES", "same"))
