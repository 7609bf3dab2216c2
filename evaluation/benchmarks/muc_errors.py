"""`python -m evaluation.benchmarks.muc_errors`: what goes wrong on the six slots of MUC-4, by kind.

Templates first: missed because the document was set aside, because nothing was given in it, because one of another type stands
there without a partner, or because fewer were given than there are. Then fillers of aligned templates: right, with another
boundary (a word in common), under another role, another filler given, nothing given; and given where the gold has none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.benchmarks.muc4 import given_slots
from evaluation.benchmarks.muc_documents import FOLDER, extracted, read_forms, read_slots
from evaluation.benchmarks.muc_slots import ROLES, Entity, SlotTemplate, align, distinct
from firsthand.run.plan import Workshop


def template_errors(given: Sequence[SlotTemplate], gold: Sequence[SlotTemplate]) -> Counter[str]:
    """Kinds of errors of whole templates of one document."""
    gold = distinct(gold)
    pairs = align(given, gold)
    missed = len(gold) - len(pairs)
    spurious = len(given) - len(pairs)
    kinds = Counter({"aligned": len(pairs)})
    if not given:
        kinds["missed, nothing given in the document"] = missed
    else:
        kinds["wrong type"] = min(missed, spurious)
        kinds["missed, fewer given than there are"] = missed - kinds["wrong type"]
    if gold:
        kinds["spurious beside others"] = spurious - kinds["wrong type"]
    else:
        kinds["spurious in a document without incidents"] = spurious
    return +kinds


def filler_errors(given: SlotTemplate, gold: SlotTemplate) -> Counter[tuple[str, str]]:
    """Kinds of errors of the fillers of two aligned templates, by role."""
    kinds: Counter[tuple[str, str]] = Counter()
    for role in ROLES:
        mine = given.fillers[role]
        elsewhere = [entity for other in ROLES if other != role for entity in given.fillers[other]]
        for wanted in gold.fillers[role]:
            kinds[role, _kind(wanted, mine, elsewhere)] += 1
        for entity in mine:
            if not any(entity <= wanted for wanted in gold.fillers[role]):
                kinds[role, "given wrong" if gold.fillers[role] else "given where gold has none"] += 1
    return kinds


def _kind(wanted: Entity, mine: Sequence[Entity], elsewhere: Sequence[Entity]) -> str:
    if any(entity <= wanted for entity in mine):
        return "right"
    if any(_words(entity) & _words(wanted) for entity in mine):
        return "other boundary"
    if any(entity <= wanted for entity in elsewhere):
        return "under another role"
    return "other filler given" if mine else "nothing given"


def _words(entity: Entity) -> set[str]:
    return {word for mention in entity for word in mention.split()}


def main() -> None:
    """Count over the development half and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.benchmarks.muc_errors", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    folder = arguments.data / FOLDER
    workshop = Workshop.load()
    originals = {text.id: text.text for text in read_forms(folder / "train_dev.jsonl.gz", "dev")}
    whole: Counter[str] = Counter()
    fillers: Counter[tuple[str, str]] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    texts = read_slots(folder / "gtt_dev.json", originals)
    for text, extraction in extracted(texts, workshop, arguments.limit):
        gold = distinct(SlotTemplate.of_gold(template) for template in text.templates)
        if extraction is None:
            whole["missed, the document was set aside"] += len(gold)
            continue
        given = given_slots(extraction, workshop)
        whole += template_errors(given, gold)
        pairs = align(given, gold)
        for mine, theirs in pairs:
            fillers += filler_errors(given[mine], gold[theirs])
        alone = [t for n, t in enumerate(given) if n not in {m for m, _ in pairs}]
        wanted = [t for n, t in enumerate(gold) if n not in {t for _, t in pairs}]
        types.update((_name(a), _name(b)) for a, b in zip(alone, wanted, strict=False))
    for kind, count in whole.most_common():
        print(f"{count:>6}  {kind}")
    print("\nwrong types (given, gold):", ", ".join(f"{a} for {b} {n}" for (a, b), n in types.most_common(6)))
    for role in ROLES:
        counts = ", ".join(f"{kind} {n}" for (r, kind), n in fillers.most_common() if r == role)
        print(f"{role:<8} {counts}")


def _name(template: SlotTemplate) -> str:
    return "/".join(sorted(template.types))


if __name__ == "__main__":
    main()
