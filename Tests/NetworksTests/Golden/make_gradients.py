#!/usr/bin/env python3
"""Writes gradients.json: what Keras computes in training for every kind of layer, and the gradients of the sum of the
output, weighted by given numbers, by the input and by every weight.

Needs: pip install tensorflow-cpu pyyaml
Usage: make_gradients.py > gradients.json
Arrays are flat; maps have their channels first, as the engine has them, parameters Keras's own layout. Layers that draw
random numbers are computed as in inference.
"""
import json, os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
import keras
import numpy as np
import tensorflow as tf
import yaml

CASES = {
    "Conv1D": ([9, 3], ["Conv1D: {filters: 4, kernel_size: 3, strides: 2, padding: same}"]),
    "Conv1D, causal, with gaps": (
        [8, 2], ["Conv1D: {filters: 3, kernel_size: 3, padding: causal, dilation_rate: 2, activation: tanh}"]),
    "Conv1D in groups": ([6, 4], ["Conv1D: {filters: 6, kernel_size: 2, groups: 2}"]),
    "Conv2D": ([5, 6, 2], ["Conv2D: {filters: 3, kernel_size: [2, 3], activation: tanh}"]),
    "Conv2D with gaps": ([7, 8, 2], ["Conv2D: {filters: 3, kernel_size: [3, 2], dilation_rate: [2, 3]}"]),
    "Conv2D with gaps, same": ([6, 5, 2], ["Conv2D: {filters: 2, kernel_size: 3, dilation_rate: 2, padding: same}"]),
    "Conv2D in groups": ([5, 4, 6], ["Conv2D: {filters: 4, kernel_size: 3, groups: 2, padding: same}"]),
    "Conv3D": ([3, 4, 5, 2], ["Conv3D: {filters: 3, kernel_size: [2, 3, 2], strides: [1, 2, 1], padding: same}"]),
    "Conv3D with gaps": ([5, 4, 4, 1], ["Conv3D: {filters: 2, kernel_size: 2, dilation_rate: [2, 1, 3]}"]),
    "DepthwiseConv2D": ([6, 5, 3], ["DepthwiseConv2D: {kernel_size: 3, activation: tanh}"]),
    "DepthwiseConv2D, strides and multiplier": (
        [7, 6, 2], ["DepthwiseConv2D: {kernel_size: 3, strides: 2, padding: same, depth_multiplier: 3}"]),
    "DepthwiseConv2D with gaps": ([7, 6, 2], ["DepthwiseConv2D: {kernel_size: 2, dilation_rate: 2, use_bias: false}"]),
    "SeparableConv2D": ([6, 5, 3], ["SeparableConv2D: {filters: 4, kernel_size: 3, depth_multiplier: 2, activation: tanh}"]),
    "SeparableConv2D, strides": ([7, 6, 2], ["SeparableConv2D: {filters: 3, kernel_size: 3, strides: 2, padding: same}"]),
    "Conv2DTranspose": ([4, 3, 2], ["Conv2DTranspose: {filters: 3, kernel_size: 3, strides: 2}"]),
    "Conv2DTranspose, same": (
        [4, 3, 2], ["Conv2DTranspose: {filters: 3, kernel_size: [3, 4], strides: [2, 3], padding: same, activation: tanh}"]),
    "Conv2DTranspose, steps longer than the kernel": (
        [3, 4, 2], ["Conv2DTranspose: {filters: 2, kernel_size: 2, strides: 3}"]),
    "Conv2DTranspose, same, steps longer than the kernel": (
        [3, 4, 2], ["Conv2DTranspose: {filters: 2, kernel_size: 2, strides: 3, padding: same}"]),
    "MaxPooling1D": ([9, 3], ["MaxPooling1D: {pool_size: 3, strides: 2, padding: same}"]),
    "MaxPooling2D": ([5, 6, 2], ["MaxPooling2D: {pool_size: [2, 3], strides: 2, padding: same}"]),
    "MaxPooling3D": ([4, 5, 3, 2], ["MaxPooling3D"]),
    "AveragePooling1D": ([9, 3], ["AveragePooling1D: {pool_size: 4, strides: 3, padding: same}"]),
    "AveragePooling2D": ([5, 6, 2], ["AveragePooling2D: {pool_size: 3, strides: 2, padding: same}"]),
    "AveragePooling3D": ([4, 5, 3, 2], ["AveragePooling3D: {pool_size: 2, padding: same}"]),
    "GlobalAveragePooling1D": ([5, 3], ["GlobalAveragePooling1D"]),
    "GlobalAveragePooling2D": ([5, 4, 3], ["GlobalAveragePooling2D"]),
    "GlobalAveragePooling2D, cells kept": ([5, 4, 3], ["GlobalAveragePooling2D: {keepdims: true}"]),
    "GlobalAveragePooling3D": ([2, 3, 4, 3], ["GlobalAveragePooling3D"]),
    "GlobalMaxPooling1D": ([5, 3], ["GlobalMaxPooling1D"]),
    "GlobalMaxPooling2D": ([5, 4, 3], ["GlobalMaxPooling2D"]),
    "GlobalMaxPooling3D": ([2, 3, 4, 3], ["GlobalMaxPooling3D: {keepdims: true}"]),
    "BatchNormalization": ([4, 3, 5], ["BatchNormalization"]),
    "BatchNormalization of a vector": ([6], ["BatchNormalization: {momentum: 0.8, epsilon: 0.01, scale: false}"]),
    "BatchNormalization of a signal": ([6, 3], ["BatchNormalization: {center: false}"]),
    "BatchNormalization of a volume": ([2, 3, 2, 3], ["BatchNormalization: {momentum: 0.5}"]),
    "LocalResponseNormalization": (
        [4, 3, 7], ["LocalResponseNormalization: {depth_radius: 2, bias: 2, alpha: 0.3, beta: 0.75}"]),
    "Flatten": ([2, 3, 4], ["Flatten"]),
    "Flatten a volume": ([2, 3, 2, 2], ["Flatten"]),
    "Reshape": ([4, 6], ["Reshape: {target_shape: [2, 3, 4]}"]),
    "Reshape, one number left": ([4, 3, 2], ["Reshape: {target_shape: [-1, 6]}"]),
    "Reshape to a vector and back": ([3, 2, 2], ["Reshape: {target_shape: [12]}", "Reshape: {target_shape: [2, 2, 1, 3]}"]),
    "Permute": ([3, 4, 2], ["Permute: {dims: [3, 1, 2]}"]),
    "Permute a signal": ([3, 4], ["Permute: {dims: [2, 1]}"]),
    "Permute a volume": ([2, 3, 4, 2], ["Permute: {dims: [2, 4, 1, 3]}"]),
    "ZeroPadding1D": ([4, 2], ["ZeroPadding1D: {padding: [1, 2]}"]),
    "ZeroPadding2D": ([3, 2, 2], ["ZeroPadding2D: {padding: [[1, 2], [0, 3]]}"]),
    "ZeroPadding3D": ([2, 2, 3, 2], ["ZeroPadding3D: {padding: [[1, 0], [2, 1], [0, 1]]}"]),
    "Cropping1D": ([6, 2], ["Cropping1D: {cropping: [2, 1]}"]),
    "Cropping1D as it is": ([6, 2], ["Cropping1D"]),
    "Cropping2D": ([5, 6, 2], ["Cropping2D: {cropping: [[1, 2], [0, 3]]}"]),
    "Cropping2D as it is": ([3, 4, 2], ["Cropping2D"]),
    "Cropping3D": ([4, 3, 5, 1], ["Cropping3D: {cropping: [[1, 0], [1, 1], [0, 2]]}"]),
    "UpSampling1D": ([3, 2], ["UpSampling1D: {size: 3}"]),
    "UpSampling2D": ([3, 2, 2], ["UpSampling2D: {size: [2, 3]}"]),
    "UpSampling2D, bilinear": ([3, 4, 2], ["UpSampling2D: {size: [3, 2], interpolation: bilinear}"]),
    "UpSampling3D": ([2, 3, 2, 2], ["UpSampling3D"]),
    "Dense": ([7], ["Dense: {units: 4, activation: sigmoid}"]),
    "Dropout": ([3, 2, 2], ["Dropout: {rate: 0.4}"]),
    "SpatialDropout1D": ([3, 2], ["SpatialDropout1D: {rate: 0.4}"]),
    "SpatialDropout2D": ([3, 2, 2], ["SpatialDropout2D: {rate: 0.4}"]),
    "SpatialDropout3D": ([3, 2, 2, 2], ["SpatialDropout3D: {rate: 0.4}"]),
    "GaussianNoise": ([3, 2], ["GaussianNoise: {stddev: 0.4}"]),
    "Activation": ([3, 2, 2], ["Activation: {activation: tanh}"]),
    "Activation, softmax over maps": ([2, 3, 4], ["Activation: {activation: softmax}"]),
    "Add": ([3, 4, 2], [
        "Conv2D: {name: a, filters: 2, kernel_size: 1}", "Activation: {name: b, activation: tanh, inputs: input}",
        "Add: {inputs: [a, b, a]}"]),
    "Subtract": ([3, 4, 2], ["Conv2D: {name: a, filters: 2, kernel_size: 1}", "Subtract: {inputs: [input, a]}"]),
    "Multiply": ([5], ["Dense: {name: a, units: 5}", "Multiply: {inputs: [input, a]}"]),
    "Average": ([3, 4, 2], ["Conv2D: {name: a, filters: 2, kernel_size: 1}", "Average: {inputs: [input, a, a]}"]),
    "Maximum": ([3, 4, 2], ["Conv2D: {name: a, filters: 2, kernel_size: 1}", "Maximum: {inputs: [input, a]}"]),
    "Minimum": ([6, 2], ["Conv1D: {name: a, filters: 2, kernel_size: 1}", "Minimum: {inputs: [input, a]}"]),
    "Concatenate": ([3, 4, 2], ["Conv2D: {name: a, filters: 3, kernel_size: 1}", "Concatenate: {inputs: [input, a]}"]),
    "Concatenate rows": (
        [3, 4, 2], ["Conv2D: {name: a, filters: 2, kernel_size: [2, 1]}", "Concatenate: {axis: 1, inputs: [input, a]}"]),
    "a residual block": ([6, 5, 3], [
        "Conv2D: {name: a, filters: 3, kernel_size: 3, padding: same}", "BatchNormalization", "Activation: {activation: tanh}",
        "Conv2D: {name: b, filters: 3, kernel_size: 3, padding: same}", "Add: {inputs: [b, input]}", "GlobalMaxPooling2D"]),
    "a whole network": ([9, 8, 1], [
        "Conv2D: {filters: 4, kernel_size: 3, use_bias: false}", "BatchNormalization", "Activation: {activation: tanh}",
        "SeparableConv2D: {filters: 6, kernel_size: 3, padding: same}", "BatchNormalization: {scale: false}",
        "AveragePooling2D: {pool_size: 2}", "Conv2DTranspose: {filters: 3, kernel_size: 2, strides: 2}", "GlobalAveragePooling2D",
        "Dense: {units: 3, activation: softmax}"]),
    "ReLU": ([4, 3, 2], ["ReLU: {max_value: 0.75, negative_slope: 0.25}"]),
    "ReLU with a threshold": ([3, 4, 3, 2], ["ReLU: {max_value: 1.5, negative_slope: 0.25, threshold: 0.5}"]),
    "LeakyReLU": ([7, 3], ["LeakyReLU"]),
    "ELU": ([4, 3, 2], ["ELU: {alpha: 1.5}"]),
    "Softmax": ([9], ["Softmax"]),
    "Softmax of a signal": ([5, 4], ["Softmax"]),
    "functions after convolutions": ([9, 8, 2], [
        "Conv2D: {filters: 3, kernel_size: 2, activation: swish}", "Conv2D: {filters: 3, kernel_size: 2, activation: gelu}",
        "DepthwiseConv2D: {kernel_size: 2, activation: hard_swish}",
        "Conv2D: {filters: 3, kernel_size: 2, activation: softplus}", "Activation: {activation: leaky_relu}"]),
    "functions after dense layers": ([7], [
        "Dense: {units: 6, activation: selu}", "Dense: {units: 6, activation: softsign}",
        "Dense: {units: 6, activation: elu}", "Dense: {units: 6, activation: hard_sigmoid}",
        "Dense: {units: 6, activation: relu6}", "Dense: {units: 6, activation: exponential}"]),
    "Rescaling": ([4, 3, 2], ["Rescaling: {scale: 0.5, offset: -0.25}"]),
    "Rescaling by channels": ([5, 3], ["Rescaling: {scale: [2, -0.5, 0.25], offset: [0, 1, -1]}"]),
    "Normalization": ([4, 3, 2], ["Normalization"]),
    "Normalization of a vector by given numbers": ([3], ["Normalization: {mean: [0.5, -1, 2], variance: [0, 4, 0.25]}"]),
    "Normalization between convolutions": ([5, 4, 2], [
        "Conv2D: {filters: 3, kernel_size: 2}", "Normalization", "Conv2D: {filters: 2, kernel_size: 2, activation: relu}"]),
    "PReLU": ([3, 4, 2], ["PReLU"]),
    "PReLU, a slope for each channel": (
        [5, 4, 3], ["Conv2D: {filters: 4, kernel_size: 2}", "PReLU: {shared_axes: [1, 2]}", "Conv2D: {filters: 2, kernel_size: 2}"]),
    "PReLU, rows alike": ([4, 3, 2], ["PReLU: {shared_axes: 1}"]),
    "PReLU of a vector": ([7], ["Dense: {units: 5}", "PReLU"]),
    "GroupNormalization": ([4, 3, 6], ["GroupNormalization: {groups: 3}"]),
    "GroupNormalization, one group for each channel": (
        [5, 4, 2], ["Conv2D: {filters: 4, kernel_size: 2}", "GroupNormalization: {groups: -1, epsilon: 0.01, scale: false}"]),
    "GroupNormalization, one group": ([5, 3], ["GroupNormalization: {groups: 1, center: false}"]),
    "GroupNormalization of a vector": ([6], ["GroupNormalization: {groups: 2}"]),
    "hard tanh": ([6, 5, 2], ["Conv2D: {filters: 3, kernel_size: 2, activation: hard_tanh}", "Activation: {activation: hard_tanh}"]),
    "log softmax": ([7], ["Dense: {units: 4, activation: log_softmax}"]),
    "log softmax over maps": ([2, 3, 4], ["Activation: {activation: log_softmax}"]),
    "Conv2DTranspose, output padding": (
        [4, 3, 2], ["Conv2DTranspose: {filters: 3, kernel_size: 3, strides: 2, padding: same, output_padding: 1}"]),
    "Conv2DTranspose, no output padding": (
        [4, 3, 2], ["Conv2DTranspose: {filters: 2, kernel_size: [2, 3], strides: [3, 2], output_padding: [2, 0]}"]),
    "Conv2DTranspose, even kernel, output padding": (
        [4, 5, 2], ["Conv2DTranspose: {filters: 2, kernel_size: [2, 4], strides: 2, padding: same, output_padding: 1}"]),
    "Resizing": ([5, 4, 2], ["Resizing: {height: 7, width: 3}"]),
    "Resizing, smaller, nearest": ([7, 9, 2], ["Resizing: {height: 3, width: 5, interpolation: nearest}"]),
    "Resizing, larger, nearest": ([3, 4, 1], ["Resizing: {height: 8, width: 7, interpolation: nearest}"]),
    "Resizing to the same size": ([3, 4, 2], ["Resizing: {height: 3, width: 4}"]),
    "Resizing between convolutions": ([7, 6, 2], [
        "Conv2D: {filters: 18, kernel_size: 2, activation: relu}", "Resizing: {height: 4, width: 8}",
        "Conv2D: {filters: 3, kernel_size: 2}"]),
}
RANDOM = ("Dropout", "SpatialDropout", "GaussianNoise")


class LocalResponseNormalization(keras.layers.Layer):
    def __init__(self, depth_radius, bias, alpha, beta):
        super().__init__()
        self.arguments = (depth_radius, bias, alpha, beta)

    def call(self, x):
        return tf.nn.local_response_normalization(x, *self.arguments)


def channels_first(array):
    return np.moveaxis(array, -1, 1) if array.ndim > 2 else array


def flat(array):
    return [float(np.format_float_positional(x, unique=True)) for x in np.asarray(array, np.float32).ravel()]


def make(item):
    """The layer of an entry and the names of what it reads, if it says so."""
    kind, arguments = (item, {}) if isinstance(item, str) else next(iter(item.items()))
    inputs = arguments.pop("inputs", None)
    if kind == "LocalResponseNormalization":
        return LocalResponseNormalization(**arguments), inputs
    return getattr(keras.layers, kind)(**arguments), inputs


def model_of(shape, items):
    """The model of a graph, and its layers."""
    value = keras.Input(tuple(shape))
    values, layers = {"input": value}, []
    first = value
    for item in items:
        layer, inputs = make(item)
        if isinstance(inputs, list):
            value = layer([values[name] for name in inputs])
        else:
            value = layer(values[inputs] if inputs else value)
        values[layer.name] = value
        layers.append(layer)
    return keras.Model(first, value), layers


def case(title, shape, lines, random):
    keras.backend.clear_session()
    text = f"name: golden\ninput: {shape}\nlayers:\n" + "".join(f"  - {line}\n" for line in lines)
    model, layers = model_of(shape, yaml.safe_load(text)["layers"])
    weights = []
    for layer in layers:
        for variable in layer.weights:
            if variable.name == "count":
                continue  # how much data a normalization has seen, which predicts nothing
            value = random.normal(0, 0.5, variable.shape).astype("float32")
            if variable.name in ("moving_variance", "variance"):
                value = np.abs(value) + np.float32(0.1)
            variable.assign(value)
            weights.append((f"{layer.name}/{variable.name}", variable, value))
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
    images = random.normal(0, 1, (3, *shape)).astype("float32")
    is_random = any(type(layer).__name__.startswith(RANDOM) for layer in layers)
    x = tf.constant(images)
    with tf.GradientTape() as tape:
        tape.watch(x)
        output = model(x, training=not is_random)
        slope = random.normal(0, 1, output.shape).astype("float32")
        loss = tf.reduce_sum(output * slope)
    trainable = [variable.value for _, variable, _ in weights if variable.trainable]
    image_gradient, *gradients = tape.gradient(loss, [x] + trainable)
    names = [name for name, variable, _ in weights if variable.trainable]
    by_name = dict(zip(names, gradients))
    return {
        "title": title, "yaml": text, "images": flat(channels_first(images)), "output": flat(channels_first(output.numpy())),
        "outputShape": list(channels_first(output.numpy()).shape[1:]),
        "outputGradient": flat(channels_first(slope)), "imageGradient": flat(channels_first(image_gradient.numpy())),
        "weights": [
            {"name": name, "shape": list(value.shape), "values": flat(value),
             "gradient": flat(by_name[name].numpy()) if name in by_name else [],
             # The running statistics after the run; of all others what they were.
             "after": flat(variable.numpy())}
            for name, variable, value in weights],
    }


random = np.random.default_rng(2)
cases = [json.dumps(case(title, *network, random)) for title, network in CASES.items()]
print("[\n" + ",\n".join(cases) + "\n]")
