#!/usr/bin/env python3
"""Writes small models of ONNX, and beside each what ONNX Runtime computes in every node, as safetensors.

Needs: pip install torch torchvision onnx onnxruntime safetensors
Usage: make_onnx.py [NAME ...]
NAME.onnx is the model; NAME_onnx.safetensors holds `input NUMBER` and the values of the nodes under the file's names for them.
Nodes that only name, turn around or prepare values have no layer of their own, and are left out.
"""
import io, pathlib, sys, warnings

import numpy as np
import onnx
import onnxruntime
import torch
import torchvision
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import save_file
from torch import nn
from torch.nn import functional as F

HERE = pathlib.Path(__file__).parent
SILENT = {"Transpose", "Identity", "Cast", "Constant", "ConstantOfShape", "Shape", "Unsqueeze", "Squeeze", "Slice", "Gather",
          "DequantizeLinear", "QuantizeLinear"}
random = np.random.default_rng(5)


def numbers(*shape, low=-1.0, high=1.0, dtype=np.float32):
    return random.uniform(low, high, shape).astype(dtype)


class Graph:
    """A model that is put together node by node."""

    def __init__(self, opset, **inputs):
        self.opset, self.inputs, self.nodes, self.constants = opset, inputs, [], []
        self.count = 0

    def constant(self, value, name=None):
        self.count += 1
        name = name or f"constant{self.count}"
        self.constants.append(value if isinstance(value, onnx.TensorProto) else numpy_helper.from_array(np.asarray(value), name))
        self.constants[-1].name = name
        return name

    def add(self, kind, *inputs, name=None, outputs=1, **attributes):
        self.count += 1
        name = name or f"{kind.lower()}{self.count}"
        inputs = [i if isinstance(i, str) else self.constant(i) for i in inputs]
        names = [name] if outputs == 1 else [f"{name}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, name=name, **attributes))
        return names[0] if outputs == 1 else names

    def model(self, *outputs, dtype=TensorProto.FLOAT):
        def info(name, shape): return helper.make_tensor_value_info(name, dtype, shape)
        graph = helper.make_graph(
            self.nodes, "graph", [info(n, ["N", *s]) for n, s in self.inputs.items()], [info(o, None) for o in outputs],
            self.constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)])
        model.ir_version = 8
        model = onnx.shape_inference.infer_shapes(model)
        del model.graph.value_info[:]
        return model


def with_shapes(model, *shapes):
    """The model with the shapes of its outputs, where they are not inferred."""
    for output, extents in zip(model.graph.output, shapes):
        output.CopyFrom(helper.make_tensor_value_info(output.name, TensorProto.FLOAT, extents))
    return model


def exported(module, *shape, opset=13, batch=True):
    """What PyTorch's exporter makes of a module."""
    torch.manual_seed(3)
    module = module.eval()
    for part in module.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.running_mean.uniform_(-0.3, 0.3)
            part.running_var.uniform_(0.5, 1.5)
    file = io.BytesIO()
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(module, torch.rand(1, *shape), file, dynamo=False, opset_version=opset, input_names=["image"],
                          output_names=["scores"],
                          dynamic_axes={"image": {0: "N"}, "scores": {0: "N"}} if batch else None)
    return onnx.load_from_string(file.getvalue())


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv2d(3, 6, (3, 2), stride=(2, 1), padding=(1, 0)), nn.BatchNorm2d(6), nn.ReLU(),
            nn.MaxPool2d(3, 2, padding=1, ceil_mode=True), nn.Conv2d(6, 8, 3, padding=2, dilation=2, groups=2, bias=False),
            nn.LeakyReLU(0.1), nn.AvgPool2d(3, 2, padding=1, ceil_mode=True))
        self.depthwise = nn.Conv2d(8, 16, 3, padding=1, groups=8)
        self.fc1, self.fc2 = nn.Linear(16 * 2 * 3, 7), nn.Linear(7, 4)

    def forward(self, x):
        x = F.elu(self.depthwise(self.features(x)))
        x = F.avg_pool2d(x, 2, stride=1, padding=1, count_include_pad=False)
        x = F.adaptive_avg_pool2d(x, 1) + x * 0.5
        x = F.max_pool2d(x, (2, 2), ceil_mode=True)[:, :, :2, :3]
        return F.softmax(self.fc2(torch.tanh(self.fc1(x.contiguous().view(x.size(0), -1)))), dim=1)


class Residual(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 4, 1)
        self.squeeze, self.excite = nn.Conv2d(4, 2, 1), nn.Conv2d(2, 4, 1)
        self.norm, self.drop, self.fc = nn.BatchNorm2d(4), nn.Dropout(0.3), nn.Linear(8, 5)

    def forward(self, x):
        x = F.hardswish(self.norm(self.first(x)))
        y = F.relu6(self.second(x)) + x
        gate = F.hardsigmoid(self.excite(F.silu(self.squeeze(F.adaptive_avg_pool2d(y, 1)))))
        z = torch.cat([y * gate, F.softplus(y)], 1)
        b, c, h, w = z.size()
        z = z.view(b, 2, c // 2, h, w).transpose(1, 2).contiguous().view(b, c, h, w)
        return self.fc(self.drop(z.mean((2, 3))))


def plain(): return exported(Plain(), 3, 16, 14, opset=11)
def residual(): return exported(Residual(), 3, 6, 5, opset=14)


def shufflenet():
    """torchvision's ShuffleNet v2, every layer of it with few channels."""
    return exported(torchvision.models.ShuffleNetV2([2, 3, 2], [6, 8, 16, 24, 20], num_classes=7), 3, 48, 40, opset=17)


def signals():
    return exported(nn.Sequential(
        nn.Conv1d(2, 4, 3, padding=1, stride=2), nn.ReLU(), nn.MaxPool1d(2, ceil_mode=True), nn.Conv1d(4, 6, 2, groups=2),
        nn.AvgPool1d(2, stride=1, padding=1), nn.Upsample(scale_factor=2), nn.Flatten(), nn.Linear(60, 3),
        nn.Softmax(dim=-1)), 2, 20, opset=17)


def volumes():
    return exported(nn.Sequential(
        nn.Conv3d(2, 3, (2, 3, 2), padding=(0, 1, 1)), nn.ELU(0.7), nn.MaxPool3d(2, padding=(0, 1, 0)),
        nn.AvgPool3d((1, 2, 1)), nn.AdaptiveAvgPool3d(1), nn.Flatten(), nn.Linear(3, 2)), 2, 5, 6, 7, opset=12, batch=False)


def transposed():
    g = Graph(16, image=[3, 4, 5])
    x = g.add("ConvTranspose", "image", numbers(3, 4, 3, 3), numbers(4), strides=[2, 2], pads=[1, 1, 1, 1], output_padding=[1, 1])
    x = g.add("ConvTranspose", x, numbers(4, 2, 2, 3), strides=[3, 1], group=2)
    x = g.add("ConvTranspose", x, numbers(4, 2, 3, 3), numbers(2), strides=[2, 2], auto_pad="SAME_UPPER")
    y = g.add("ConvTranspose", "image", numbers(3, 2, 2, 2), numbers(2), strides=[3, 3], output_padding=[1, 1])
    z = g.add("ConvTranspose", "image", numbers(3, 2, 3, 3), strides=[2, 2], output_shape=[8, 10])
    w = g.add("ConvTranspose", "image", numbers(3, 2, 3, 2), dilations=[2, 1], pads=[0, 1, 1, 0])
    return g.model(x, y, z, w)


def functions():
    g = Graph(20, image=[4, 3, 2])
    x, outputs = g.add("Mul", "image", np.float32(4)), []
    for kind, attributes in [
        ("LeakyRelu", {}), ("LeakyRelu", {"alpha": 0.3}), ("ThresholdedRelu", {"alpha": 0.7}), ("Elu", {"alpha": 0.5}),
        ("Selu", {}), ("Sigmoid", {}), ("HardSigmoid", {}), ("HardSigmoid", {"alpha": 1 / 6, "beta": 0.5}), ("HardSwish", {}),
        ("Tanh", {}), ("Softplus", {}), ("Softsign", {}), ("Exp", {}), ("Gelu", {}), ("Gelu", {"approximate": "tanh"}),
        ("Softmax", {"axis": 1}), ("Softmax", {}), ("Softmax", {"axis": 2}), ("Relu", {}), ("Neg", {}),
    ]:
        outputs.append(g.add(kind, x, **attributes))
    for low, high in [(0, 6), (0, 2.5), (-1, 1), (0, None), (None, 0.5), (0.5, 2)]:
        bounds = ["" if b is None else np.float32(b) for b in (low, high)]
        outputs.append(g.add("Clip", x, *bounds))
    outputs.append(g.add("Softmax", g.add("Flatten", x)))
    return g.model(*outputs)


def shapes():
    g = Graph(13, image=[4, 3, 6])
    x = g.add("Pad", "image", np.array([0, 0, 1, 0, 0, 0, 2, 1]))
    x = g.add("Pad", x, np.array([0, 0, -1, 0, 0, 0, 0, -1]))
    sliced = g.add("Slice", x, np.array([1, -5]), np.array([4, 99]), np.array([2, -1]), name="sliced")
    channels = g.add("Slice", "image", np.array([1]), np.array([3]), np.array([1]), name="channels")
    one, two = g.add("Split", "image", np.array([1, 3]), axis=1, outputs=2, name="parts")
    third = g.add("Gather", "image", np.array(2), axis=1, name="third")
    pair = g.add("Concat", channels, g.add("Gather", "image", np.array([2, 3]), axis=1), axis=1)
    rows = g.add("Concat", one, g.add("Unsqueeze", third, np.array([1])), axis=2)
    shuffled = g.add("Reshape", "image", np.array([0, 2, 2, 3, 6]))
    shuffled = g.add("Reshape", g.add("Transpose", shuffled, perm=[0, 2, 1, 3, 4]), np.array([0, -1, 3, 6]))
    turned = g.add("Transpose", "image", perm=[0, 3, 1, 2], name="turned")
    conv = g.add("Conv", turned, numbers(2, 6, 1, 1))
    flat = g.add("Flatten", g.add("Transpose", "image", perm=[0, 2, 3, 1]), name="flat")
    vector = g.add("Squeeze", g.add("GlobalMaxPool", two), np.array([2, 3]))
    part = g.add("Slice", g.add("Flatten", "image"), np.array([5]), np.array([30]), np.array([1]), name="part")
    maps = g.add("Conv", g.add("Reshape", part, np.array([-1, 5, 5, 1])), numbers(2, 5, 2, 1))
    cut = g.add("Reshape", "image", np.array([-1, 9, 8]), name="cut")
    last = g.add("Add", g.add("Transpose", "image", perm=[0, 2, 3, 1]), numbers(4), name="last")
    return g.model(sliced, two, pair, rows, shuffled, conv, flat, vector, part, maps, cut, last, turned)


def resizing():
    g = Graph(13, image=[2, 3, 4])
    def resize(scales, sizes=None, **a): return g.add("Resize", "image", "", *(["", np.array(sizes)] if sizes else [np.array(scales, np.float32)]), **a)
    outputs = [
        resize([1, 1, 2, 3], mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
        resize([1, 1, 3, 2], mode="nearest"),
        resize([1, 1, 2, 4], mode="linear"),
        resize([1, 1, 2, 2], mode="linear", coordinate_transformation_mode="pytorch_half_pixel"),
        g.add("AveragePool", resize(None, [1, 2, 6, 8], mode="nearest"), kernel_shape=[2, 2]),
    ]
    model = g.model(*outputs)
    model.graph.input[0].type.tensor_type.shape.dim[0].dim_value = 1
    return model


def resized():
    """Every rule of Resize, larger and smaller, by sizes and by scales whose product is rounded down."""
    g = Graph(19, image=[2, 5, 7])
    rules = [({"mode": "linear"}, [None])] + [({"mode": "nearest"}, [{"nearest_mode": r}]) for r in
             ["floor", "round_prefer_floor", "round_prefer_ceil", "ceil"]]
    outputs = []
    for coordinates in ["half_pixel", "asymmetric", "align_corners"]:
        for mode, roundings in rules:
            for rounding in roundings:
                attributes = dict(mode, coordinate_transformation_mode=coordinates, axes=[2, 3], **(rounding or {}))
                # Where two cells are equally near, ONNX Runtime's rounding of single precision decides: 7 to 4 has such a place.
                is_tie = coordinates == "asymmetric" and rounding == {"nearest_mode": "round_prefer_ceil"}
                for sizes in [[9, 5 if is_tie else 4], [3, 12]]:
                    outputs.append(g.add("Resize", "image", "", "", np.array(sizes), **attributes))
                outputs.append(g.add("Resize", "image", "", np.array([1.7, 0.45], np.float32), **attributes))
    outputs.append(g.add("Resize", "image", "", "", np.array([7, 3]), axes=[-2, -1], mode="nearest",
                         coordinate_transformation_mode="tf_half_pixel_for_nn", nearest_mode="floor"))
    outputs.append(g.add("Resize", "image", "", "", np.array([7, 3]), axes=[2, 3], mode="linear",
                         coordinate_transformation_mode="pytorch_half_pixel"))
    outputs.append(g.add("Resize", "image", "", "", np.array([1, 1]), axes=[2, 3], mode="linear",
                         coordinate_transformation_mode="pytorch_half_pixel"))
    outputs.append(g.add("Resize", "image", "", "", np.array([1, 4]), axes=[2, 3], mode="linear"))
    last = g.add("Transpose", "image", perm=[0, 2, 3, 1])
    outputs.append(g.add("Resize", last, "", "", np.array([4, 9]), axes=[1, 2], mode="linear"))
    return g.model(*outputs)


def resized_older():
    g = Graph(10, image=[2, 5, 7])
    def resize(kind, x, *scales, **a): return g.add(kind, x, np.array([1, 1, *scales], np.float32), **a)
    x = resize("Resize", "image", 1.3, 2.6, mode="nearest")
    y = resize("Resize", "image", 0.6, 0.45, mode="nearest")
    z = resize("Resize", "image", 1.5, 0.7, mode="linear")
    return g.model(x, y, z)


class Resized(nn.Module):
    """A pyramid that PyTorch resizes in every way that it exports."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(3, 4, 3, padding=1), nn.Conv2d(4, 2, 2)

    def forward(self, x):
        x = self.first(F.interpolate(x, (11, 8), mode="bilinear", align_corners=False))
        y = F.relu(self.second(F.interpolate(x, scale_factor=0.7, mode="nearest")))
        y = F.interpolate(y, size=(9, 13), mode="bilinear", align_corners=True)
        z = F.interpolate(self.second(F.interpolate(x, scale_factor=(1.3, 0.8), mode="bilinear")), size=(9, 13))
        return torch.cat([y, z], 1).mean((2, 3))


def resized_torch(): return exported(Resized(), 3, 7, 9, opset=13)


def older():
    g = Graph(7, image=[6, 5, 4])
    x = g.add("LRN", "image", size=3, alpha=0.3, beta=0.6, bias=1.5)
    x = g.add("BatchNormalization", x, *(g.constant(numbers(6, low=0.5), n) for n in ["scale", "shift", "mean", "variance"]),
              epsilon=1e-3, spatial=1)
    x = g.add("Conv", x, numbers(4, 6, 2, 2), auto_pad="SAME_LOWER", strides=[2, 1])
    x = g.add("Clip", x, min=0.0, max=6.0)
    x = g.add("Upsample", x, scales=[1.0, 1.0, 2.0, 1.0])
    x = g.add("MaxPool", x, kernel_shape=[3, 2], auto_pad="SAME_UPPER", strides=[2, 2])
    x = g.add("Dropout", x, ratio=0.25)
    x = g.add("Pad", x, pads=[0, 0, 0, 1, 0, 0, 0, 1])
    y = g.add("Softmax", x)
    x = g.add("Reshape", x, g.add("Concat", g.add("Slice", g.add("Shape", x), starts=[0], ends=[1]), np.array([-1]), axis=0))
    x = g.add("Gemm", x, numbers(48, 5), numbers(1, 5), alpha=0.5, beta=2.0)
    model = g.model(g.add("Softmax", x), y)
    model = with_shapes(model, ["N", 5], ["N", 4, 4, 3])
    # Before version 4 of the format, weights were inputs too.
    model.graph.input.extend([helper.make_tensor_value_info(c.name, c.data_type, c.dims) for c in g.constants])
    model.ir_version = 3
    return model


def tensorflow():
    """As tf2onnx writes a model of Keras: channels last outside, first within."""
    g = Graph(15, **{"image:0": [7, 6, 3]})
    x = g.add("Mul", "image:0", np.float32(1 / 127.5))
    x = g.add("Transpose", g.add("Sub", x, numbers(1, 1, 1, 3)), perm=[0, 3, 1, 2])
    x = g.add("Relu", g.add("Conv", x, numbers(4, 3, 3, 3), numbers(4), auto_pad="SAME_UPPER", strides=[2, 2]))
    y = g.add("Transpose", x, perm=[0, 2, 3, 1])
    y = g.add("Add", g.add("MatMul", y, numbers(4, 3), name="dense/Tensordot/MatMul"), numbers(3), name="dense/BiasAdd")
    mean = g.add("ReduceMean", y, axes=[1, 2], keepdims=0)
    shape = g.add("Concat", g.add("Slice", g.add("Shape", y), np.array([0]), np.array([1])), np.array([36]), axis=0)
    flat = g.add("Reshape", y, shape, name="flatten/Reshape")
    x = g.add("Add", g.add("MatMul", flat, numbers(36, 5), name="top/MatMul"), numbers(5), name="top/BiasAdd")
    return g.model(g.add("Softmax", x, axis=-1), mean, g.add("Softmax", y, axis=-1))


def arithmetic():
    g = Graph(17, one=[3, 4, 5], two=[3, 4, 5])
    x = g.add("Add", "one", numbers(3, 1, 1))
    x = g.add("Mul", numbers(1, 3, 1, 1), x)
    x = g.add("Sub", np.float32(1.5), x)
    x = g.add("Div", x, numbers(3, 1, 1, low=0.5))
    x = g.add("Sub", x, np.array([0.25], np.float32))
    y = g.add("Mul", "two", numbers(5))
    s = g.add("Sum", x, y, "two")
    t = g.add("Max", x, "two")
    u = g.add("Min", g.add("Mean", x, y, t), s)
    v = g.add("Sub", g.add("Mul", u, g.add("GlobalAveragePool", s)), g.add("Pow", t, np.float32(2)))
    m = [g.add("ReduceMean", v, axes=a, keepdims=k) for a, k in [([2, 3], 1), ([-1], 0), ([1], 1), ([2], 0)]]
    m.append(g.add("ReduceMax", v, axes=[2, 3], keepdims=0))
    size = g.add("Div", g.add("Mul", g.add("Gather", g.add("Shape", v), np.array(2)), np.array(30)), np.array(2))
    shape = g.add("Concat", g.add("Cast", g.constant(np.array([-1.0], np.float32)), to=TensorProto.INT64),
                  g.add("Unsqueeze", size, np.array([0])), axis=0)
    return g.model(*m, g.add("MatMul", g.add("Reshape", v, shape), numbers(60, 2)))


def quantized():
    g = Graph(13, image=[3, 5, 5])
    def whole(*shape): return random.integers(-127, 127, shape).astype(np.int8)
    kernel = g.add("DequantizeLinear", whole(4, 3, 3, 3), numbers(4, low=0.001, high=0.02), np.zeros(4, np.int8), axis=0)
    x = g.add("Relu", g.add("Conv", "image", kernel, numbers(4), pads=[1, 1, 1, 1]))
    x = g.add("Flatten", x)
    level, zero = np.float32(0.01), np.uint8(120)
    stored = g.add("QuantizeLinear", numbers(100, 4), level, zero)
    weights = g.add("DequantizeLinear", stored, level, zero)
    return g.model(g.add("Gemm", x, g.add("Transpose", weights, perm=[1, 0]), transB=1))


def half():
    g = Graph(13, image=[3, 6, 6])
    x = g.add("Cast", "image", to=TensorProto.FLOAT)
    typed = helper.make_tensor("k", TensorProto.FLOAT16, [4, 3, 3, 3], numbers(108).tolist())
    x = g.add("Conv", x, g.add("Cast", g.constant(typed, "k"), to=TensorProto.FLOAT))
    double = g.add("Cast", g.constant(helper.make_tensor("d", TensorProto.DOUBLE, [64, 3], numbers(192).tolist()), "d"),
                   to=TensorProto.FLOAT)
    x = g.add("Add", g.add("MatMul", g.add("Flatten", g.add("Relu", x)), double, name="fc/MatMul"),
              g.constant(helper.make_tensor("b", TensorProto.FLOAT, [3], [0.1, 0.2, 0.3]), "b"), name="fc/Add")
    return g.model(x)


class Normalizing(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(3, 6, 3), nn.Conv2d(6, 6, 1)
        self.instance, self.group = nn.InstanceNorm2d(6, affine=True), nn.GroupNorm(3, 6)
        self.one, self.each, self.fc = nn.PReLU(), nn.PReLU(6), nn.Linear(6, 4)

    def forward(self, x):
        x = self.one(self.instance(self.first(x)))
        x = self.each(self.group(self.second(x)))
        return F.log_softmax(self.fc(F.hardtanh(x).amax((2, 3))), dim=1)


def normalizing():
    model = Normalizing()
    for part in [model.instance, model.group, model.each]:
        for weights in part.parameters():
            nn.init.uniform_(weights, 0.1, 1)
    return exported(model, 3, 6, 5, opset=17)


def grouped():
    g = Graph(21, image=[6, 4, 3])
    x = g.add("GroupNormalization", "image", numbers(6), numbers(6), num_groups=2, epsilon=1e-3)
    x = g.add("PRelu", x, numbers(4, 1, low=0))
    x = g.add("PRelu", x, numbers(6, 4, 3, low=-1))
    return with_shapes(g.model(g.add("LogSoftmax", x, axis=1), g.add("LogSoftmax", x)), ["N", 6, 4, 3], ["N", 6, 4, 3])


def repeating():
    g = Graph(13, image=[2, 3, 4])
    beside = g.add("Tile", "image", np.array([1, 1, 3, 2]), name="beside")
    channels = g.add("Tile", "image", np.array([1, 2, 1, 1]), name="channels")
    inserted = g.add("Unsqueeze", "image", np.array([3]))
    rows = g.add("Tile", inserted, np.array([1, 1, 1, 2, 1]), name="rows")
    # Each row twice, and the whole twice: the same repetition joined with the axis before it and with the one behind it.
    each = g.add("Reshape", rows, np.array([-1, 2, 6, 4]), name="each")
    other = g.add("Unsqueeze", "image", np.array([3]))
    wide = g.add("Tile", other, np.array([1, 1, 1, 2, 1]), name="wide")
    behind = g.add("Reshape", wide, np.array([-1, 2, 3, 8]), name="behind")
    last = g.add("Unsqueeze", "image", np.array([2]))
    maps = g.add("Tile", last, np.array([1, 1, 3, 1, 1]), name="maps")
    joined = g.add("Reshape", maps, np.array([-1, 6, 3, 4]), name="joined")
    return g.model(beside, channels, each, behind, joined)


def exported_by_tf2onnx():
    """What `make_tf2onnx.py` wrote."""
    return onnx.load(HERE / "exported.onnx")


exported_by_tf2onnx.__name__ = "exported"
MODELS = [plain, residual, signals, volumes, transposed, functions, shapes, resizing, older, tensorflow, arithmetic, quantized,
          half, normalizing, grouped, shufflenet, repeating, exported_by_tf2onnx, resized, resized_older, resized_torch]


def external():
    """Weights in another file, which does not exist."""
    g = Graph(13, image=[2])
    model = g.model(g.add("Gemm", "image", numbers(2, 2)))
    weights = model.graph.initializer[0]
    weights.ClearField("raw_data")
    weights.data_location = TensorProto.EXTERNAL
    weights.external_data.add(key="location", value="weights.bin")
    return model


def golden(model, name):
    known = {c.name for c in model.graph.initializer}
    inputs = [i for i in model.graph.input if i.name not in known]
    shapes = [[2 if d.dim_param else d.dim_value for d in i.type.tensor_type.shape.dim] for i in inputs]
    outputs = [o.name for o in model.graph.output]
    readers = {i: n for n in model.graph.node for i in n.input}
    fused = {n.output[0] for n in model.graph.node
             if n.op_type == "MatMul" and n.output[0] in readers and readers[n.output[0]].op_type == "Add"}
    # tf2onnx's way to repeat each cell, which is one layer here.
    fused |= {n.output[0] for n in model.graph.node if n.op_type == "Tile" and ("/Repeat" in n.name or n.name in ("rows", "maps"))}
    whole = onnx.ModelProto()
    whole.CopyFrom(model)
    inner = [o for n in model.graph.node if n.op_type not in SILENT for o in n.output if o not in fused and o not in outputs]
    inner = [o for o in inner if not o.endswith("mask")]
    whole.graph.output.extend([helper.make_empty_tensor_value_info(o) for o in inner])
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # Optimised, quantized weights are multiplied in whole numbers, which rounds what they are multiplied by.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(whole.SerializeToString(), options, providers=["CPUExecutionProvider"])
    given = [numbers(*s) for s in shapes]
    results = session.run(outputs + inner, {i.name: v for i, v in zip(inputs, given)})
    arrays = {f"input {n}": v for n, v in enumerate(given)}
    for output, value in zip(outputs + inner, results):
        if value.dtype == np.float32 and value.ndim > 1 and value.shape[0] == given[0].shape[0]:
            arrays[output] = np.ascontiguousarray(value)
    save_file(arrays, HERE / f"{name}_onnx.safetensors")


for make in [*MODELS, external]:
    name = make.__name__
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
    random = np.random.default_rng(5)
    torch.manual_seed(5)
    model = make()
    (HERE / f"{name}.onnx").write_bytes(model.SerializeToString())
    if make is not external:
        onnx.checker.check_model(model)
        golden(model, name)
