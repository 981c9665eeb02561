#!/usr/bin/env python3
"""Writes applications.json, and applications/NAME.keras: what Keras's own large networks compute in every layer.

Needs: pip install tensorflow-cpu numpy
Usage: make_applications.py [NAME ...]
The archives hold the networks without their weights, which would be hundreds of megabytes: these follow from their places
(seeded.py), counted in the order of their full names, LAYER/VARIABLE. Images are small, and the classes ten, so that the
test takes seconds. Of each layer the shape, the largest magnitude and four values are kept, in Keras's order of axes.
"""
import json, math, os, pathlib, sys, zipfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
from keras import applications as A

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE / "../../NetworksTests/Golden"))
from seeded import image, number, parameter

# The side of the images: as small as the network allows.
NETWORKS = {
    "mobilenet_v2": (A.MobileNetV2, 64), "resnet50": (A.ResNet50, 64), "vgg16": (A.VGG16, 32),
    "inception_v3": (A.InceptionV3, 75), "densenet121": (A.DenseNet121, 64), "efficientnet_b0": (A.EfficientNetB0, 64),
    "xception": (A.Xception, 71),
}


def build(name):
    keras.backend.clear_session()
    application, size = NETWORKS[name]
    return application(weights=None, input_shape=(size, size, 3), classes=10)


def fill(model):
    """Gives every variable its seeded values; says how many variables there are, and how many numbers."""
    variables = {f"{layer.name}/{v.name}": (layer, v) for layer in model.layers for v in layer.variables
                 if v.name not in ("count", "seed_generator_state")}
    for ordinal, name in enumerate(sorted(variables)):
        layer, variable = variables[name]
        role = "depthwise" if isinstance(layer, keras.layers.DepthwiseConv2D) and variable.name == "kernel" else variable.name
        variable.assign(parameter(ordinal, role, tuple(variable.shape)))
    for layer in model.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
    return len(variables), sum(math.prod(v.shape) for _, v in variables.values())


def record(name):
    model = build(name)
    count, numbers = fill(model)
    shape = model.input_shape[1:]
    x = np.moveaxis(image(count, (shape[2], *shape[:2])), 0, -1)[None]
    layers = [layer for layer in model.layers if not isinstance(layer, keras.layers.InputLayer)]
    outputs = keras.Model(model.input, [layer.output for layer in layers])(x)
    stages = []
    for layer, output in zip(layers, outputs):
        flat = np.ascontiguousarray(output[0], np.float32).ravel()
        places = [place * flat.size // 4 + flat.size // 8 for place in range(4)]
        stages.append([layer.name, list(output.shape[1:]), number(np.abs(flat).max()), *(number(flat[p]) for p in places)])
    (HERE / "applications").mkdir(exist_ok=True)
    entry = zipfile.ZipInfo("config.json")
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(HERE / f"applications/{name}.keras", "w") as archive:
        archive.writestr(entry, json.dumps(json.loads(model.to_json()), separators=(",", ":")), compresslevel=9)
    print(name, count, stages[-2][2], stages[-1], file=sys.stderr)
    return {"name": name, "parameters": numbers, "layers": stages}


if __name__ == "__main__":
    file = HERE / "applications.json"
    known = {r["name"]: r for r in json.loads(file.read_text())} if file.exists() else {}
    for name in sys.argv[1:] or NETWORKS:
        known[name] = record(name)
    lines = ",\n".join(json.dumps(known[n], separators=(",", ":")) for n in NETWORKS if n in known)
    file.write_text(f"[\n{lines}\n]\n")
