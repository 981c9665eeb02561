#!/usr/bin/env python3
"""Milliseconds per training step of tf.Keras's `fit`; one line of JSON on stdout."""

import json
import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import steps

options = steps.arguments(__doc__)

import keras_networks
import mnist
import tensorflow
from tensorflow import keras

tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)
keras.utils.set_random_seed(options.seed)
model = keras_networks.compiled(keras, options.network)
images, labels = mnist.load("train")
images, targets = images[..., None], keras.utils.to_categorical(labels, 10)


class EpochClock(keras.callbacks.Callback):
    """Measures an epoch without what `fit` does before it."""

    def on_epoch_begin(self, epoch, logs=None):
        self.began = time.perf_counter()

    def on_epoch_end(self, epoch, logs=None):
        self.seconds = time.perf_counter() - self.began


def seconds_per_step(count):
    clock, examples = EpochClock(), count * options.batch
    model.fit(images[:examples], targets[:examples], batch_size=options.batch, verbose=0, callbacks=[clock])
    return clock.seconds / count


seconds_per_step(3)  # compiles the graph
count = steps.affordable(seconds_per_step(5), options)
print(json.dumps({"steps": count, "millisecondsPerStep": 1000 * seconds_per_step(count)}))
