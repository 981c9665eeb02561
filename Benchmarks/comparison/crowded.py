"""Training beside another process that computes all the time: how many times slower than alone."""

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
            line(program, busy, "ms", f"{busy / alone:>6.1f} times as long as alone ({alone:.2f} ms)")
