"""Training beside another process that computes all the time: how many times slower than alone."""

import statistics

from . import steps
from .measurements import line

BATCH = 32
NETWORKS = {"lecture": "the lecture's network", "lecture-deep": "the deep network"}


def measure(seed, options, results):
    for network in NETWORKS:
        for busy in (False, True):
            for program in steps.PROGRAMS:
                steps.measure(program, network, BATCH, seed, options, results, busy)


def show(results, options):
    for network, words in NETWORKS.items():
        print(f"Beside a busy process, {words}, milliseconds per step, batch {BATCH}")
        for program in ("cnn-viz", "Keras", steps.quickest_pytorch(results, network, BATCH)):
            alone = results.median(steps.key(program, network, BATCH))
            busy = results.median(steps.key(program, network, BATCH, busy=True))
            ratio = slowdown(results, program, network)
            line(program, busy, "ms", f"{ratio:>6.1f} times as long as alone ({alone:.2f} ms)")


def slowdown(results, program, network):
    """How many times as long as alone a step takes beside a busy process: the median of the rounds."""
    busy, alone = (results.values[steps.key(program, network, BATCH, busy)] for busy in (True, False))
    return statistics.median(one / other for one, other in zip(busy, alone, strict=True))
