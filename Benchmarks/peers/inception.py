"""InceptionV3 (Szegedy et al. 2016) as keras.applications builds it, in the order in which Keras numbers its layers."""

import argparse
import json
import os
import statistics
import time
from dataclasses import dataclass

import numpy as np

EPSILON = 1e-3
CHANNELS, SIDE = 3, 299


@dataclass
class Conv:
    """A convolution without bias, batch normalization without scale, and ReLU."""

    filters: int
    rows: int
    columns: int
    stride: int = 1
    same: bool = True


@dataclass
class MaxPool:
    """The largest of 3x3, two cells further each time."""


@dataclass
class AveragePool:
    """The mean of 3x3 at each cell; padding does not count."""


@dataclass
class Branches:
    """Chains that read the same maps; what they make is put together."""

    chains: list


def _mixed_35(pooled):
    return Branches([
        [Conv(64, 1, 1)],
        [Conv(48, 1, 1), Conv(64, 5, 5)],
        [Conv(64, 1, 1), Conv(96, 3, 3), Conv(96, 3, 3)],
        [AveragePool(), Conv(pooled, 1, 1)],
    ])


def _mixed_17(inner):
    return Branches([
        [Conv(192, 1, 1)],
        [Conv(inner, 1, 1), Conv(inner, 1, 7), Conv(192, 7, 1)],
        [Conv(inner, 1, 1), Conv(inner, 7, 1), Conv(inner, 1, 7), Conv(inner, 7, 1), Conv(192, 1, 7)],
        [AveragePool(), Conv(192, 1, 1)],
    ])


def _mixed_8():
    split = Branches([[Conv(384, 1, 3)], [Conv(384, 3, 1)]])
    return Branches([
        [Conv(320, 1, 1)],
        [Conv(384, 1, 1), split],
        [Conv(448, 1, 1), Conv(384, 3, 3), split],
        [AveragePool(), Conv(192, 1, 1)],
    ])


def _reduction(*chains):
    return Branches([*[[*chain, Conv(last, 3, 3, stride=2, same=False)] for chain, last in chains], [MaxPool()]])


MAPS = [
    Conv(32, 3, 3, stride=2, same=False), Conv(32, 3, 3, same=False), Conv(64, 3, 3), MaxPool(),
    Conv(80, 1, 1, same=False), Conv(192, 3, 3, same=False), MaxPool(),
    _mixed_35(32), _mixed_35(64), _mixed_35(64),
    _reduction(([], 384), ([Conv(64, 1, 1), Conv(96, 3, 3)], 96)),
    _mixed_17(128), _mixed_17(160), _mixed_17(160), _mixed_17(192),
    _reduction(([Conv(192, 1, 1)], 320), ([Conv(192, 1, 1), Conv(192, 1, 7), Conv(192, 7, 1)], 192)),
    _mixed_8(), _mixed_8(),
]


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--runs", type=int, default=30, help="how many runs are measured (default: %(default)s)")
    parser.add_argument("--budget", type=float, default=20, help="seconds after which no further run begins")
    parser.add_argument("--weights", metavar="FILE", required=True, help="weights, an image and Keras's answer (.npz)")
    parser.add_argument("--channels-last", action="store_true", help="PyTorch's other memory format")
    return parser.parse_args()


def report(run, options, **more):
    """Times `run`, which gives the probabilities as NumPy, and prints the median; the first runs do not count."""
    for _ in range(5):
        run()
    times, end = [], time.perf_counter() + options.budget
    while len(times) < options.runs and (len(times) < 5 or time.perf_counter() < end):
        began = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - began))
    print(json.dumps({"runs": len(times), "medianMilliseconds": statistics.median(times), **more}))


def check(probabilities, arrays):
    """Ends the program if this is another network than Keras's."""
    difference = float(np.abs(probabilities / arrays["probabilities"] - 1).max())
    if not difference < 1e-3:
        raise SystemExit(f"the probabilities differ from Keras's by {difference:.2g} of themselves")
    return difference
