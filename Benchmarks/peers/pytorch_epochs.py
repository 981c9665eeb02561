#!/usr/bin/env python3
"""The training of the lecture's experiment with PyTorch (eager); one line of JSON on stdout."""

import argparse
import json
import os
import time

import mnist
import pytorch_networks
import torch


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--channels-last", action="store_true")
    return parser.parse_args()


def share_right(network, images, labels):
    network.eval()
    with torch.inference_mode():
        pairs = zip(images.split(200), labels.split(200))
        right = sum(int((network(x).argmax(dim=1) == y).sum()) for x, y in pairs)
    return right / len(labels)


def train_epoch(network, optimizer, images, labels):
    network.train()
    for batch in torch.randperm(len(images)).split(mnist.BATCH_SIZE):
        pytorch_networks.step(network, optimizer, images[batch], labels[batch])


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    network, optimizer = pytorch_networks.prepared("lecture", options.channels_last)
    images, labels = pytorch_networks.tensors("train", options.channels_last)
    cut = mnist.training_count(len(images))

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
        "accuracy": share_right(network, *pytorch_networks.tensors("t10k", options.channels_last)),
    }))


main()
