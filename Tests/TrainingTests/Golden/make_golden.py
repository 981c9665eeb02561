#!/usr/bin/env python3
"""Writes what Keras computes for two tiny networks: gradients, one step of Adam, and the losses of 20 steps.

Needs: pip install tensorflow-cpu   (any 2.1x)
Usage: make_golden.py [FOLDER]      (default: the folder of this script)
"""
import json, os, sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np
import tensorflow as tf
from tensorflow.keras import Sequential, Input, layers

BATCH, STEPS, RATE = 24, 20, 0.01

plain = """\
name: golden-plain
input: [9, 8, 1]
layers:
  - Conv2D: {name: conv1, filters: 3, kernel_size: [3, 2], activation: relu}
  - MaxPooling2D: {name: pool1, pool_size: 2}
  - Flatten: {name: flat}
  - Dense: {name: out, units: 4, activation: softmax}
"""

varied = """\
name: golden-varied
input: [11, 9, 2]
layers:
  - ZeroPadding2D: {name: pad, padding: [[1, 0], [0, 2]]}
  - Conv2D: {name: conv1, filters: 5, kernel_size: 3, strides: 2, padding: same, activation: tanh}
  - AveragePooling2D: {name: pool1, pool_size: 2, strides: 1, padding: same}
  - Conv2D: {name: conv2, filters: 4, kernel_size: [2, 3], use_bias: false}
  - Activation: {name: bend, activation: relu}
  - Flatten: {name: flat}
  - Dense: {name: hidden, units: 6, activation: sigmoid}
  - Dense: {name: out, units: 3}
  - Activation: {name: chance, activation: softmax}
"""


def networks():
    yield "plain", plain, Sequential([
        Input((9, 8, 1)),
        layers.Conv2D(3, (3, 2), activation="relu", name="conv1"),
        layers.MaxPooling2D(2),
        layers.Flatten(),
        layers.Dense(4, activation="softmax", name="out")])
    yield "varied", varied, Sequential([
        Input((11, 9, 2)),
        layers.ZeroPadding2D(((1, 0), (0, 2))),
        layers.Conv2D(5, 3, strides=2, padding="same", activation="tanh", name="conv1"),
        layers.AveragePooling2D(2, strides=1, padding="same"),
        layers.Conv2D(4, (2, 3), use_bias=False, name="conv2"),
        layers.Activation("relu"),
        layers.Flatten(),
        layers.Dense(6, activation="sigmoid", name="hidden"),
        layers.Dense(3, name="out"),
        layers.Activation("softmax")])


def tensors(model, arrays):
    names = [f"{layer.name}/{variable.name}" for layer in model.layers for variable in layer.trainable_variables]
    return [
        {"name": name, "shape": list(array.shape), "values": [float(f"{x:.9g}") for x in np.ravel(array)]}
        for name, array in zip(names, arrays)]


def golden(yaml, model):
    rng = np.random.default_rng(7)
    shape, classes = model.input_shape[1:], model.output_shape[1]
    pixels = rng.integers(0, 256, (2 * BATCH, *shape), np.uint8)
    labels = rng.integers(0, classes, 2 * BATCH)
    for variable in model.trainable_variables:
        variable.assign(rng.uniform(-0.5, 0.5, variable.shape).astype("float32"))
    initial = [variable.numpy() for variable in model.trainable_variables]

    x, y = pixels.astype("float32") / 255, tf.keras.utils.to_categorical(labels, classes)
    with tf.GradientTape() as tape:
        loss = tf.keras.losses.CategoricalCrossentropy()(y[:BATCH], model(x[:BATCH], training=True))
    gradients = [gradient.numpy() for gradient in tape.gradient(loss, model.trainable_variables)]

    optimizer, losses, first = tf.keras.optimizers.Adam(RATE), [], None
    for step in range(STEPS):
        half = slice(0, BATCH) if step % 2 == 0 else slice(BATCH, 2 * BATCH)
        with tf.GradientTape() as tape:
            loss = tf.keras.losses.CategoricalCrossentropy()(y[half], model(x[half], training=True))
        losses.append(float(loss))
        optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
        if step == 0:
            first = [variable.numpy() for variable in model.trainable_variables]
    return {
        "yaml": yaml, "batchSize": BATCH, "learningRate": RATE,
        "shape": [shape[2], shape[0], shape[1]],
        "pixels": np.ravel(np.transpose(pixels, (0, 3, 1, 2))).tolist(), "labels": labels.tolist(),
        "initial": tensors(model, initial), "gradients": tensors(model, gradients),
        "afterOneStep": tensors(model, first), "losses": losses,
        "probabilities": [float(f"{p:.9g}") for p in np.ravel(model.predict(x, verbose=0))]}


folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
for name, yaml, model in networks():
    with open(os.path.join(folder, name + ".json"), "w") as file:
        json.dump(golden(yaml, model), file, separators=(",", ":"))
        file.write("\n")
