#!/usr/bin/env python3
"""The lecture's experiment with tf.Keras and a handful of figures with matplotlib; one line of JSON on stdout."""

import argparse
import json
import os
import time

began = time.perf_counter()
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--figures", metavar="FOLDER", help="draw the figures into this folder")
    return parser.parse_args()


def draw_figures(keras, model, images, history, folder):
    """Samples, learning curves, and for each named convolution its kernels and the maps of three digits."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    os.makedirs(folder, exist_ok=True)
    drawn = []

    def save(figure, name):
        for suffix in ("svg", "png", "pdf"):
            figure.savefig(os.path.join(folder, f"{name}.{suffix}"))
        pyplot.close(figure)
        drawn.append(name)

    def row(pictures, name):
        figure, axes = pyplot.subplots(1, len(pictures), figsize=(1.5 * len(pictures), 1.5), squeeze=False)
        for axis, picture in zip(axes[0], pictures):
            axis.imshow(picture, cmap="gray")
            axis.axis("off")
        save(figure, name)

    row(images[:15, :, :, 0], "samples")
    figure, axis = pyplot.subplots()
    for key, label in (("loss", "training"), ("val_loss", "validation")):
        axis.plot(history[key], label=label)
    axis.legend()
    save(figure, "learning-curves")
    for name in ("conv1", "conv2"):
        layer = model.get_layer(name)
        row(layer.get_weights()[0][:, :, 0].transpose(2, 0, 1), f"{name}-kernels")
        # As in the lecture: the maps of all images, of which three are shown.
        maps = keras.Model(model.inputs, layer.output).predict(images, verbose=0)
        for example in range(3):
            row(maps[example].transpose(2, 0, 1), f"{name}-maps-{example}")
    return len(drawn)


def main():
    options = arguments()
    import keras_networks
    import mnist

    images, labels = mnist.load("train")
    test_images, test_labels = mnist.load("t10k")
    images, test_images = images[..., None], test_images[..., None]

    import tensorflow
    from tensorflow import keras

    tensorflow.config.threading.set_intra_op_parallelism_threads(options.threads)
    keras.utils.set_random_seed(options.seed)
    model = keras_networks.compiled(keras, "lecture")
    targets = keras.utils.to_categorical(labels, 10)
    marks = [time.perf_counter()]
    history = model.fit(
        images, targets, batch_size=mnist.BATCH_SIZE, epochs=options.epochs,
        validation_split=mnist.VALIDATION_SHARE, verbose=0,
    ).history
    marks.append(time.perf_counter())
    loss, accuracy = model.evaluate(test_images, keras.utils.to_categorical(test_labels, 10), verbose=0)
    marks.append(time.perf_counter())
    figures = draw_figures(keras, model, images, history, options.figures) if options.figures else 0
    marks.append(time.perf_counter())
    print(json.dumps({
        "load": marks[0] - began, "train": marks[1] - marks[0], "evaluate": marks[2] - marks[1],
        "figures": marks[3] - marks[2], "total": marks[3] - began, "figureCount": figures,
        "loss": loss, "accuracy": accuracy, "val_accuracy": history["val_accuracy"][-1],
    }))


main()
