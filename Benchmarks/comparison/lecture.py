"""The lecture's network: training with validation, and everything from the data to the pictures."""

import json

from .measurements import against, line
from .programs import WORK, cnn_viz, peer

PYTORCH = {"PyTorch": [], "PyTorch channels_last": ["--channels-last"]}


def measure(seed, options, results):
    common = ["--epochs", options.epochs, "--seed", seed, "--threads", options.threads]
    site = ["--output", WORK / "site"]

    run, seconds = cnn_viz(
        "cnn-viz train", "train", "mnist", *common, "--retrain", "--save", WORK / "model.safetensors")
    results.add("train cnn-viz", seconds["train"] / options.epochs)
    results.add("memory train", run.megabytes)

    for name, format in PYTORCH.items():
        _, found = peer(name, "pytorch_epochs.py", *common, *format)
        results.add(f"train {name}", found["train"] / options.epochs)
        results.add(f"train {name} steps", found["stepsOnly"] / options.epochs)
        results.add(f"accuracy {name}", found["accuracy"])

    run, seconds = cnn_viz("cnn-viz report", "report", "mnist", *common, *site, "--retrain")
    results.add("report cnn-viz", run.seconds)
    results.add("memory report", run.megabytes)
    for stage, value in seconds.items():
        results.add(f"stage {stage}", value)
    results.add("accuracy cnn-viz", json.loads((WORK / "site/report.json").read_text())["evaluation"]["accuracy"])

    run, found = peer("Keras", "keras_report.py", *common, "--figures", WORK / "keras-figures")
    results.add("train Keras", found["train"] / options.epochs)
    results.add("report Keras", run.seconds)
    results.add("memory Keras", run.megabytes)
    results.add("accuracy Keras", found["accuracy"])

    run, _ = cnn_viz("cnn-viz report, nothing changed", "report", "mnist", *common, *site)
    results.add("second report", run.seconds)


def show(results, options):
    median = results.median
    quickest = results.quickest(*[f"train {name}" for name in PYTORCH])
    name = quickest.removeprefix("train ")
    print(f"Training the lecture's network, seconds per epoch ({options.epochs} epochs)")
    line("cnn-viz, with validation", median("train cnn-viz"), "s")
    line("Keras, with validation", median("train Keras"), "s", against(results, "train cnn-viz", "train Keras", 6))
    line(f"{name}, with validation", median(quickest), "s", against(results, "train cnn-viz", quickest, 3))
    line(f"{name}, without", median(f"{quickest} steps"), "s", against(results, "train cnn-viz", f"{quickest} steps"))
    print("From the data to the result")
    line("cnn-viz report mnist --retrain, all figures", median("report cnn-viz"), "s")
    line(
        "Keras with its handful of figures", median("report Keras"), "s",
        against(results, "report cnn-viz", "report Keras", 4))
    line("cnn-viz report mnist, nothing changed", median("second report"), "s", "       (needed: under 1)")
    print("Largest memory, the lecture's network")
    line("cnn-viz train", median("memory train"), "MB", "      (needed: under 700)")
    line("cnn-viz report", median("memory report"), "MB", "      (needed: under 700)")
    line("Keras", median("memory Keras"), "MB")
    print("Stages of cnn-viz report mnist --retrain")
    for name in results.values:
        if name.startswith("stage "):
            line(name.removeprefix("stage "), median(name), "s")
    print("Test accuracy of the lecture's network, one for each seed")
    for program in ("cnn-viz", "Keras", "PyTorch"):
        print(f"  {program:<10}" + "  ".join(f"{value:.4f}" for value in results.values[f"accuracy {program}"]))
