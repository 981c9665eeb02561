"""The MNIST of this repository as NumPy arrays, and where Keras cuts it: what both peers share."""

import gzip
import math
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[2] / "Sources/Datasets/Resources/mnist"
VALIDATION_SHARE = 0.33
BATCH_SIZE = 32


def _array(name, header_bytes):
    content = gzip.decompress((FOLDER / f"{name}-ubyte.gz").read_bytes())
    return np.frombuffer(content, dtype=np.uint8, offset=header_bytes)


def load(part):
    """Grey values from 0 to 1 of shape (examples, 28, 28) and the labels, of part `train` or `t10k`."""
    pixels = _array(f"{part}-images-idx3", 16).reshape(-1, 28, 28)
    return pixels.astype(np.float32) / 255, _array(f"{part}-labels-idx1", 8)


def training_count(examples):
    """How many examples Keras trains with; the others, at the end, validate."""
    return math.floor(examples * (1 - VALIDATION_SHARE))
