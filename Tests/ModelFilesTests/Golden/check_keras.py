#!/usr/bin/env python3
"""Loads in Keras what cnn-viz writes for it, and compares predictions and weights with the model that was converted.

Needs: pip install tensorflow-cpu
Usage: check_keras.py CNN_VIZ [FILE ...]
Without files the models of this directory are converted, and every named network after an epoch of nothing: with random
weights of its own, which `cnn-viz predict` is asked about too. Weights must be the same bit by bit.
"""
import glob, os, subprocess, sys, tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np


def outputs(model, images):
    result = model(images if len(images) > 1 else images[0], training=False)
    return [np.asarray(value, dtype="float32") for value in (result if isinstance(result, (list, tuple)) else [result])]


def images_for(model, random):
    return [random.uniform(0, 1, (2, *value.shape[1:])).astype("float32") for value in model.inputs]


def is_channels_first(model):
    return any(getattr(layer, "data_format", None) == "channels_first" and type(layer).__name__ != "Flatten"
               for layer in model.layers)


def weights_of(model):
    return [np.asarray(value, dtype="float32") for value in model.weights
            if value.path.rsplit("/", 1)[-1] not in ("count", "seed_generator_state")]


def check_file(program, path, folder):
    name = os.path.basename(path)
    original = keras.models.load_model(path, compile=False)
    for ending in (".keras", ".h5"):
        check_conversion(program, path, folder, name, original, ending)


def check_conversion(program, path, folder, name, original, ending):
    converted, second = (os.path.join(folder, f"{name}{place}{ending}") for place in (1, 2))
    # A model that its file has under a name that numbers follow keeps its weights in the same order.
    done = subprocess.run([program, "convert", path, converted], capture_output=True, text=True)
    if done.returncode:
        return print(f"{name}: refused: {done.stderr.strip()}")
    subprocess.run([program, "convert", path, second], check=True)
    assert open(converted, "rb").read() == open(second, "rb").read(), f"{name}: other bytes the second time"
    model = keras.models.load_model(converted, compile=False)
    images = images_for(original, np.random.default_rng(5))
    turned = [np.moveaxis(image, 1, -1) for image in images] if is_channels_first(original) else images
    try:
        expected = outputs(original, images)
    except Exception as error:  # TensorFlow has no kernels for channels first on all processors.
        return print(f"{name}: loaded, {model.count_params():,} parameters; Keras cannot run the original here ({type(error).__name__})")
    if is_channels_first(original):
        expected = [np.moveaxis(value, 1, -1) if value.ndim > 2 else value for value in expected]
    report(name + ending, model, expected, outputs(model, turned), 0.02 if "half" in name or "mixed" in name else 1e-5)
    left = sorted(value.tobytes() for value in weights_of(original))
    assert left == sorted(value.tobytes() for value in weights_of(model)) or "half" in name, f"{name}: other weights"


def report(name, model, expected, found, tolerance):
    assert len(found) == len(expected), f"{name}: other outputs"
    worst = max(float(np.abs(one.reshape(-1) - other.reshape(-1)).max()) for one, other in zip(expected, found))
    largest = max(float(np.abs(one).max()) for one in expected)
    print(f"{name}: {model.count_params():,} parameters, predictions differ by {worst:.1e} of {largest:.1e}", flush=True)
    assert worst <= tolerance * max(1, largest), f"{name} differs"


def values_for(path, shape, random):
    """Weights with which values stay of one size from layer to layer, so that none becomes infinite."""
    if path.endswith(("gamma", "variance")):
        return random.uniform(0.8, 1.2, shape).astype("float32")
    spread = np.sqrt(2 / max(1, np.prod(shape[:-1]))) if len(shape) > 1 else 0.05
    return random.normal(0, spread, shape).astype("float32")


def check_network(program, name, folder):
    code = subprocess.run([program, "networks", name, "--code", "keras-functional"], capture_output=True, text=True, check=True)
    scope = {}
    lines = [line for line in code.stdout.split("\n") if "_train" not in line and "_test" not in line]
    exec("\n".join(lines).split("model.summary()")[0], scope)
    original, random = scope["model"], np.random.default_rng(4)
    original.set_weights([values_for(weight.path, weight.shape, random) for weight in original.weights])
    weights = os.path.join(folder, f"{name}.weights.h5")
    original.save_weights(weights)
    for ending in (".keras", ".h5", ".weights.h5"):
        converted = os.path.join(folder, f"converted{ending}")
        done = subprocess.run([program, "convert", weights, converted, "--network", name], capture_output=True, text=True)
        if done.returncode:
            return print(f"{name}: refused: {done.stderr.strip()}")
        images = images_for(original, random)
        expected = outputs(original, images)
        if ending == ".weights.h5":
            model = original
            model.set_weights([np.zeros_like(value) for value in model.get_weights()])
            model.load_weights(converted)
        else:
            model = keras.models.load_model(converted, compile=False)
        report(name + ending, model, expected, outputs(model, images), 1e-5)
        os.remove(converted)
    os.remove(weights)


if __name__ == "__main__":
    executable, wanted = sys.argv[1], sys.argv[2:]
    here = os.path.dirname(os.path.abspath(__file__))
    files = [item for item in wanted if os.path.exists(item)] if wanted else sorted(
        glob.glob(os.path.join(here, "*.keras")) + glob.glob(os.path.join(here, "*.h5")))
    names = [item for item in wanted if not os.path.exists(item)] if wanted else [
        line.split()[0] for line in subprocess.run([executable, "networks"], capture_output=True, text=True).stdout.splitlines()]
    with tempfile.TemporaryDirectory() as directory:
        for file in files:
            keras.backend.clear_session()
            check_file(executable, file, directory)
        for network in names:
            keras.backend.clear_session()
            check_network(executable, network, directory)
