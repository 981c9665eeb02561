"""Single training steps of every program, alone or beside a busy process."""

import contextlib

from .programs import busy_process, engine, peer

PYTORCH = ("PyTorch", "PyTorch channels_last")
PROGRAMS = ("cnn-viz", "Keras", *PYTORCH)
# What is over at once is measured for longer, so that a busy process gets its turns in that time.
FACTORS = {"lecture": {"cnn-viz": 200, "peer": 20}, "lecture-deep": {"cnn-viz": 1, "peer": 1}}


def key(program, network, batch, busy=False):
    return f"step {network} batch {batch} {program}" + (" busy" if busy else "")


def measure(program, network, batch, seed, options, results, busy=False):
    """Milliseconds per step and the memory of the whole process; once in each round."""
    name = key(program, network, batch, busy)
    if len(results.values.get(name, [])) == seed:
        return
    steps = options.steps * FACTORS[network]["cnn-viz" if program == "cnn-viz" else "peer"]
    common = ["--batch", batch, "--steps", steps, "--budget", options.budget, "--threads", options.threads]
    label = f"{program}, {network}, batch {batch}" + (", beside a busy process" if busy else "")
    with busy_process() if busy else contextlib.nullcontext():
        if program == "cnn-viz":
            run, found = engine(label, "train", network, *common)
            if not busy:
                results.add(f"speed {network} batch {batch}", found["gigaflopsPerSecond"])
        else:
            script = "keras_steps.py" if program == "Keras" else "pytorch_steps.py"
            format = ["--channels-last"] if program.endswith("channels_last") else []
            run, found = peer(label, script, "--network", network, *common, *format, "--seed", seed)
    results.add(name, found["millisecondsPerStep"])
    results.add(f"memory of {name}", run.megabytes)


def quickest_pytorch(results, network, batch):
    """The memory format in which PyTorch, alone, is quicker."""
    name = results.quickest(*[key(program, network, batch) for program in PYTORCH])
    return next(program for program in PYTORCH if key(program, network, batch) == name)
