#!/usr/bin/env python3
"""InceptionV3 in ONNX Runtime, one image, Keras's weights."""

import inception

options = inception.arguments(__doc__)

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper


class Graph:
    """The nodes and the weights of the model, written down one after the other."""

    def __init__(self, arrays):
        self.arrays = arrays
        self.nodes, self.weights = [], []
        self.convolutions = 0

    def node(self, kind, inputs, **attributes):
        output = f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def weight(self, array):
        name = f"weight{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def convolution(self, item, maps):
        index = self.convolutions
        self.convolutions += 1
        rows, columns = ((item.rows - 1) // 2, (item.columns - 1) // 2) if item.same else (0, 0)
        kernel = self.weight(self.arrays[f"kernel{index}"].transpose(3, 2, 0, 1))
        maps = self.node(
            "Conv", [maps, kernel], kernel_shape=[item.rows, item.columns], strides=[item.stride] * 2,
            pads=[rows, columns, rows, columns])
        beta, mean, variance = (self.arrays[f"{name}{index}"] for name in ("beta", "mean", "variance"))
        parameters = [self.weight(array) for array in (np.ones_like(beta), beta, mean, variance)]
        return self.node("Relu", [self.node("BatchNormalization", [maps, *parameters], epsilon=inception.EPSILON)])

    def chain(self, items, maps):
        for item in items:
            match item:
                case inception.Conv():
                    maps = self.convolution(item, maps)
                case inception.MaxPool():
                    maps = self.node("MaxPool", [maps], kernel_shape=[3, 3], strides=[2, 2])
                case inception.AveragePool():
                    maps = self.node("AveragePool", [maps], kernel_shape=[3, 3], pads=[1, 1, 1, 1])
                case inception.Branches():
                    maps = self.node("Concat", [self.chain(part, maps) for part in item.chains], axis=1)
        return maps

    def model(self):
        maps = self.chain(inception.MAPS, "image")
        features = self.node("Flatten", [self.node("GlobalAveragePool", [maps])])
        dense = [self.weight(self.arrays["dense"]), self.weight(self.arrays["bias"])]
        output = self.node("Softmax", [self.node("Gemm", [features, *dense])], axis=1)
        shape = [1, inception.CHANNELS, inception.SIDE, inception.SIDE]
        graph = helper.make_graph(
            self.nodes, "inception", [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, [1, self.arrays["bias"].size])], self.weights)
        # A version of the operations and of the file that is old enough for every runtime.
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


arrays = np.load(options.weights)
settings = onnxruntime.SessionOptions()
settings.intra_op_num_threads = options.threads
session = onnxruntime.InferenceSession(
    Graph(arrays).model().SerializeToString(), settings, providers=["CPUExecutionProvider"])
image = np.ascontiguousarray(arrays["image"].transpose(0, 3, 1, 2))


def infer():
    return session.run(None, {"image": image})[0]


inception.report(infer, options, difference=inception.check(infer(), arrays))
