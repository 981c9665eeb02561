#!/usr/bin/env python3
"""Writes `exported.onnx`: what tf2onnx makes of a small model of Keras that gets smaller and larger again, as U-Net does.

Needs: pip install tensorflow-cpu tf2onnx
Usage: make_tf2onnx.py, then make_onnx.py exported, which computes what ONNX Runtime makes of every node
"""
import os, pathlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
import numpy as np
import tensorflow as tf
import tf2onnx
from keras import layers

SHAPE = (12, 10, 3)
image = keras.Input(SHAPE, name="image")
x = layers.Rescaling(1 / 127.5, offset=-1)(image)
first = layers.Conv2D(4, 3, padding="same", activation="relu")(x)
x = layers.MaxPooling2D(2)(first)
x = layers.SeparableConv2D(6, 3, padding="same", use_bias=False)(x)
x = layers.BatchNormalization()(x)
x = layers.ReLU(6.0)(x)
x = layers.UpSampling2D(2)(x)
x = layers.Concatenate()([first, x])
x = layers.Conv2D(5, 3, strides=2, padding="same", activation="swish")(x)
y = layers.Conv2DTranspose(4, (2, 3), strides=(3, 2), padding="valid")(x)
y = layers.LeakyReLU(negative_slope=0.1)(y)
y = layers.GlobalAveragePooling2D()(y)
gate = layers.Dense(5, activation="sigmoid")(layers.GlobalAveragePooling2D(keepdims=True)(x))
x = layers.Multiply()([x, gate])
x = layers.Dropout(0.3)(layers.Flatten()(x))
answer = layers.Dense(3, activation="softmax", name="answer")(layers.Concatenate()([x, y]))
model = keras.Model(image, answer)
random = np.random.default_rng(5)
model.set_weights([np.abs(random.normal(0, 0.4, w.shape)) if v.path.endswith("variance") else random.normal(0, 0.4, w.shape)
                   for v, w in zip(model.weights, model.get_weights())])
target = pathlib.Path(__file__).parent / "exported.onnx"
tf2onnx.convert.from_keras(model, [tf.TensorSpec((None, *SHAPE), tf.float32, name="image")], opset=13, output_path=str(target))
