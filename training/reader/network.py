"""The network: the lower layers of multilingual-e5-small, and one linear layer for each sort of output."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from firsthand.models.scheme import INCIDENTS, KINDS, LINK_WIDTH, LINKS, SIDES, SPANS, STATUSES, TOLLS


@dataclass(frozen=True)
class Shape:
    """Sizes.

    Attributes:
        pieces: rows of the embedding.
        signals: columns of the signals.
        types: event types of the codebook.
        layers: layers kept, from the lowest.
        frozen: lowest layers that do not learn, nor does the embedding: they stay as many languages taught them. Signals come in above them.
        width, heads, inner: of the encoder.
        positions: longest text, in pieces.
    """

    pieces: int
    signals: int
    types: int
    layers: int = 6
    frozen: int = 2
    width: int = 384
    heads: int = 12
    inner: int = 1536
    positions: int = 512

    @property
    def word_outputs(self) -> int:
        """Inside and begin for each kind of span, then kind, side and part of a count."""
        return 2 * len(SPANS) + len(KINDS) + len(SIDES) + 1

    @property
    def sentence_outputs(self) -> int:
        """Status, types, incidents."""
        return len(STATUSES) + self.types + len(INCIDENTS)


class Layer(nn.Module):
    """One layer of BERT: attention, then two linear layers with GELU between, each added to its input and normalised."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, shape.inner)
        self.outer = nn.Linear(shape.inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` is (rows, pieces, width); `bias` (rows, 1, 1, pieces) is 0 where a piece counts and very low elsewhere."""
        rows, pieces, width = x.shape
        q, k, v = self.qkv(x).view(rows, pieces, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the fused attention of torch 2.13 is slower backwards at these lengths.
        scores = torch.matmul(q * (width // self.heads) ** -0.5, k.transpose(-1, -2)).float() + bias
        mixed = torch.matmul(torch.softmax(scores, -1).to(v.dtype), v)
        mixed = mixed.transpose(1, 2).reshape(rows, pieces, width)
        x = self.norm_attention(x + self.out(mixed))
        return self.norm(
            x + functional.dropout(self.outer(functional.gelu(self.inner(x))), self.dropout, self.training)
        )


class ReaderNetwork(nn.Module):
    """See the module."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.pieces, shape.width)
        self.positions = nn.Embedding(shape.positions, shape.width)
        self.signals = nn.Linear(shape.signals, shape.width, bias=False)
        nn.init.normal_(self.signals.weight, std=0.01)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        links = len(LINKS) * LINK_WIDTH
        self.of_words = nn.Linear(shape.width, shape.word_outputs + 2 * links)
        self.of_sentences = nn.Linear(shape.width, shape.sentence_outputs + 2 * LINK_WIDTH)
        self.of_documents = nn.Linear(shape.width, 2 * TOLLS)
        self.dropout = dropout

    def forward(self, pieces: Tensor, signals: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Outputs for each piece as a word, for each as the end of a sentence, and for each row as a document.

        Args:
            pieces: (rows, length) ids.
            signals: (rows, length, signals), that of a word on each of its pieces.
            mask: (rows, length), 1 where a piece counts.
        """
        x = self.encode(pieces, signals, mask)
        return self.of_words(x), self.of_sentences(x), self.of_documents(x[:, 0])

    def encode(self, pieces: Tensor, signals: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the pieces."""
        places = torch.arange(pieces.shape[1])
        bias = ((1.0 - mask) * -10000.0)[:, None, None, :]
        with torch.no_grad():
            x = self.norm(self.words(pieces) + self.positions(places)[None])
            for layer in self.layers[: self.shape.frozen]:
                x = layer(x, bias)
        x = x + self.signals(signals)
        for layer in self.layers[self.shape.frozen :]:
            x = layer(x, bias)
        return x


def start(shape: Shape, unpacked: dict[str, np.ndarray], rows: tuple[int, ...]) -> ReaderNetwork:
    """A network with the weights of the encoder.

    Args:
        shape: sizes.
        unpacked: arrays of multilingual-e5-small by name, weights as (out, in).
        rows: row of its embedding for each piece.
    """
    network = ReaderNetwork(shape)

    def put(parameter: Tensor, value: np.ndarray) -> None:
        with torch.no_grad():
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(value)).view_as(parameter))

    width = shape.width
    put(network.words.weight, unpacked["emb.word"].reshape(-1, width)[list(rows)])
    put(
        network.positions.weight,
        unpacked["emb.pos"].reshape(-1, width)[: shape.positions]
        + unpacked["emb.type"].reshape(-1, width)[0],
    )
    put(network.norm.weight, unpacked["emb.ln.w"])
    put(network.norm.bias, unpacked["emb.ln.b"])
    for number, layer in enumerate(network.layers):
        at = f"l{number}."
        put(layer.qkv.weight, np.concatenate([unpacked[at + name + ".w"] for name in "qkv"]))
        put(layer.qkv.bias, np.concatenate([unpacked[at + name + ".b"] for name in "qkv"]))
        for module, name in (
            (layer.out, "ao"),
            (layer.norm_attention, "aln"),
            (layer.inner, "fi"),
            (layer.outer, "fo"),
            (layer.norm, "oln"),
        ):
            put(module.weight, unpacked[at + name + ".w"])
            put(module.bias, unpacked[at + name + ".b"])
    return network
