#!/usr/bin/env python3
"""Writes layers.json: what Keras computes for every kind of layer, from the same YAML that the tests read.

Needs: pip install tensorflow-cpu pyyaml
Usage: make_golden.py > layers.json
Arrays are flat; maps have their channels first, as the engine has them, parameters Keras's own layout.
"""
import json, os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
import yaml

CASES = {
    "convolution": ([6, 5, 2], ["Conv2D: {filters: 3, kernel_size: 3}"]),
    "convolution, not square": ([5, 7, 1], ["Conv2D: {filters: 2, kernel_size: [2, 4], activation: relu}"]),
    "convolution, strides": ([7, 8, 2], ["Conv2D: {filters: 2, kernel_size: 3, strides: [2, 3], activation: tanh}"]),
    "convolution, same": ([5, 7, 2], ["Conv2D: {filters: 2, kernel_size: [4, 3], padding: same}"]),
    "convolution, same with strides": (
        [7, 6, 1], ["Conv2D: {filters: 2, kernel_size: 3, strides: 2, padding: same, activation: sigmoid}"]),
    "convolution, kernel larger than the map": ([2, 3, 1], ["Conv2D: {filters: 1, kernel_size: 5, padding: same}"]),
    "convolution, no bias": ([4, 4, 3], ["Conv2D: {filters: 2, kernel_size: 1, use_bias: false}"]),
    "convolution, softmax": ([3, 4, 2], ["Conv2D: {filters: 3, kernel_size: 2, activation: softmax}"]),
    "max pooling": ([5, 7, 2], ["MaxPooling2D"]),
    "max pooling, not square": ([5, 7, 2], ["MaxPooling2D: {pool_size: [2, 3], strides: [1, 2]}"]),
    "max pooling, same": ([5, 7, 2], ["MaxPooling2D: {pool_size: 2, padding: same}"]),
    "max pooling, same, overlapping": ([6, 5, 1], ["MaxPooling2D: {pool_size: 4, strides: [1, 2], padding: same}"]),
    "average pooling": ([5, 7, 2], ["AveragePooling2D: {pool_size: [3, 2]}"]),
    "average pooling, same": ([5, 7, 2], ["AveragePooling2D: {pool_size: 2, padding: same}"]),
    "average pooling, same, overlapping": (
        [6, 5, 1], ["AveragePooling2D: {pool_size: [4, 3], strides: [1, 2], padding: same}"]),
    "flatten": ([2, 3, 4], ["Flatten"]),
    "flatten a vector": ([5], ["Flatten"]),
    "dense": ([7], ["Dense: {units: 4}"]),
    "dense, softmax": ([7], ["Dense: {units: 4, activation: softmax}"]),
    "dense, no bias": ([3], ["Dense: {units: 2, use_bias: false, activation: relu}"]),
    "dropout": ([3, 2, 2], ["Dropout: {rate: 0.4}"]),
    "relu": ([3, 2, 2], ["Activation: {activation: relu}"]),
    "sigmoid": ([3, 2, 2], ["Activation: {activation: sigmoid}"]),
    "tanh": ([6], ["Activation: {activation: tanh}"]),
    "softmax": ([6], ["Activation: {activation: softmax}"]),
    "softmax over maps": ([2, 3, 4], ["Activation: {activation: softmax}"]),
    "linear": ([2, 3, 4], ["Activation: {activation: linear}"]),
    "zero padding": ([3, 2, 2], ["ZeroPadding2D"]),
    "zero padding, not square": ([3, 2, 1], ["ZeroPadding2D: {padding: [0, 2]}"]),
    "zero padding, uneven": ([3, 2, 1], ["ZeroPadding2D: {padding: [[1, 2], [0, 3]]}"]),
    "a whole network": ([9, 8, 1], [
        "Conv2D: {filters: 3, kernel_size: 3, activation: relu}", "ZeroPadding2D", "MaxPooling2D",
        "Conv2D: {filters: 2, kernel_size: [2, 3], padding: same, strides: 2}", "Activation: {activation: tanh}",
        "Dropout: {rate: 0.2}", "AveragePooling2D: {pool_size: 2, padding: same}", "Flatten",
        "Dense: {units: 5, activation: sigmoid}", "Dense: {units: 3, activation: softmax}"]),
    "rectifier": ([4, 3, 2], ["ReLU"]),
    "rectifier with everything": ([4, 3, 2], ["ReLU: {max_value: 1.5, negative_slope: 0.25, threshold: 0.5}"]),
    "rectifier of a vector": ([9], ["ReLU: {max_value: 0.75}"]),
    "leaky rectifier": ([4, 3, 2], ["LeakyReLU"]),
    "leaky rectifier with a slope": ([9], ["LeakyReLU: {negative_slope: 0.05}"]),
    "exponential linear unit": ([4, 3, 2], ["ELU"]),
    "exponential linear unit with alpha": ([9], ["ELU: {alpha: 2.5}"]),
    "softmax of its own": ([9], ["Softmax"]),
    "softmax of its own over maps": ([4, 3, 2], ["Softmax"]),
    "functions by name": ([8, 8, 1], [
        "Conv2D: {filters: 3, kernel_size: 3, activation: swish}",
        "Conv2D: {filters: 3, kernel_size: 3, activation: hard_swish}", "Activation: {activation: gelu}",
        "Activation: {activation: leaky_relu}", "Flatten", "Dense: {units: 6, activation: selu}",
        "Dense: {units: 6, activation: relu6}", "Dense: {units: 6, activation: hard_sigmoid}",
        "Dense: {units: 6, activation: softsign}", "Dense: {units: 6, activation: softplus}",
        "Dense: {units: 3, activation: exponential}", "Dense: {units: 3, activation: elu}"]),
}


def channels_first(array):
    return np.moveaxis(array, -1, 1) if array.ndim == 4 else array


def flat(array):
    return [float(np.format_float_positional(x, unique=True)) for x in np.asarray(array, np.float32).ravel()]


def case(title, shape, lines, random):
    keras.backend.clear_session()
    text = f"name: golden\ninput: {shape}\nlayers:\n" + "".join(f"  - {line}\n" for line in lines)
    model = keras.Sequential([keras.Input(tuple(shape))])
    for item in yaml.safe_load(text)["layers"]:
        kind, arguments = (item, {}) if isinstance(item, str) else next(iter(item.items()))
        model.add(getattr(keras.layers, kind)(**arguments))
    weights = []
    for layer in model.layers:
        for variable in layer.weights:
            value = random.normal(0, 0.5, variable.shape).astype("float32")
            variable.assign(value)
            weights.append({"name": f"{layer.name}/{variable.name}", "shape": list(value.shape), "values": flat(value)})
    images = random.normal(0, 1, (2, *shape)).astype("float32")
    outputs = keras.Model(model.inputs, [layer.output for layer in model.layers])([images])
    return {
        "title": title, "yaml": text, "images": flat(channels_first(images)), "weights": weights,
        "layers": [
            {"name": layer.name, "parameters": layer.count_params(),
             "shape": list(channels_first(output.numpy()).shape[1:]), "output": flat(channels_first(output.numpy()))}
            for layer, output in zip(model.layers, outputs if isinstance(outputs, list) else [outputs])],
    }


random = np.random.default_rng(1)
cases = [json.dumps(case(title, *network, random)) for title, network in CASES.items()]
print("[\n" + ",\n".join(cases) + "\n]")
