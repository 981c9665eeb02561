"""InceptionV3 forward, one image of 299x299, random weights."""

from .measurements import against, line
from .programs import Finished, PROGRAM, WORK, engine, peer

NETWORK = "inception-v3"
PYTORCH = {"PyTorch": [], "PyTorch channels_last": ["--channels-last"]}


def is_available():
    """Whether cnn-viz knows the network."""
    return NETWORK in Finished("cnn-viz networks", [PROGRAM, "networks"]).output.split()


def measure(seed, options, results):
    common = ["--runs", options.runs, "--budget", options.budget, "--threads", options.threads]
    if is_available():
        run, found = engine(f"cnn-viz, {NETWORK}", "infer", NETWORK, *common)
        add(results, "cnn-viz", run, found)
    # Keras first: it writes the weights and the answer that the others are checked against.
    weights = ["--weights", WORK / "inception.npz"]
    peers = [("Keras", "keras", []), ("ONNX Runtime", "onnxruntime", [])]
    peers += [(name, "pytorch", format) for name, format in PYTORCH.items()]
    for name, script, format in peers:
        run, found = peer(f"{name}, {NETWORK}", f"inception_{script}.py", *common, *weights, *format)
        add(results, name, run, found)


def add(results, name, run, found):
    results.add(f"inception {name}", found["medianMilliseconds"])
    results.add(f"memory inception {name}", run.megabytes)


def show(results, options):
    print("InceptionV3, one image of 299x299, milliseconds")
    pytorch = results.quickest(*[f"inception {name}" for name in PYTORCH]).removeprefix("inception ")
    ours = "inception cnn-viz"
    if ours in results.values:
        line("cnn-viz", results.median(ours), "ms")
    else:
        print("  cnn-viz: not available, for it has no network named inception-v3")
    for name in ("Keras", "ONNX Runtime", pytorch):
        theirs = f"inception {name}"
        line(name, results.median(theirs), "ms", against(results, ours, theirs) if ours in results.values else "")
