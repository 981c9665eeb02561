"""The lecture's networks in PyTorch, and their training."""

import mnist
import torch
from torch import nn
from torch.nn import functional


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


def prepared(name, channels_last):
    """A network whose lazy layers have their sizes, in the memory format asked for, and its optimizer."""
    network = {"lecture": lecture, "lecture-deep": lecture_deep}[name]()
    network(torch.zeros(1, 1, 28, 28))
    if channels_last:
        network = network.to(memory_format=torch.channels_last)
    # Keras's epsilon, so that the same steps are taken.
    return network, torch.optim.Adam(network.parameters(), lr=0.001, eps=1e-7)


def tensors(part, channels_last):
    images, labels = mnist.load(part)
    images = torch.from_numpy(images).unsqueeze(1)
    if channels_last:
        images = images.contiguous(memory_format=torch.channels_last)
    return images, torch.from_numpy(labels.astype("int64"))


def step(network, optimizer, images, labels):
    optimizer.zero_grad(set_to_none=True)
    functional.cross_entropy(network(images), labels).backward()
    optimizer.step()
