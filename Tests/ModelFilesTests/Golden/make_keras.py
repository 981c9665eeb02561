#!/usr/bin/env python3
"""Writes small models of Keras, and beside each what Keras computes in every layer, as safetensors.

Needs: pip install tensorflow-cpu safetensors
Usage: make_keras.py [NAME ...]
NAME.keras or NAME.h5 is the model as Keras saves it (archives packed anew with deflate, which keeps them small);
NAME.safetensors holds `input NUMBER` and the output of every layer, in Keras's own order of axes. The second call of a
shared layer is called NAME_1.
"""
import io, os, pathlib, sys, zipfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
from keras import Input, Model, Sequential, layers as L
from safetensors.numpy import save_file

HERE = pathlib.Path(__file__).parent


def convolutions():
    return Sequential([
        Input((9, 8, 3)), L.Conv2D(4, (3, 2), strides=(2, 1), padding="same", activation="relu"),
        L.Conv2D(6, 3, dilation_rate=(1, 2), activation="tanh", use_bias=False, padding="same"),
        L.Conv2D(4, (1, 3), groups=2, activation="sigmoid"), L.Conv2D(3, 2, strides=2, padding="valid", activation="elu"),
        L.Flatten(), L.Dense(5, activation="softmax")])


def depthwise():
    return Sequential([
        Input((9, 8, 3)), L.DepthwiseConv2D((3, 2), depth_multiplier=2, padding="same", activation="silu"),
        L.SeparableConv2D(4, 3, strides=2, depth_multiplier=2, padding="same", activation="relu6"),
        L.SeparableConv2D(5, (2, 1), dilation_rate=(2, 1), use_bias=False),
        L.DepthwiseConv2D(2, strides=2, use_bias=False), L.GlobalMaxPooling2D()])


def transposed():
    return Sequential([
        Input((4, 5, 2)), L.Conv2DTranspose(3, 3, strides=2, padding="same", activation="relu"),
        L.Conv2DTranspose(2, (2, 3), strides=(3, 1), use_bias=False)])


def signals():
    return Sequential([
        Input((20, 3)), L.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="gelu"), L.ZeroPadding1D((1, 2)),
        L.Conv1D(4, 4, strides=2, groups=2, padding="same", activation="softsign"), L.MaxPooling1D(2, strides=1, padding="same"),
        L.AveragePooling1D(3, padding="same"), L.UpSampling1D(2), L.Cropping1D((1, 2)), L.SpatialDropout1D(0.3),
        L.Flatten(), L.Dense(3, activation="exponential")])


def volumes():
    return Sequential([
        Input((6, 5, 7, 2)), L.Conv3D(3, (2, 3, 2), strides=(1, 2, 1), padding="same", activation="selu"),
        L.ZeroPadding3D(((1, 0), (0, 1), (2, 1))), L.MaxPooling3D((2, 1, 2)), L.AveragePooling3D(2, strides=1, padding="same"),
        L.Cropping3D(((0, 1), (0, 0), (1, 0))), L.UpSampling3D((1, 2, 1)), L.SpatialDropout3D(0.2),
        L.GlobalAveragePooling3D(keepdims=True), L.Flatten(), L.Dense(2)])


def poolings():
    x = i = Input((9, 7, 2), name="image")
    x = L.MaxPooling2D((2, 3), strides=(2, 1), padding="same")(x)
    x = L.AveragePooling2D(3, strides=1, padding="same")(x)
    a = L.GlobalAveragePooling2D()(x)
    b = L.GlobalMaxPooling2D(keepdims=True)(x)
    return Model(i, [a, b, L.MaxPooling2D()(x), L.AveragePooling2D((2, 1))(x)])


def shapes():
    return Sequential([
        Input((6, 4, 2)), L.ZeroPadding2D(((1, 2), (0, 3))), L.Cropping2D(((1, 0), (2, 1))),
        L.UpSampling2D((2, 3), interpolation="nearest"), L.UpSampling2D(2, interpolation="bilinear"), L.Permute((2, 3, 1)),
        L.Reshape((-1, 4, 6)), L.Flatten(), L.Reshape((12, -1))])


def normalization():
    return Sequential([
        Input((5, 4, 3)), L.Conv2D(4, 3, padding="same", use_bias=False), L.BatchNormalization(), L.ReLU(max_value=6.0),
        L.BatchNormalization(scale=False, epsilon=1e-5, momentum=0.9), L.LeakyReLU(negative_slope=0.1),
        L.BatchNormalization(center=False), L.ELU(alpha=0.7), L.ReLU(negative_slope=0.2, threshold=0.1), L.Flatten(),
        L.Dense(4), L.BatchNormalization(), L.Softmax()])


def functions():
    x = i = Input((4, 3, 2))
    names = ["relu", "relu6", "leaky_relu", "elu", "selu", "gelu", "silu", "hard_sigmoid", "hard_silu", "softplus",
             "softsign", "exponential", "sigmoid", "tanh", "softmax", "linear"]
    return Model(i, [L.Activation(name, name="f_" + name)(x) for name in names])


def merging():
    i = Input((5, 4, 3))
    a, b = L.Conv2D(3, 1, name="a")(i), L.Conv2D(3, 1, name="b")(i)
    row = L.GlobalAveragePooling2D(keepdims=True)(i)
    out = [L.Add()([a, b, i]), L.Subtract()([a, b]), L.Multiply()([a, row]), L.Average()([a, b]), L.Maximum()([a, b, i]),
           L.Minimum()([a, b]), L.Concatenate()([a, b, i]), L.Concatenate(axis=1)([a, b]), L.Concatenate(axis=-2)([a, b])]
    return Model(i, out)


def two_inputs():
    i, j = Input((6, 5, 1), name="left"), Input((4,), name="right")
    x = L.Flatten()(L.Conv2D(2, 3, activation="relu")(i))
    y = L.Dense(6, activation="tanh")(j)
    z = L.Concatenate()([x, y])
    return Model([i, j], [L.Dense(3, activation="softmax", name="one")(z), L.Dense(1, name="two")(z)])


def shared():
    x = i = Input((6, 6, 2))
    twice = L.Conv2D(2, 3, padding="same", activation="relu", name="twice")
    y = twice(twice(x))
    return Model(i, L.GlobalAveragePooling2D()(L.Add()([y, x])))


def nested():
    inner_in = Input((6, 6, 3))
    y = L.Conv2D(3, 3, padding="same", activation="leaky_relu", name="deep")(inner_in)
    y = L.BatchNormalization()(y)
    y = L.Conv2D(3, 1, use_bias=False)(y)
    inner = Model(inner_in, L.BatchNormalization()(y), name="inner")
    frozen = Sequential([Input((6, 6, 6)), L.Conv2D(2, 3), L.BatchNormalization()], name="frozen")
    frozen.trainable = False
    i = Input((6, 6, 3))
    x = L.Conv2D(3, 1, name="first")(i)
    x = L.Concatenate()([inner(x), inner(i)])
    x = L.Flatten()(frozen(x))
    return Model(i, L.Dense(4)(x))


def nested_h5():
    return nested()


def channels_first():
    x = i = Input((2, 6, 5))
    f = dict(data_format="channels_first")
    x = L.ZeroPadding2D(1, **f)(x)
    x = L.BatchNormalization(axis=1)(x)
    a = L.MaxPooling2D(2, **f)(x)
    b = L.AveragePooling2D(2, **f)(x)
    x = L.Concatenate(axis=1)([a, b])
    x = L.Concatenate(axis=3)([x, x])
    x = L.Cropping2D(((0, 1), (1, 0)), **f)(x)
    x = L.UpSampling2D((1, 2), **f)(x)
    s = L.Softmax(axis=1)(x)
    y = L.Flatten(name="raw")(s)
    z = L.Flatten(name="moved", **f)(x)
    p = L.Permute((2, 1, 3))(x)
    r = L.Reshape((3, -1, 4))(x)
    return Model(i, [L.Dense(3)(y), z, p, r, L.GlobalMaxPooling2D(**f)(x)])


def augmented():
    return Sequential([
        Input((6, 6, 3)), L.RandomFlip("horizontal"), L.RandomRotation(0.1), L.RandomZoom(0.2), L.RandomContrast(0.1),
        L.GaussianNoise(0.1), L.Conv2D(2, 3, activation=keras.layers.LeakyReLU(0.3)), L.Dropout(0.4), L.GaussianDropout(0.2),
        L.SpatialDropout2D(0.2), L.Flatten(), L.ActivityRegularization(0.1), L.Dense(3)])


def half():
    keras.config.set_dtype_policy("float16")
    try:
        return Sequential([Input((6, 6, 1)), L.Conv2D(2, 3, activation="relu"), L.Flatten(), L.Dense(3)])
    finally:
        keras.config.set_dtype_policy("float32")


def mixed():
    keras.config.set_dtype_policy("mixed_bfloat16")
    try:
        return Sequential([Input((6, 6, 1)), L.Conv2D(2, 3, activation="relu"), L.Flatten(), L.Dense(3, dtype="float32")])
    finally:
        keras.config.set_dtype_policy("float32")


def residual():
    x = i = Input((8, 8, 3))
    x = L.Conv2D(4, 3, strides=2, padding="same", use_bias=False)(x)
    for _ in range(2):
        y = L.ReLU()(L.BatchNormalization()(x))
        y = L.Conv2D(4, 3, padding="same")(y)
        x = L.Add()([x, y])
    return Model(i, L.Dense(3, activation="softmax")(L.GlobalAveragePooling2D()(x)), name="tiny_resnet")


def preprocessed():
    return Sequential([
        Input((7, 5, 3)), L.Rescaling(1 / 127.5, offset=-1), L.Normalization(), L.Rescaling([1.0, 0.5, 2.0], [0.1, 0.2, 0.3]),
        L.Resizing(14, 5), L.Resizing(14, 15, interpolation="nearest"), L.Resizing(14, 15), L.Rescaling(-0.5, 1.0),
        L.Normalization(mean=[0.1, 0.2, 0.3], variance=[1.0, 2.0, 0.5]), L.Conv2D(2, 3), L.Flatten(), L.Dense(2)])


def branching():
    inner_in = Input((6, 6, 2))
    y = L.Conv2D(3, 3, padding="same", activation="hard_tanh", name="deep")(inner_in)
    inner = Model(inner_in, [y, L.GlobalAveragePooling2D()(y)], name="inner")
    i = Input((6, 6, 2))
    maps, means = inner(i)
    again, others = inner(L.Conv2D(2, 1, name="first")(i))
    x = L.Flatten(name="flat")(L.Subtract(name="less")([maps, again]))
    return Model(i, [L.Dense(3, name="one")(L.Concatenate(name="all")([x, others])), L.Dense(2, name="two")(means)])


def branching_h5():
    return branching()


def levels():
    x = i = Input((6, 5, 4))
    x = L.GroupNormalization(2, scale=False)(L.Normalization()(x))
    x = L.PReLU(shared_axes=[1, 2])(L.Conv2DTranspose(6, 3, strides=2, padding="same", output_padding=1)(x))
    x = L.PReLU()(L.GroupNormalization(-1, epsilon=0.01)(x))
    x = L.Dense(3, activation="log_softmax")(L.PReLU()(L.Flatten()(L.Activation("hard_tanh")(x))))
    return Model(i, x)


def levels_h5():
    return levels()


def segments():
    """Gets smaller and larger again, as U-Net does, and gives maps."""
    image = Input((12, 8, 3), name="image")
    first = L.Conv2D(3, 3, padding="same", activation="relu", name="first")(image)
    low = L.Conv2D(4, 3, padding="same", activation="relu", name="low")(L.MaxPooling2D(2, name="half")(first))
    grown = L.Conv2DTranspose(3, 2, strides=2, name="grown")(low)
    both = L.Concatenate(name="both")([first, L.UpSampling2D(2, name="copied")(low), grown])
    return Model(image, L.Conv2D(2, 1, activation="sigmoid", name="segments")(both), name="segments")


def resized():
    x = i = Input((9, 7, 2))
    x = L.Resizing(12, 5)(x)
    x = L.Conv2D(3, 2, activation="relu")(x)
    x = L.Resizing(4, 9, interpolation="nearest")(x)
    y = L.Resizing(5, 5, crop_to_aspect_ratio=True)(x)
    z = L.Resizing(5, 5, interpolation="nearest", pad_to_aspect_ratio=True)(x)
    x = L.Flatten(name="flat")(L.Concatenate(name="all")([y, z, L.Resizing(5, 5)(L.Resizing(47, 2, interpolation="nearest")(i))]))
    return Model(i, L.Dense(2, name="answer")(x))


MODELS = {
    "convolutions": (convolutions, "keras"), "depthwise": (depthwise, "h5"), "transposed": (transposed, "keras"),
    "signals": (signals, "h5"), "volumes": (volumes, "keras"), "poolings": (poolings, "h5"), "shapes": (shapes, "keras"),
    "normalization": (normalization, "h5"), "functions": (functions, "keras"), "merging": (merging, "h5"),
    "two_inputs": (two_inputs, "keras"), "shared": (shared, "h5"), "nested": (nested, "keras"),
    "nested_h5": (nested_h5, "h5"), "channels_first": (channels_first, "keras"), "augmented": (augmented, "h5"),
    "half": (half, "keras"), "mixed": (mixed, "h5"), "residual": (residual, "keras"),
    "preprocessed": (preprocessed, "keras"), "branching": (branching, "keras"), "branching_h5": (branching_h5, "h5"),
    "levels": (levels, "keras"), "levels_h5": (levels_h5, "h5"), "segments": (segments, "keras"),
    "resized": (resized, "keras"),
}


def randomize(model, random):
    for weight in model.weights:
        if weight.dtype not in ("float32", "float16"): continue
        values = random.normal(0, 0.4, weight.shape)
        weight.assign((values**2 + 0.1 if "variance" in weight.path else values).astype(weight.dtype))
    for layer in model.layers:
        if isinstance(layer, L.Normalization): layer.finalize_state()


def outputs(model, arrays):
    """The output of every call of every layer of the outermost model."""
    names, tensors = [], []
    for layer in model.layers:
        if isinstance(layer, (keras.layers.InputLayer, Model)): continue
        calls = [n for n in layer._inbound_nodes if n.output_tensors[0] in known(model)]
        for number, node in enumerate(calls):
            names.append(layer.name + (f"_{number}" if number else ""))
            tensors.append(node.output_tensors[0])
    results = Model(model.inputs, tensors)(arrays if len(arrays) > 1 else arrays[0], training=False)
    results = results if isinstance(results, (list, tuple)) else [results]
    return {name: np.asarray(value, dtype="float32") for name, value in zip(names, results)}


def known(model):
    class Identities(list):
        def __contains__(self, tensor): return any(tensor is other for other in self)
    graph = getattr(model, "_functional", model)
    nodes = [node for group in graph._nodes_by_depth.values() for node in group]
    return Identities(tensor for node in nodes for tensor in node.output_tensors)


def packed(path):
    """The archive with its files deflated."""
    with zipfile.ZipFile(path) as archive:
        files = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    for number, (name, (make, ending)) in enumerate(MODELS.items()):
        if sys.argv[1:] and name not in sys.argv[1:]: continue
        keras.backend.clear_session()
        random = np.random.default_rng(number)
        model = make()
        randomize(model, random)
        arrays = [random.normal(0, 1, (2, *value.shape[1:])).astype("float32") for value in model.inputs]
        results = outputs(model, arrays)
        path = HERE / f"{name}.{ending}"
        model.save(path)
        if ending == "keras" and name != "residual": packed(path)
        save_file({f"input {n}": a for n, a in enumerate(arrays)} | {k: np.ascontiguousarray(v) for k, v in results.items()},
                  HERE / f"{name}.safetensors")
        print(f"{name}.{ending}: {path.stat().st_size:,} bytes, {len(results)} layers")
