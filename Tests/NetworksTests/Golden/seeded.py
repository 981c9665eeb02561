"""Weights and images that need not be stored: each number follows from its place alone, in Python as in Swift."""
import math

import numpy as np


def uniform(ordinal, count):
    """Numbers from 0 to 1: MurmurHash3's last step, applied to the place of the tensor and the place in it."""
    x = (np.arange(count, dtype=np.uint64) * 0x85EBCA6B + ordinal * 0x9E3779B1) & 0xFFFFFFFF
    for shift, factor in [(16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)]:
        x = ((x ^ (x >> np.uint64(shift))) * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return (x >> np.uint64(8)).astype(np.float64) / 2**24


def parameter(ordinal, role, shape, quiet=False, gain=1.0):
    """The values of a parameter in Keras's layout; `quiet` scales keep sums of many blocks small."""
    u = uniform(ordinal, math.prod(shape))
    if role in ("kernel", "depthwise", "depthwise_kernel", "pointwise_kernel"):
        inputs = math.prod(shape[:2]) if role.startswith("depthwise") else math.prod(shape[:-1])
        values = (2 * u - 1) * (gain * math.sqrt(6 / inputs))
    elif role in ("gamma", "moving_variance", "variance"):
        values = (0.75 + 0.5 * u) * (0.25 if quiet else 1)
    else:
        values = 0.2 * u - 0.1
    return values.astype(np.float32).reshape(shape)


def image(ordinal, shape):
    """An image, channels first."""
    return (2 * uniform(ordinal, math.prod(shape)) - 1).astype(np.float32).reshape(shape)


def number(x):
    """As few digits as tell the number from its neighbours."""
    return float(np.format_float_positional(np.float32(x), unique=True))


def summary(name, maps):
    """A stage's shape, mean, deviation and largest magnitude, and a few of its values; channels first."""
    flat = np.ascontiguousarray(maps, np.float32).ravel()
    wide = flat.astype(np.float64)
    places = [place * flat.size // 8 + flat.size // 16 for place in range(8)]
    return {
        "name": name, "shape": list(maps.shape), "mean": number(wide.mean()), "deviation": number(wide.std()),
        "largest": number(np.abs(flat).max()), "values": [number(flat[place]) for place in places],
    }
