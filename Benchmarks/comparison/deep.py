"""The lecture's deep network: milliseconds per training step, share of the processor's peak, largest memory."""

from . import steps
from .measurements import against, line
from .programs import WORK, cnn_viz, engine

NETWORK = "lecture-deep"
BATCHES = (32, 128)


def measure(seed, options, results):
    for batch in BATCHES:
        for program in steps.PROGRAMS:
            steps.measure(program, NETWORK, batch, seed, options, results)
    _, found = engine("the processor's peak", "peak", "--threads", options.threads)
    results.add("peak", found["gigaflopsPerSecond"])
    _, found = engine("each kind of layer", "layers", NETWORK)
    for kind in found["kinds"]:
        results.add(f"time of {kind['kind']}", 100 * kind["shareOfTime"])
        results.add(f"share of peak of {kind['kind']}", 100 * kind.get("shareOfPeak", 0))
    if seed == 1:
        # An epoch of the program as people run it takes a minute, and its memory is always the same.
        run, seconds = cnn_viz(
            "cnn-viz train, the deep network", "train", "mnist", "--network", NETWORK, "--epochs", 1,
            "--threads", options.threads, "--retrain", "--save", WORK / "deep.safetensors")
        results.add("memory train deep", run.megabytes)
        results.add("epoch deep", seconds["train"])


def show(results, options):
    for batch in BATCHES:
        ours = steps.key("cnn-viz", NETWORK, batch)
        pytorch = steps.quickest_pytorch(results, NETWORK, batch)
        print(f"Training the deep network, milliseconds per step, batch {batch}")
        speed = results.median(f"speed {NETWORK} batch {batch}")
        share = 100 * speed / results.median("peak")
        line("cnn-viz", results.median(ours), "ms", f"{speed:>6.0f} GFLOP/s, {share:.0f} % of the peak")
        for program in ("Keras", pytorch):
            theirs = steps.key(program, NETWORK, batch)
            line(program, results.median(theirs), "ms", against(results, ours, theirs))
    print("Largest memory, the deep network")
    line("cnn-viz train mnist, one epoch", results.median("memory train deep"), "MB")
    for program in ("Keras", steps.quickest_pytorch(results, NETWORK, BATCHES[0])):
        name = steps.key(program, NETWORK, BATCHES[0])
        line(f"{program}, some steps", results.median(f"memory of {name}"), "MB")
    print("Kinds of layers of the deep network, one thread: share of the time, of the peak")
    for name in results.values:
        if name.startswith("time of "):
            kind = name.removeprefix("time of ")
            line(kind, results.median(name), "%", f"{results.median(f'share of peak of {kind}'):>6.0f} % of the peak")
