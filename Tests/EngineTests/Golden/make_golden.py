#!/usr/bin/env python3
"""Writes functions.json: values and slopes of Keras's activation functions, in double precision.

Needs: pip install tensorflow-cpu
Usage: make_golden.py > functions.json
"""
import json, os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf

keras.config.set_floatx("float64")
FUNCTIONS = {
    "relu": {}, "relu6": {}, "leaky_relu": {}, "elu": {}, "selu": {}, "gelu": {"approximate": False}, "silu": {},
    "hard_sigmoid": {}, "hard_silu": {}, "softplus": {}, "softsign": {}, "exponential": {}, "sigmoid": {}, "tanh": {},
    "hard_tanh": {},
}
CASES = [(name, arguments) for name, arguments in FUNCTIONS.items()] + [
    ("leaky_relu", {"negative_slope": 0.01}), ("elu", {"alpha": 2.5}), ("elu", {"alpha": 0.0}),
    ("gelu", {"approximate": True}),
    ("relu", {"max_value": 4.0}), ("relu", {"max_value": 4.0, "negative_slope": 0.25}),
    ("relu", {"threshold": 1.5}), ("relu", {"threshold": 1.5, "negative_slope": 0.5, "max_value": 7.0}),
    ("relu", {"max_value": 0.0, "negative_slope": 0.5}),
]
# Numbers of 32 bits. No bend of a function is among them: slopes there are a convention.
GRID = np.concatenate([
    np.arange(-20, 20.5, 0.25) + 0.01, [-1e4, -100, -88.5, -30, -1e-3, -1e-6, 1e-6, 1e-3, 30, 85, 100, 1e4]])


def case(name, arguments):
    x = tf.Variable(GRID, dtype="float64")
    with tf.GradientTape() as tape:
        y = getattr(keras.activations, name)(x, **arguments)
    slopes = tape.gradient(y, x).numpy()
    # Infinity is no number of JSON.
    finite = [[value if np.isfinite(value) else None for value in array] for array in (y.numpy(), slopes)]
    return {"name": name, "arguments": {key: float(value) for key, value in arguments.items()},
            "values": finite[0], "slopes": finite[1]}


lines = [json.dumps(case(*item)) for item in CASES]
print('{"grid": ' + json.dumps(GRID.tolist()) + ', "functions": [\n' + ",\n".join(lines) + "\n]}")
