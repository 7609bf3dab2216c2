"""The network as an ONNX graph of whole numbers, built node by node.

Written out rather than traced: the graph is small, and the embedding can stay in 8 bits (a table of rows and one scale for each), which no
exporter does. The products of the layers are quantised by ONNX Runtime: 8 bits, a scale for each column (per channel) and 7 of the 8 bits
used (reduce_range), so that processors without VNNI do not overflow.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.reader.network import ReaderNetwork

from firsthand.models import scheme
from firsthand.reports.signals import SIGNALS

OPSET = 20


class Graph:
    """Nodes and constants as they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def add(self, kind: str, inputs: Sequence[str], **attributes: object) -> str:
        """A node with one output; its name."""
        name = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def constant(self, value: np.ndarray) -> str:
        """A constant; its name."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.asarray(value, order="C"), name))
        return name

    def linear(self, x: str, module: object) -> str:
        """A linear layer."""
        weight, bias = module.weight.detach().numpy(), module.bias  # type: ignore[attr-defined]
        product = self.add("MatMul", [x, self.constant(weight.T)])
        return product if bias is None else self.add("Add", [product, self.constant(bias.detach().numpy())])

    def norm(self, x: str, module: object) -> str:
        """A layer norm."""
        weight, bias = (p.detach().numpy() for p in (module.weight, module.bias))  # type: ignore[attr-defined]
        return self.add(
            "LayerNormalization", [x, self.constant(weight), self.constant(bias)], axis=-1, epsilon=1e-12
        )


def build(network: ReaderNetwork) -> onnx.ModelProto:
    """The graph with weights in float32, but for the embedding."""
    shape, graph = network.shape, Graph()
    rows = network.words.weight.detach().numpy()
    scale = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-8) / 127
    table = graph.constant(np.round(rows / scale).astype(np.int8))
    whole = graph.add("Cast", [graph.add("Gather", [table, "pieces"])], to=TensorProto.FLOAT)
    x = graph.add("Mul", [whole, graph.add("Gather", [graph.constant(scale.astype(np.float32)), "pieces"])])
    size = graph.add("Gather", [graph.add("Shape", ["pieces"]), graph.constant(np.array([1]))])
    positions = graph.constant(network.positions.weight.detach().numpy())
    zero = graph.constant(np.array([0]))
    x = graph.add("Add", [x, graph.add("Slice", [positions, zero, size, zero])])
    x = graph.norm(x, network.norm)
    shut = graph.add(
        "Mul", [graph.add("Sub", [graph.constant(np.float32(1)), "mask"]), graph.constant(np.float32(-10000))]
    )
    bias = graph.add("Unsqueeze", [shut, graph.constant(np.array([1, 2]))])
    for number, layer in enumerate(network.layers):
        if number == shape.frozen:
            x = graph.add("Add", [x, graph.linear("signals", network.signals)])
        x = _layer(graph, x, bias, layer, shape.width)
    first = graph.add("Gather", [x, graph.constant(np.array(0))], axis=1)
    outputs = {
        "of_words": graph.linear(x, network.of_words),
        "of_sentences": graph.linear(x, network.of_sentences),
        "of_documents": graph.linear(first, network.of_documents),
    }
    for name, source in outputs.items():
        graph.nodes.append(helper.make_node("Identity", [source], [name], name=name))
    inputs = [
        helper.make_tensor_value_info("pieces", TensorProto.INT64, ["rows", "length"]),
        helper.make_tensor_value_info("signals", TensorProto.FLOAT, ["rows", "length", shape.signals]),
        helper.make_tensor_value_info("mask", TensorProto.FLOAT, ["rows", "length"]),
    ]
    sizes = {
        "of_words": ["rows", "length", network.of_words.out_features],
        "of_sentences": ["rows", "length", network.of_sentences.out_features],
        "of_documents": ["rows", network.of_documents.out_features],
    }
    infos = [helper.make_tensor_value_info(name, TensorProto.FLOAT, size) for name, size in sizes.items()]
    made = helper.make_graph(graph.nodes, "reader", inputs, infos, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _heads(model: onnx.ModelProto) -> list[str]:
    """The products that give the outputs: they are small, and every error in them is an error of the answer."""
    made_by = {output: node for node in model.graph.node for output in node.output}
    found = []
    for output in model.graph.output:
        node = made_by[output.name]
        while node.op_type != "MatMul":
            node = made_by[node.input[0]]
        found.append(node.name)
    return found


def _layer(graph: Graph, x: str, bias: str, layer: object, width: int) -> str:
    heads = layer.heads  # type: ignore[attr-defined]
    qkv = graph.linear(x, layer.qkv)  # type: ignore[attr-defined]
    qkv = graph.add("Reshape", [qkv, graph.constant(np.array([0, 0, 3, heads, width // heads]))])
    qkv = graph.add("Transpose", [qkv], perm=[2, 0, 3, 1, 4])
    q, k, v = (graph.add("Gather", [qkv, graph.constant(np.array(n))], axis=0) for n in range(3))
    q = graph.add("Mul", [q, graph.constant(np.float32((width // heads) ** -0.5))])
    scores = graph.add(
        "Add", [graph.add("MatMul", [q, graph.add("Transpose", [k], perm=[0, 1, 3, 2])]), bias]
    )
    mixed = graph.add("MatMul", [graph.add("Softmax", [scores], axis=-1), v])
    mixed = graph.add("Transpose", [mixed], perm=[0, 2, 1, 3])
    mixed = graph.add("Reshape", [mixed, graph.constant(np.array([0, 0, width]))])
    x = graph.norm(graph.add("Add", [x, graph.linear(mixed, layer.out)]), layer.norm_attention)  # type: ignore[attr-defined]
    inner = graph.add("Gelu", [graph.linear(x, layer.inner)])  # type: ignore[attr-defined]
    return graph.norm(graph.add("Add", [x, graph.linear(inner, layer.outer)]), layer.norm)  # type: ignore[attr-defined]


def export(network: ReaderNetwork, types: Sequence[str], path: Path) -> None:
    """Write the graph, its products in 8 bits, and the names of its outputs."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        made = build(network)
        onnx.save(made, whole)
        quantize_dynamic(
            whole,
            path,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul"],
            nodes_to_exclude=_heads(made),
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    names = {
        "spans": scheme.SPANS,
        "kinds": scheme.KINDS,
        "sides": scheme.SIDES,
        "statuses": scheme.STATUSES,
        "types": list(types),
        "incidents": scheme.INCIDENTS,
        "links": scheme.LINKS,
        "signals": SIGNALS,
    }
    path.with_suffix(".json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
