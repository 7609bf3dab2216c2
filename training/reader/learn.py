"""One loss for all outputs, and the loop that lowers it."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from training.reader.batches import OPEN, Batch, batches, rows
from training.reader.network import ReaderNetwork
from training.reader.texts import Text

from firsthand.models.pieces import Pieces
from firsthand.models.scheme import INCIDENTS, KINDS, LINK_WIDTH, LINKS, SIDES, SPANS, STATUSES, TOLLS


@dataclass(frozen=True)
class Settings:
    """How to learn.

    Attributes:
        rounds: times that everything is read.
        rate: learning rate of the encoder at its height; the layers on top learn faster by `faster`.
        budget: pieces in a batch.
        length: pieces in a window, at most; each round draws its own between five eighths of that and all of it.
        forget: share of rows whose signals are hidden, so that the words are learnt too.
        seed: of everything that is drawn.
    """

    rounds: int = 4
    rate: float = 2e-4
    faster: float = 5.0
    budget: int = 4096
    length: int = 160
    forget: float = 0.15
    seed: int = 7


@dataclass
class Split:
    """Outputs of a batch, by what they say."""

    inside: Tensor
    begin: Tensor
    kind: Tensor
    side: Tensor
    part: Tensor
    queries: Tensor
    keys: Tensor


def split_words(out: Tensor) -> Split:
    """The parts of the outputs of words."""
    spans, links = len(SPANS), len(LINKS) * LINK_WIDTH
    sizes = [spans, spans, len(KINDS), len(SIDES), 1, links, links]
    return Split(*out.split(sizes, dim=-1))


def losses(network: ReaderNetwork, batch: Batch) -> dict[str, Tensor]:
    """What each output gets wrong."""
    of_words, of_sentences, of_documents = network(batch.pieces, batch.signals, batch.mask)
    of_words = of_words.float()[batch.words[:, 0], batch.words[:, 1]]
    of_sentences = of_sentences.float()[batch.sentences[:, 0], batch.sentences[:, 1]]
    split = split_words(of_words)
    found = {
        "inside": _binary(split.inside, batch.inside, 2.0),
        "begin": _binary(split.begin, batch.begin, 2.0),
    }
    if len(batch.harms):
        word, kind, side, part = batch.harms.T
        found["kind"] = functional.cross_entropy(split.kind[word], kind) * 0.3
        if (side >= 0).any():
            found["side"] = functional.cross_entropy(split.side[word], side, ignore_index=OPEN) * 0.3
        if (part >= 0).any():
            found["part"] = _binary(split.part[word, 0], part.float(), 2.0) * 0.2
    status, types, incidents, told = of_sentences.split(
        [len(STATUSES), network.shape.types, len(INCIDENTS), 2 * LINK_WIDTH], dim=-1
    )
    if (batch.status >= 0).any():
        found["status"] = functional.cross_entropy(status, batch.status, ignore_index=OPEN) * 0.6
    if (batch.types != OPEN).any():
        found["types"] = _binary(types, batch.types, 3.0) * 3
    if (batch.incidents != OPEN).any():
        found["incidents"] = _binary(incidents, batch.incidents, 2.0) * 0.5
    if len(batch.links):
        channel, a, b, label = batch.links.T
        q = split.queries.view(-1, len(LINKS), LINK_WIDTH)[a, channel]
        k = split.keys.view(-1, len(LINKS), LINK_WIDTH)[b, channel]
        found["links"] = functional.binary_cross_entropy_with_logits((q * k).sum(-1), label.float()) * 0.2
    if len(batch.same):
        a, b, label = batch.same.T
        q, k = told.split(LINK_WIDTH, dim=-1)
        found["same"] = (
            functional.binary_cross_entropy_with_logits((q[a] * k[b]).sum(-1), label.float()) * 0.2
        )
    if len(batch.tolls):
        row, killed, injured = batch.tolls.T
        out = of_documents.float()[row].view(-1, 2, TOLLS)
        found["toll"] = 0.15 * (
            functional.cross_entropy(out[:, 0], killed) + functional.cross_entropy(out[:, 1], injured)
        )
    return found


def _binary(out: Tensor, labels: Tensor, weight: float) -> Tensor:
    """Cross entropy where something is known, ones weighing more than zeros; mean over rows that are known."""
    known = labels != OPEN
    if not known.any():
        return out.sum() * 0
    raw = functional.binary_cross_entropy_with_logits(out[known], labels[known], reduction="none")
    weights = torch.where(labels[known] == 1, weight, 1.0)
    return 8 * (raw * weights).mean()


def learn(
    network: ReaderNetwork,
    texts: Sequence[Text],
    pieces: Pieces,
    settings: Settings,
    folder: Path,
    check: Callable[[ReaderNetwork, int], None],
) -> None:
    """Lower the loss, round by round, with a checkpoint after each; goes on from the last one where there is one.

    Args:
        network: what learns, in place.
        texts: what it learns from.
        pieces: cuts their words.
        settings: how.
        folder: where checkpoints and the log are kept.
        check: called after each round with its number.
    """
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings.seed)
    # bfloat16 has too few digits for small steps: the weights stay in float32, the products are made in bfloat16 by autocast.
    encoder = [p for layer in network.layers[network.shape.frozen :] for p in layer.parameters()]
    top = [p for name, p in network.named_parameters() if name.startswith(("of_", "signals."))]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": settings.rate}, {"params": top, "lr": settings.rate * settings.faster}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
    )
    state = folder / "checkpoint.pt"
    done = 0
    if state.exists():
        kept = torch.load(state, weights_only=True)
        network.load_state_dict(kept["network"])
        optimizer.load_state_dict(kept["optimizer"])
        done = kept["rounds"]
    total = None
    for number in range(done, settings.rounds):
        chance = random.Random(settings.seed + number)  # noqa: S311 - an order of texts, no secret
        length = chance.choice([settings.length * 5 // 8, settings.length * 3 // 4, settings.length])
        shown = [text for text in texts for _ in range(int(text.weight + chance.random()))]
        found = list(batches(rows(shown, pieces, length), settings.budget, network.shape.types, chance))
        total = total or len(found) * settings.rounds
        network.train()
        sums: dict[str, float] = {}
        began = time.monotonic()
        for step, batch in enumerate(found):
            place = min((number * len(found) + step) / total, 1.0)
            height = min(place / 0.06, 1.0) * max(1.0 - place, 0.02)
            for group, top_rate in zip(
                optimizer.param_groups, (settings.rate, settings.rate * settings.faster), strict=True
            ):
                group["lr"] = top_rate * height
            hide = torch.rand(len(batch.signals), 1, 1) < settings.forget
            batch.signals = batch.signals * ~hide
            with torch.autocast("cpu", torch.bfloat16):
                parts = losses(network, batch)
            loss = sum(parts.values(), torch.zeros(()))
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_([*encoder, *top], 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + float(value.detach())
            if step % 50 == 0:
                shown_sums = {name: round(value / (step + 1), 4) for name, value in sums.items()}
                print(number, step, len(found), round(time.monotonic() - began), shown_sums, flush=True)
        torch.save(
            {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "rounds": number + 1},
            state,
        )
        with (folder / "log.jsonl").open("a") as log:
            log.write(
                json.dumps(
                    {
                        "round": number,
                        "seconds": time.monotonic() - began,
                        **{k: v / len(found) for k, v in sums.items()},
                    }
                )
                + "\n"
            )
        check(network, number)
