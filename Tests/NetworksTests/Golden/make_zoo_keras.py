#!/usr/bin/env python3
"""Writes zoo_keras.json: what Keras's Inception V3, and a LeNet-5 in Keras, compute with seeded weights.

Needs: pip install tensorflow-cpu numpy
Usage: make_zoo_keras.py > zoo_keras.json
Weights follow from their places (seeded.py) in the order in which layers are made.
"""
import json, os, re, sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
from keras import layers

from seeded import image, parameter, summary


def lenet5():
    return keras.Sequential([
        keras.Input((28, 28, 1)),
        layers.Conv2D(6, 5, padding="same", activation="tanh", name="conv1"), layers.AveragePooling2D(2, name="pool1"),
        layers.Conv2D(16, 5, activation="tanh", name="conv2"), layers.AveragePooling2D(2, name="pool2"),
        layers.Conv2D(120, 5, activation="tanh", name="conv3"), layers.Flatten(),
        layers.Dense(84, activation="tanh", name="dense1"), layers.Dense(10, activation="softmax", name="dense2")])


def inception():
    return keras.applications.InceptionV3(weights=None, input_shape=(139, 139, 3))


NETWORKS = [
    ("lenet5", lenet5, 28, 1, [(n, n) for n in ("conv1", "pool1", "conv2", "pool2", "conv3", "dense1")]),
    ("inception-v3", inception, 139, 3, [(f"mixed{m}", f"mixed{m}") for m in range(11)]),
]


def made(layer):
    """The place of a layer among those of its kind: Keras sorts an application's layers by their depth."""
    number = re.search(r"_(\d+)$", layer.name)
    return int(number.group(1)) if number else 0


def units(model):
    """The layers with weights in the order in which they were made; a normalization follows its convolution."""
    own = [layer for layer in model.layers if layer.weights]
    convolutions = [layer for layer in own if isinstance(layer, layers.Conv2D)]
    normalizations = sorted((layer for layer in own if isinstance(layer, layers.BatchNormalization)), key=made)
    if not normalizations:
        return own
    pairs = zip(sorted(convolutions, key=made), normalizations)
    return [layer for pair in pairs for layer in pair] + [l for l in own if isinstance(l, layers.Dense)]


def golden(name, build, size, channels, pairs):
    keras.backend.clear_session()
    model = build()
    shapes = []
    for layer in units(model):
        values = []
        for weight in layer.weights:
            values.append(parameter(len(shapes), weight.name.split("/")[-1], tuple(weight.shape)))
            shapes.append(list(weight.shape))
        layer.set_weights(values)
    last = model.layers[-1]
    last.activation = keras.activations.linear
    probe = keras.Model(model.inputs, [model.get_layer(path).output for _, path in pairs] + [last.output])
    x = np.moveaxis(image(len(shapes), (channels, size, size)), 0, -1)[None]
    outputs = [np.asarray(output)[0] for output in probe(x)]
    maps = [np.moveaxis(output, -1, 0) for output in outputs]
    print(name, model.count_params(), [float(np.abs(m).max()) for m in maps], file=sys.stderr)
    return {
        "name": name, "size": size, "channels": channels, "parameters": shapes, "quiet": [],
        "stages": [summary(own, values) for (own, _), values in zip(pairs, maps)], "logits": summary("logits", maps[-1]),
    }


if __name__ == "__main__":
    records = [golden(*network) for network in NETWORKS]
    print("[\n" + ",\n".join(json.dumps(record, separators=(",", ":")) for record in records) + "\n]")
