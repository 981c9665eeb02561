#!/usr/bin/env python3
"""Runs the programs that cnn-viz generates from files with trained networks, and holds their summaries against its own.

Needs: pip install tensorflow-cpu, or torch
Usage: check_code.py CNN_VIZ keras|pytorch [FILE ...]
Without files the models of this directory are checked. Compared are the parameters of each layer and of all together, those that
learn, the shapes of the layers (keras) and of what comes out.
"""
import glob, json, os, subprocess, sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def shown(program, *arguments):
    return subprocess.run([program, "inspect", *arguments], check=True, capture_output=True, text=True).stdout


def last(shape, order):
    """A shape with the channels last."""
    return shape[1:] + shape[:1] if order == "channels_first" else shape


def first(shape, order):
    return shape[-1:] + shape[:-1] if order == "channels_last" else shape


def size(weights):
    """How many numbers there are, without what only counts the data that was seen."""
    return sum(int(weight.shape.num_elements()) if hasattr(weight.shape, "num_elements") else prod(weight.shape)
               for weight in weights if weight.path.rsplit("/", 1)[-1] not in ("count", "seed_generator_state"))


def prod(shape):
    result = 1
    for extent in shape:
        result *= extent
    return result


def check_keras(code, summary, name):
    import keras

    keras.backend.clear_session()
    scope = {}
    exec(code.split("model.summary()")[0], scope)
    model, order = scope["model"], summary["axisOrder"]
    assert size(model.weights) == summary["parameters"], f"{name}: {size(model.weights)} parameters"
    assert size(model.trainable_weights) == summary["trainable"], f"{name}: {size(model.trainable_weights)} learn"
    own = [layer for layer in summary["layers"] if "weightsOf" not in layer]
    for layer in own:
        theirs = model.get_layer(layer["name"])
        assert size(theirs.weights) == layer["parameters"], f"{name}: {layer['name']} has {size(theirs.weights)}"
        shape = list(theirs._inbound_nodes[0].output_tensors[0].shape[1:])
        ours = last(layer["outputShape"], order)
        # What is cut off behind a layer has a layer of its own.
        assert shape == ours or layer["kind"] == "Conv2DTranspose", f"{name}: {layer['name']} gives {shape}, not {ours}"
    names = {layer["name"]: layer for layer in summary["layers"]}
    ends = [list(value.shape[1:]) for value in model.outputs]
    assert ends == [last(names[output]["outputShape"], order) for output in summary["outputs"]], f"{name}: {ends}"
    print(f"{name}: {len(own)} layers, {size(model.weights):,} parameters, outputs {ends}: the same", flush=True)


def check_pytorch(code, summary, name):
    import torch

    scope = {}
    exec(code, scope)
    model, order = scope["model"].eval(), summary["axisOrder"]
    frozen = [value for key, value in model.state_dict().items() if key.endswith(("running_mean", "running_var"))]
    count = sum(value.numel() for value in model.parameters()) + sum(value.numel() for value in frozen)
    images = [torch.zeros(2, *first(value["shape"], order)) for value in summary["inputs"]]
    with torch.no_grad():
        results = model(*images)
    results = results if isinstance(results, tuple) else (results,)
    names = {layer["name"]: layer for layer in summary["layers"]}
    ends = [list(value.shape[1:]) for value in results]
    assert ends == [first(names[output]["outputShape"], order) for output in summary["outputs"]], f"{name}: {ends}"
    # Where Keras has only one of a factor and an offset, PyTorch's module has both.
    both = sum(layer["outputShape"][-1 if order == "channels_last" else 0] for layer in summary["layers"]
               if layer["kind"] in ("BatchNormalization", "GroupNormalization") and half(summary, layer["name"]))
    assert count == summary["parameters"] + both, f"{name}: {count} parameters, not {summary['parameters']} and {both}"
    print(f"{name}: {count:,} parameters ({both:,} of them neutral), outputs {ends}: the same", flush=True)


def half(summary, layer):
    tensors = {tensor["name"].rsplit("/", 1)[1] for tensor in summary["tensors"] if tensor["name"].startswith(layer + "/")}
    return ("gamma" in tensors) != ("beta" in tensors)


if __name__ == "__main__":
    executable, library, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    here = os.path.dirname(os.path.abspath(__file__))
    for path in files or sorted(glob.glob(os.path.join(here, "*.keras")) + glob.glob(os.path.join(here, "*.h5"))):
        described, program = json.loads(shown(executable, path, "--json")), shown(executable, path, "--code", library)
        (check_keras if library == "keras" else check_pytorch)(program, described, os.path.basename(path))
