#!/usr/bin/env python3
"""Writes what Keras 3 computes with every optimiser, loss and schedule, with class weights, and with early stopping.

Needs: pip install tensorflow-cpu   (2.21 with Keras 3.15 made the files at hand)
Usage: make_recipes.py [FOLDER]     (default: the folder of this script)
"""
import json, os, sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

BATCH, STEPS, CLASSES = 16, 12, 4
SHAPE = (6, 5, 1)


def yaml(activation):
    return f"""\
name: golden-recipe
input: [6, 5, 1]
layers:
  - Conv2D: {{name: conv, filters: 3, kernel_size: 3, activation: tanh}}
  - Flatten: {{name: flat}}
  - Dense: {{name: out, units: {CLASSES}, activation: {activation}}}
"""


def model(activation):
    rng = np.random.default_rng(3)
    result = keras.Sequential([
        keras.Input(SHAPE), layers.Conv2D(3, 3, activation="tanh", name="conv"), layers.Flatten(name="flat"),
        layers.Dense(CLASSES, activation=activation, name="out")])
    for variable in result.trainable_variables:
        variable.assign(rng.uniform(-0.5, 0.5, variable.shape).astype("float32"))
    return result


def data():
    rng = np.random.default_rng(11)
    pixels = rng.integers(0, 256, (3 * BATCH, *SHAPE), np.uint8)
    labels = rng.integers(0, CLASSES, 3 * BATCH)
    return pixels, labels, pixels.astype("float32") / 255, keras.utils.to_categorical(labels, CLASSES)


def numbers(array):
    return [float(f"{x:.9g}") for x in np.ravel(array)]


def tensors(net, arrays):
    names = [f"{layer.name}/{variable.name}" for layer in net.layers for variable in layer.trainable_variables]
    return [{"name": n, "shape": list(a.shape), "values": numbers(a)} for n, a in zip(names, arrays)]


def trained(net, optimizer, loss, weights=None):
    """The losses of some steps, the gradients of the first, and the parameters at the end."""
    _, labels, x, y = data()
    losses, first = [], None
    for step in range(STEPS):
        part = slice(step % 3 * BATCH, (step % 3 + 1) * BATCH)
        sample = None if weights is None else np.array([weights[label] for label in labels[part]], "float32")
        with tf.GradientTape() as tape:
            # Times 1: Keras on TensorFlow keeps the logits of a softmax or sigmoid beside its result and computes both cross-entropies
            # from them, even from those of the other function. The product has none, so that the documented formula is taken.
            value = loss(y[part], 1.0 * net(x[part], training=True), sample_weight=sample)
        gradients = tape.gradient(value, net.trainable_variables)
        if step == 0:
            first = tensors(net, [g.numpy() for g in gradients])
        losses.append(float(value))
        optimizer.apply_gradients(zip(gradients, net.trainable_variables))
    return {"losses": losses, "gradients": first, "after": tensors(net, [v.numpy() for v in net.trainable_variables])}


def optimizers():
    from tensorflow.keras.optimizers import SGD, Adam, AdamW, RMSprop
    schedule = keras.optimizers.schedules.CosineDecay(0.0, 10, warmup_target=0.02, warmup_steps=3)
    cases = [
        ("sgd", 0.05, SGD(0.05)), ("sgd:momentum=0.9", 0.05, SGD(0.05, momentum=0.9)),
        ("sgd:momentum=0.8,nesterov", 0.05, SGD(0.05, momentum=0.8, nesterov=True)),
        ("rmsprop", 0.002, RMSprop(0.002)),
        ("rmsprop:rho=0.8,epsilon=0.001", 0.002, RMSprop(0.002, rho=0.8, epsilon=0.001)),
        ("rmsprop:momentum=0.7", 0.002, RMSprop(0.002, momentum=0.7)),
        ("rmsprop:centered", 0.002, RMSprop(0.002, centered=True)),
        ("rmsprop:momentum=0.5,centered", 0.002, RMSprop(0.002, momentum=0.5, centered=True)),
        ("adam", 0.01, Adam(0.01)),
        ("adam:beta_1=0.8,beta_2=0.9,epsilon=0.001", 0.01, Adam(0.01, beta_1=0.8, beta_2=0.9, epsilon=0.001)),
        ("adamw", 0.01, AdamW(0.01)), ("adamw:weight_decay=0.5,beta_1=0.8", 0.01, AdamW(0.01, weight_decay=0.5, beta_1=0.8)),
        ("sgd:momentum=0.9 cosine:decay_steps=10,warmup_steps=3", 0.02, SGD(schedule, momentum=0.9)),
        ("adamw:weight_decay=0.3 cosine:decay_steps=10,warmup_steps=3", 0.02, AdamW(schedule, weight_decay=0.3)),
    ]
    for text, rate, optimizer in cases:
        loss = keras.losses.CategoricalCrossentropy()
        yield {"text": text, "learningRate": rate, **trained(model("softmax"), optimizer, loss)}


def losses():
    names = {"categorical_crossentropy": keras.losses.CategoricalCrossentropy,
             "binary_crossentropy": keras.losses.BinaryCrossentropy,
             "mean_squared_error": keras.losses.MeanSquaredError}
    weights = [2.0, 1.0, 0.25, 1.0]
    for name, loss in names.items():
        for activation in ["softmax", "sigmoid", "tanh", "relu", "linear"]:
            if name != "mean_squared_error" and activation not in ["softmax", "sigmoid"]:
                continue
            for used in [None, weights]:
                net = model(activation)
                yield {"loss": name, "yaml": yaml(activation), "classWeights": used or [],
                       **trained(net, keras.optimizers.SGD(0.05), loss(), used)}


def formulas():
    """Loss and gradient of single outputs, where Keras clips too."""
    outputs = {
        "sigmoid": [[0.2, 0.7, 0.05], [0.0, 0.0, 0.3], [1.0, 0.4, 0.4], [1e-9, 0.5, 1.0], [1.0, 1.0, 1.0]],
        "softmax": [[0.2, 0.7, 0.1], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [1e-9, 1.0, 0.0]],
        "linear": [[-3.0, 0.5, 2.0], [0.0, 1.0, 7.5]]}
    names = {"categorical_crossentropy": (keras.losses.CategoricalCrossentropy, ["sigmoid"]),
             "binary_crossentropy": (keras.losses.BinaryCrossentropy, ["softmax"]),
             "mean_squared_error": (keras.losses.MeanSquaredError, ["sigmoid", "linear"])}
    for name, (loss, activations) in names.items():
        for activation in activations:
            for values in outputs[activation]:
                for label in range(3):
                    output = tf.constant([values])
                    with tf.GradientTape() as tape:
                        tape.watch(output)
                        value = loss()(keras.utils.to_categorical([label], 3), output)
                    yield {"loss": name, "activation": activation, "values": numbers(values), "label": label,
                           "value": float(value), "gradient": numbers(tape.gradient(value, output).numpy())}
    logits = [[-3.0, 0.5, 2.0], [40.0, -90.0, 0.0], [0.0, 0.0, 0.0]]
    for name, activation in [("categorical_crossentropy", "softmax"), ("binary_crossentropy", "sigmoid")]:
        for values in logits:
            for label in range(3):
                logit = tf.constant([values])
                loss = names[name][0](from_logits=True)
                with tf.GradientTape() as tape:
                    tape.watch(logit)
                    value = loss(keras.utils.to_categorical([label], 3), logit)
                yield {"loss": name, "activation": activation, "values": numbers(values), "label": label,
                       "value": float(value), "gradient": numbers(tape.gradient(value, logit).numpy())}


def schedules():
    s = keras.optimizers.schedules
    cases = [
        ("exponential:decay_steps=7,decay_rate=0.5", s.ExponentialDecay(0.04, 7, 0.5)),
        ("exponential:decay_steps=7,decay_rate=0.5,staircase", s.ExponentialDecay(0.04, 7, 0.5, staircase=True)),
        ("exponential:decay_rate=0.1", s.ExponentialDecay(0.04, 30, 0.1)),
        ("piecewise:boundaries=3/10,values=0.3/0.02/0.001", s.PiecewiseConstantDecay([3, 10], [0.3, 0.02, 0.001])),
        ("cosine", s.CosineDecay(0.04, 30)), ("cosine:decay_steps=12,alpha=0.1", s.CosineDecay(0.04, 12, alpha=0.1)),
        ("cosine:decay_steps=12,warmup_target=0.1,warmup_steps=5",
         s.CosineDecay(0.04, 12, warmup_target=0.1, warmup_steps=5)),
        ("cosine:warmup_steps=5", s.CosineDecay(0.0, 25, warmup_target=0.04, warmup_steps=5)),
        ("polynomial:decay_steps=9", s.PolynomialDecay(0.04, 9)),
        ("polynomial", s.PolynomialDecay(0.04, 30)),
        ("polynomial:decay_steps=9,end_learning_rate=0.01,power=2.0",
         s.PolynomialDecay(0.04, 9, end_learning_rate=0.01, power=2.0)),
        ("polynomial:decay_steps=9,power=0.5,cycle", s.PolynomialDecay(0.04, 9, power=0.5, cycle=True)),
    ]
    for text, schedule in cases:
        yield {"text": text, "rates": [float(schedule(step)) for step in range(30)]}


class Played:
    """A model whose epochs end as they are told to."""
    def __init__(self):
        self.stop_training, self.weights, self.metrics = False, None, [keras.metrics.Mean(name="loss")]

    def get_weights(self):
        return [self.weights]

    def set_weights(self, weights):
        self.weights = weights[0]


def stopping():
    rng = np.random.default_rng(5)
    falling = [1.0, 0.5, 0.52, 0.49, 0.495, 0.48, 0.47, 0.471, 0.472, 0.473, 0.4, 0.3]
    histories = [falling, [1 - x for x in falling], sorted(falling, reverse=True), [0.5] * 8]
    histories += [list(np.round(rng.uniform(0.2, 0.8, 12), 3)) for _ in range(4)]
    for values in histories:
        for monitor, mode in [("val_loss", "min"), ("val_accuracy", "max")]:
            for patience in [1, 2, 3, 5]:
                for delta in [0.0, 0.015]:
                    for restores in [True, False]:
                        callback = keras.callbacks.EarlyStopping(
                            monitor, min_delta=delta, patience=patience, mode=mode, restore_best_weights=restores)
                        played = Played()
                        callback.set_model(played)
                        callback.on_train_begin()
                        epochs = 0
                        for epoch, value in enumerate(values):
                            epochs, played.weights = epoch + 1, epoch + 1
                            callback.on_epoch_end(epoch, {monitor: float(value)})
                            if played.stop_training:
                                break
                        callback.on_train_end()
                        text = f"{patience}:monitor={monitor},min_delta={delta}"
                        yield {"text": text + ("" if restores else ",restore_best_weights=false"),
                               "values": [float(v) for v in values], "epochs": epochs, "weightsOfEpoch": played.weights}


pixels, labels, _, _ = data()
start = model("softmax")
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "recipes.json"), "w") as file:
    json.dump({
        "yaml": yaml("softmax"), "batchSize": BATCH, "shape": [1, *SHAPE[:2]], "pixels": np.ravel(pixels).tolist(),
        "labels": labels.tolist(), "initial": tensors(start, [v.numpy() for v in start.trainable_variables]),
        "optimizers": list(optimizers()), "losses": list(losses()), "formulas": list(formulas()),
        "schedules": list(schedules()), "stopping": list(stopping())}, file, separators=(",", ":"))
    file.write("\n")
