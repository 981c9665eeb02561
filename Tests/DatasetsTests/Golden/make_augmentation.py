"""Writes augmentation.json: pictures after each transformation, by Keras's ImageDataGenerator (apply_affine_transform, its
channel shift, flips and brightness), by the layer RandomContrast and by SciPy.

    python make_augmentation.py        # with keras, tensorflow and scipy

The pictures are squares where Keras computes: it takes the middle of the rows for that of the columns, so that it turns other
pictures around another place than their middle. Those are computed by scipy.ndimage.affine_transform directly.
"""

import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import keras
import numpy as np
import scipy.ndimage
from keras.src.legacy.preprocessing.image import (
    ImageDataGenerator,
    apply_affine_transform,
    apply_brightness_shift,
    apply_channel_shift,
)

random = np.random.default_rng(7)


def picture(rows, columns, channels):
    """A picture [channels, rows, columns] of bytes."""
    return random.integers(0, 256, (channels, rows, columns))


square = picture(9, 9, 1)
colour = picture(7, 7, 3)
wide = picture(5, 8, 1)
cases = []


def add(name, source, result, **parameters):
    cases.append(
        {"name": name, "parameters": parameters, "shape": list(source.shape), "pixels": source.ravel().tolist(),
         "values": np.asarray(result, "float64").ravel().tolist()}
    )


def units(source):
    return source / 255.0


def affine(source, fill="nearest", cval=0.0, **parameters):
    return apply_affine_transform(
        units(source), row_axis=1, col_axis=2, channel_axis=0, fill_mode=fill, cval=cval, **parameters
    )


for degrees in (25, -90, 133.5):
    add("rotation", square, affine(square, theta=degrees), degrees=degrees)
add("rotation", colour, affine(colour, theta=-17), degrees=-17)
# The names say what Keras's own arguments of the function do after it has exchanged rows and columns.
add("width_shift", square, affine(square, tx=2.3), pixels=2.3)
add("height_shift", square, affine(square, ty=-1.75), pixels=-1.75)
add("shear", square, affine(square, shear=20), degrees=20)
add("zoom", square, affine(square, zx=1.3, zy=0.7), columns=1.3, rows=0.7)
for fill in ("nearest", "constant", "reflect", "wrap"):
    result = affine(square, fill=fill, cval=0.4, theta=31, tx=3.1, ty=-4.2, shear=-12, zx=1.4, zy=1.2)
    add(
        "all", square, result, fill=fill, cval=0.4, degrees=31, width=3.1, height=-4.2, shear=-12, columns=1.4, rows=1.2
    )


def about_middle(source, degrees, fill):
    """A rotation around the middle of a picture of any shape."""
    angle = np.deg2rad(degrees)
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = (np.array(source.shape[1:]) - 1) / 2
    return [
        scipy.ndimage.affine_transform(channel, matrix, middle - matrix @ middle, order=1, mode=fill)
        for channel in units(source)
    ]


for fill in ("nearest", "constant", "reflect", "wrap"):
    add("all", wide, about_middle(wide, 40, fill), fill=fill, cval=0, degrees=40, width=0, height=0, shear=0, columns=1, rows=1)

generator = ImageDataGenerator()
last = {"theta": 0}
flips = {"horizontal_flip": "flip_horizontal", "vertical_flip": "flip_vertical"}
for name, key in flips.items():
    for source in (wide, colour):
        result = generator.apply_transform(np.moveaxis(units(source), 0, 2), {**last, key: True})
        add(name, source, np.moveaxis(result, 2, 0))
for shift in (0.3, -0.25):
    add("channel_shift", colour, apply_channel_shift(units(colour // 2 + 60), shift), shift=shift)
    cases[-1]["pixels"] = (colour // 2 + 60).ravel().tolist()
for factor in (0.5, 1.6):
    result = apply_brightness_shift(np.moveaxis(colour.astype("float32"), 0, 2), factor, scale=False)
    add("brightness", colour, np.moveaxis(result, 2, 0) / 255, factor=factor)
layer = keras.layers.RandomContrast(0.5, value_range=(0, 1))
for factor in (0.5, 1.5):
    result = layer.transform_images(
        np.moveaxis(units(colour), 0, 2).astype("float32")[None], {"contrast_factor": np.float32(factor)}
    )
    add("contrast", colour, np.moveaxis(np.asarray(result)[0], 2, 0), factor=factor)
for sigma in (0.1, 0.6, 1.7):
    result = [scipy.ndimage.gaussian_filter(channel, sigma, mode="nearest") for channel in units(colour)]
    add("blur", colour, result, sigma=sigma)

path = pathlib.Path(__file__).with_name("augmentation.json")
path.write_text(json.dumps({"cases": cases}))
print(len(cases), "cases")
