#!/usr/bin/env python3
"""Runs the Keras programs that cnn-viz writes and holds the models against ones that are built of the same YAML here.

Needs: pip install tensorflow-cpu pyyaml
Usage: check_programs.py CNN_VIZ [NETWORK ...]
NETWORK is a name that `cnn-viz networks` lists, or a YAML file; without one, every named network is checked that Keras's own
arguments describe. Compared are the layers with their kinds, shapes and parameters, the way they are connected, and what both
models compute with the same weights. A network that is a chain is checked in both ways of writing.
"""
import os, subprocess, sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
import yaml


def shown(program, *arguments):
    return subprocess.run([program, "networks", *arguments], check=True, capture_output=True, text=True).stdout


def built(text):
    """The model of a network file."""
    file = yaml.safe_load(text)
    shapes = file["input"] if isinstance(file["input"], dict) else {"input": file["input"]}
    values = {name: keras.Input(tuple(shape), name=name) for name, shape in shapes.items()}
    inputs, previous, read = list(values.values()), next(iter(values)), set()
    for item in file["layers"]:
        kind, arguments = next(iter(item.items()))
        arguments = dict(arguments)
        sources = arguments.pop("inputs", [previous])
        sources = sources if isinstance(sources, list) else [sources]
        read.update(sources)
        given = [values[source] for source in sources]
        previous = arguments["name"]
        values[previous] = getattr(keras.layers, kind)(**arguments)(given if len(given) > 1 else given[0])
    ends = file.get("outputs", [name for name in values if name not in read])
    return keras.Model(inputs, [values[name] for name in ends])


def model(code):
    """The model of a program, which is run as far as its summary."""
    scope = {}
    start = code.index("from tensorflow")
    lines = [line for line in code[start:].split("\n") if "_train" not in line and "_test" not in line]
    exec("\n".join(lines).split("model.summary()")[0].split("model.compile(")[0], scope)
    return scope["model"]


def rows(network):
    """Every layer but the inputs: name, kind, shape of the output, parameters."""
    layers = [layer for layer in network.layers if not isinstance(layer, keras.layers.InputLayer)]
    return sorted((layer.name, type(layer).__name__, tuple(layer.output.shape), layer.count_params()) for layer in layers)


def results(network, images):
    outputs = network(images if len(images) > 1 else images[0], training=False)
    return [np.asarray(output) for output in (outputs if isinstance(outputs, (list, tuple)) else [outputs])]


def check(program, name):
    text = shown(program, name)
    expected = built(text)
    ways = [model(shown(program, name, "--code", way)) for way in ("keras", "keras-functional")]
    random = np.random.default_rng(3)
    weights = {}
    for layer in expected.layers:
        weights[layer.name] = [random.normal(0, 0.1, w.shape).astype("float32") ** 2 for w in layer.get_weights()]
        layer.set_weights(weights[layer.name])
    images = [random.normal(0, 1, (1, *value.shape[1:])).astype("float32") for value in expected.inputs]
    wanted = results(expected, images)
    for way in ways:
        assert rows(way) == rows(expected), f"{name}: other layers"
        for layer in way.layers:
            if weights.get(layer.name): layer.set_weights(weights[layer.name])
        found = results(way, images)
        assert len(found) == len(wanted), f"{name}: other outputs"
        for one, other in zip(found, wanted):
            np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6, err_msg=name)
    print(f"{name}: {len(rows(expected))} layers, {expected.count_params():,} parameters, the same in {len(ways)} programs")


if __name__ == "__main__":
    executable = sys.argv[1]
    for network in sys.argv[2:] or [line.split()[0] for line in shown(executable).splitlines()]:
        keras.backend.clear_session()
        try:
            check(executable, network)
        except TypeError as error:
            print(f"{network}: not checked, as its file says more than Keras's arguments do ({error})")
