#!/usr/bin/env python3
"""The training of the lecture's experiment with PyTorch (eager); one line of JSON on stdout."""

import argparse
import json
import os
import time

import mnist
import torch
from torch import nn
from torch.nn import functional


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--network", choices=["lecture", "lecture-deep"], default="lecture")
    parser.add_argument("--examples", type=int, help="train with the first so many only")
    return parser.parse_args()


def lecture():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 4, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.LazyLinear(10),
    )


def lecture_deep():
    def block(channels, filters):
        return [
            nn.Conv2d(channels, filters, 5), nn.ReLU(), nn.Conv2d(filters, filters, 3), nn.ReLU(),
            nn.MaxPool2d(2), nn.Dropout(0.2),
        ]

    return nn.Sequential(
        *block(1, 64), *block(64, 128),
        nn.Flatten(), nn.LazyLinear(128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, 10),
    )


def tensors(part):
    images, labels = mnist.load(part)
    return torch.from_numpy(images).unsqueeze(1), torch.from_numpy(labels.astype("int64"))


def share_right(network, images, labels):
    network.eval()
    with torch.inference_mode():
        pairs = zip(images.split(200), labels.split(200))
        right = sum(int((network(x).argmax(dim=1) == y).sum()) for x, y in pairs)
    return right / len(labels)


def train_epoch(network, optimizer, images, labels):
    network.train()
    for batch in torch.randperm(len(images)).split(mnist.BATCH_SIZE):
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(network(images[batch]), labels[batch]).backward()
        optimizer.step()


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    images, labels = tensors("train")
    if options.examples:
        images, labels = images[: options.examples], labels[: options.examples]
    cut = mnist.training_count(len(images))
    network = {"lecture": lecture, "lecture-deep": lecture_deep}[options.network]()
    network(images[:1])  # gives the lazy layer its size, outside the measured time
    # Keras's epsilon, so that the same steps are taken.
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001, eps=1e-7)

    training = validating = 0.0
    for _ in range(options.epochs):
        began = time.perf_counter()
        train_epoch(network, optimizer, images[:cut], labels[:cut])
        trained = time.perf_counter()
        validation_accuracy = share_right(network, images[cut:], labels[cut:])
        training += trained - began
        validating += time.perf_counter() - trained
    print(json.dumps({
        "train": training + validating, "stepsOnly": training, "val_accuracy": validation_accuracy,
        "accuracy": share_right(network, *tensors("t10k")),
    }))


main()
