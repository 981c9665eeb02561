#!/usr/bin/env python3
"""Writes graphs.json: what Keras computes for layers that join branches and for layers that are applied twice.

Needs: pip install tensorflow-cpu pyyaml
Usage: make_graphs.py > graphs.json
The network is built from the same YAML that the tests read. Arrays are flat; maps have their channels first, as the engine
has them, parameters Keras's own layout.
"""
import json, os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
import yaml

TWO = "{left: [4, 5, 3], right: [4, 5, 3]}"
CASES = {
    "add": (TWO, ["Add: {inputs: [left, right]}"]),
    "add a value to itself": ("[3, 2, 2]", ["Add: {inputs: [input, input]}"]),
    "add three vectors": ("{a: [5], b: [5], c: [5]}", ["Add: {inputs: [a, b, c]}"]),
    "add, one repeated": ("{left: [4, 5, 3], right: [1, 1, 3]}", ["Add: {inputs: [left, right]}"]),
    "add, each repeated along another axis": ("{left: [4, 1, 3], right: [1, 5, 3]}", ["Add: {inputs: [left, right]}"]),
    "subtract": (TWO, ["Subtract: {inputs: [left, right]}"]),
    "subtract, the first repeated": ("{left: [1, 5, 1], right: [4, 5, 3]}", ["Subtract: {inputs: [left, right]}"]),
    "multiply": (TWO, ["Multiply: {inputs: [left, right]}"]),
    "multiply three, one repeated": (
        "{a: [4, 5, 3], b: [4, 5, 3], c: [1, 1, 3]}", ["Multiply: {inputs: [a, b, c]}"]),
    "average of three": ("{a: [4, 5, 3], b: [4, 5, 3], c: [4, 5, 3]}", ["Average: {inputs: [a, b, c]}"]),
    "maximum": (TWO, ["Maximum: {inputs: [left, right]}"]),
    "minimum of three": ("{a: [6], b: [6], c: [6]}", ["Minimum: {inputs: [a, b, c]}"]),
    "concatenate channels": ("{left: [4, 5, 3], right: [4, 5, 2]}", ["Concatenate: {inputs: [left, right]}"]),
    "concatenate rows": ("{left: [4, 5, 3], right: [2, 5, 3]}", ["Concatenate: {axis: 1, inputs: [left, right]}"]),
    "concatenate columns": ("{left: [4, 5, 3], right: [4, 1, 3]}", ["Concatenate: {axis: -2, inputs: [left, right]}"]),
    "concatenate vectors": ("{a: [2], b: [3], c: [4]}", ["Concatenate: {inputs: [a, b, c]}"]),
    "a residual block": ("[7, 6, 2]", [
        "Conv2D: {name: stem, filters: 3, kernel_size: 3, padding: same, activation: relu}",
        "Conv2D: {name: one, filters: 4, kernel_size: 3, strides: 2, padding: same, activation: relu}",
        "Conv2D: {name: two, filters: 4, kernel_size: 3, padding: same}",
        "Conv2D: {name: shortcut, filters: 4, kernel_size: 1, strides: 2, padding: same, inputs: stem}",
        "Add: {name: sum, inputs: [two, shortcut]}", "Activation: {name: rectify, activation: relu}"]),
    "an inception module": ("[6, 5, 3]", [
        "Conv2D: {name: one, filters: 2, kernel_size: 1}",
        "Conv2D: {name: three, filters: 2, kernel_size: 3, padding: same, inputs: input}",
        "Conv2D: {name: five, filters: 1, kernel_size: 5, padding: same, inputs: input}",
        "MaxPooling2D: {name: pool, pool_size: 3, strides: 1, padding: same, inputs: input}",
        "Concatenate: {name: joined, inputs: [one, three, five, pool]}", "Flatten: {name: flat}",
        "Dense: {name: answer, units: 3, activation: softmax}"]),
    "one layer for two inputs": ("{left: [6, 5, 2], right: [4, 7, 2]}", [
        "Conv2D: {name: conv, filters: 3, kernel_size: 3, activation: relu, inputs: left}",
        "Shared: {name: again, layer: conv, inputs: right}", "Flatten: {name: a, inputs: conv}",
        "Flatten: {name: b, inputs: again}", "Concatenate: {name: both, inputs: [a, b]}"]),
    "one layer three times in a row": ("[5]", [
        "Dense: {name: step, units: 5, activation: tanh}", "Shared: {name: second, layer: step}",
        "Shared: {name: third, layer: second}"]),
}


def channels_first(array):
    return np.moveaxis(array, -1, 1) if array.ndim == 4 else array


def flat(array):
    return [float(np.format_float_positional(x, unique=True)) for x in np.asarray(array, np.float32).ravel()]


def build(text):
    """The model's inputs, its layers in the order of the file, and the value of each place by name."""
    file = yaml.safe_load(text)
    shapes = file["input"] if isinstance(file["input"], dict) else {"input": file["input"]}
    inputs = {name: keras.Input(tuple(shape), name=name) for name, shape in shapes.items()}
    values, layers, places, previous = dict(inputs), {}, {}, next(iter(inputs))
    for item in file["layers"]:
        kind, arguments = next(iter(item.items()))
        arguments = dict(arguments)
        sources = arguments.pop("inputs", [previous])
        sources = sources if isinstance(sources, list) else [sources]
        name = arguments.pop("name", kind.lower())
        if kind == "Shared":
            layer = layers[arguments["layer"]]
        else:
            layer = getattr(keras.layers, kind)(**arguments, name=name)
        layers[name] = layer
        given = [values[source] for source in sources]
        values[name] = places[name] = layer(given if len(given) > 1 else given[0])
        previous = name
    return inputs, layers, places


def case(title, shapes, lines, random):
    keras.backend.clear_session()
    text = f"name: golden\ninput: {shapes}\nlayers:\n" + "".join(f"  - {line}\n" for line in lines)
    inputs, layers, places = build(text)
    weights, counted, parameters = [], set(), {}
    for name, layer in layers.items():
        parameters[name] = 0 if layer in counted else layer.count_params()
        for variable in [] if layer in counted else layer.weights:
            value = random.normal(0, 0.5, variable.shape).astype("float32")
            variable.assign(value)
            weights.append({"name": f"{name}/{variable.name}", "shape": list(value.shape), "values": flat(value)})
        counted.add(layer)
    given = [random.normal(0, 1, (2, *value.shape[1:])).astype("float32") for value in inputs.values()]
    outputs = keras.Model(list(inputs.values()), list(places.values()))(given)
    outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
    return {
        "title": title, "yaml": text, "images": flat(channels_first(given[0])),
        "inputs": [flat(channels_first(array)) for array in given], "weights": weights,
        "layers": [
            {"name": name, "parameters": parameters[name],
             "shape": list(channels_first(output.numpy()).shape[1:]), "output": flat(channels_first(output.numpy()))}
            for name, output in zip(places, outputs)],
    }


random = np.random.default_rng(2)
cases = [json.dumps(case(title, *network, random)) for title, network in CASES.items()]
print("[\n" + ",\n".join(cases) + "\n]")
