#!/usr/bin/env python3
"""Milliseconds per training step of PyTorch (eager); one line of JSON on stdout."""

import json
import time

import steps

options = steps.arguments(__doc__)

import pytorch_networks
import torch

torch.set_num_threads(options.threads)
torch.manual_seed(options.seed)
network, optimizer = pytorch_networks.prepared(options.network, options.channels_last)
images, labels = pytorch_networks.tensors("train", options.channels_last)
network.train()


def seconds_per_step(count):
    began = time.perf_counter()
    for batch in torch.randperm(len(images))[: count * options.batch].split(options.batch):
        pytorch_networks.step(network, optimizer, images[batch], labels[batch])
    return (time.perf_counter() - began) / count


seconds_per_step(3)
count = steps.affordable(seconds_per_step(5), options)
print(json.dumps({"steps": count, "millisecondsPerStep": 1000 * seconds_per_step(count)}))
