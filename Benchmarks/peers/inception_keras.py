#!/usr/bin/env python3
"""InceptionV3 of keras.applications as a tf.function, one image, random weights; writes them for the other programs."""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import re

import inception

options = inception.arguments(__doc__)

import numpy as np
import tensorflow
from tensorflow import keras

tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)
keras.utils.set_random_seed(1)
model = keras.applications.InceptionV3(weights=None)


def numbered(kind):
    """The layers of a kind in the order in which they were made."""
    layers = [layer for layer in model.layers if isinstance(layer, kind)]
    return sorted(layers, key=lambda layer: int((re.findall(r"_(\d+)$", layer.name) or ["0"])[0]))


def randomize(normalization, generator):
    """Statistics of a trained network are no zeros and ones; without them every image would get the same answer."""
    beta, mean, variance = normalization.get_weights()
    normalization.set_weights([
        generator.normal(0, 0.3, beta.shape), generator.normal(0, 0.3, mean.shape),
        generator.uniform(0.5, 1.5, variance.shape)])


generator = np.random.default_rng(1)
arrays = {}
for index, (convolution, normalization) in enumerate(
    zip(numbered(keras.layers.Conv2D), numbered(keras.layers.BatchNormalization), strict=True)
):
    randomize(normalization, generator)
    (arrays[f"kernel{index}"],) = convolution.get_weights()
    arrays[f"beta{index}"], arrays[f"mean{index}"], arrays[f"variance{index}"] = normalization.get_weights()
arrays["dense"], arrays["bias"] = model.layers[-1].get_weights()
arrays["image"] = generator.uniform(-1, 1, (1, inception.SIDE, inception.SIDE, inception.CHANNELS)).astype("float32")


@tensorflow.function
def infer(images):
    return model(images, training=False)


image = tensorflow.constant(arrays["image"])
arrays["probabilities"] = infer(image).numpy()
np.savez(options.weights, **arrays)
inception.report(
    lambda: infer(image).numpy(), options, largestProbability=float(arrays["probabilities"].max()))
