#!/usr/bin/env python3
"""Packs the small ones of ONNX's own tests of single nodes (Apache-2.0) whose operators are read.

Needs: pip install onnx safetensors
Writes onnx_nodes.bin, for each test the length of its model (four bytes, little-endian) and the model, and
onnx_nodes.safetensors with `PLACE input NUMBER` and `PLACE output`, the places counted from 0. What a test gives to its node
besides the values that flow through it becomes a weight of its model.
"""
import pathlib, struct, warnings

import numpy as np
import onnx
from onnx import numpy_helper
from onnx.backend.test.case.node import collect_testcases
from safetensors.numpy import save_file

HERE = pathlib.Path(__file__).parent
NAMES = """
@NAMES@
""".split()
JOINING = {"Add", "Sub", "Mul", "Div", "Sum", "Mean", "Max", "Min", "Concat"}

warnings.simplefilter("ignore")
cases = {case.name: case for case in collect_testcases(None)}
content, arrays = b"", {}
for place, name in enumerate(NAMES):
    case = cases[name]
    model = onnx.ModelProto()
    model.CopyFrom(case.model)
    given, expected = case.data_sets[0]
    flowing = len(given) if model.graph.node[0].op_type in JOINING else 1
    for info, value in list(zip(model.graph.input, given))[flowing:]:
        model.graph.initializer.append(numpy_helper.from_array(np.asarray(value), info.name))
    del model.graph.input[flowing:]
    del model.graph.output[1:]
    for version in model.opset_import:
        # What these tests use of later versions is as in 23.
        version.version = min(version.version, 23)
    for number, value in enumerate(given[:flowing]):
        arrays[f"{place} input {number}"] = np.ascontiguousarray(value)
    arrays[f"{place} output"] = np.ascontiguousarray(expected[0])
    written = model.SerializeToString()
    content += struct.pack("<I", len(written)) + written
(HERE / "onnx_nodes.bin").write_bytes(content)
save_file(arrays, HERE / "onnx_nodes.safetensors")
