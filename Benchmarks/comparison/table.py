"""The table of README.md, as Markdown."""

from . import crowded, deep, inception, lecture, steps

HEAD = "| | cnn-viz | tf.Keras | PyTorch | ONNX Runtime |\n|---|---|---|---|---|"


def markdown(results):
    """The rows whose numbers were all measured."""
    rows = [HEAD]

    def row(what, ours, keras=None, pytorch=None, onnx=None, digits=1):
        if ours in results.values:
            own = results.median(ours)
            cells = [_ratio(results, name, own, digits) for name in (keras, pytorch, onnx)]
            rows.append(f"| {what} | {own:.{digits}f} | " + " | ".join(cells) + " |")

    row(
        "training the lecture's network, seconds per epoch with validation", "train cnn-viz", "train Keras",
        _quickest(results, "train {}", lecture.PYTORCH), digits=2)
    for batch in deep.BATCHES:
        name = steps.key("{}", deep.NETWORK, batch)
        row(
            f"training the deep network, milliseconds per step, batch {batch}", name.format("cnn-viz"),
            name.format("Keras"), _quickest(results, name, steps.PYTORCH))
    for network, words in crowded.NETWORKS.items():
        rows.extend(_crowded_row(results, network, words))
    row(
        "InceptionV3, one image of 299×299, milliseconds", "inception cnn-viz", "inception Keras",
        _quickest(results, "inception {}", inception.PYTORCH), "inception ONNX Runtime")
    row("from the data to the pictures, seconds", "report cnn-viz", "report Keras")
    row("the same report again, nothing changed, seconds", "second report", digits=2)
    row("largest memory of the report, MB", "memory report", "memory Keras", digits=0)
    name = "memory of " + steps.key("{}", deep.NETWORK, deep.BATCHES[0])
    row(
        "largest memory, training the deep network, MB", "memory train deep", name.format("Keras"),
        _quickest(results, name, steps.PYTORCH), digits=0)
    return "\n".join(rows)


def _ratio(results, name, own, digits):
    if name not in results.values:
        return ""
    value = results.median(name)
    return f"{value:.{digits}f} ({value / own:.1f} times)"


def _quickest(results, name, programs):
    names = [name.format(program) for program in programs]
    return results.quickest(*names) if all(name in results.values for name in names) else None


def _crowded_row(results, network, words):
    if steps.key("cnn-viz", network, crowded.BATCH, busy=True) not in results.values:
        return
    pytorch = steps.quickest_pytorch(results, network, crowded.BATCH)
    cells = [crowded.slowdown(results, program, network) for program in ("cnn-viz", "Keras", pytorch)]
    yield f"| {words} beside a busy process, times as long as alone | " + " | ".join(f"{x:.1f}" for x in cells) + " | |"
