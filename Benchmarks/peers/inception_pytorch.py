#!/usr/bin/env python3
"""InceptionV3 in PyTorch (eager), one image, Keras's weights."""

import inception

options = inception.arguments(__doc__)

import numpy as np
import torch
from torch import nn

torch.set_num_threads(options.threads)


class Branches(nn.Module):
    def __init__(self, chains):
        super().__init__()
        self.chains = nn.ModuleList(chains)

    def forward(self, maps):
        return torch.cat([chain(maps) for chain in self.chains], dim=1)


def convolution(item, channels):
    padding = ((item.rows - 1) // 2, (item.columns - 1) // 2) if item.same else 0
    return nn.Sequential(
        nn.Conv2d(channels, item.filters, (item.rows, item.columns), item.stride, padding, bias=False),
        nn.BatchNorm2d(item.filters, eps=inception.EPSILON), nn.ReLU(inplace=True))


def chain(items, channels):
    """The modules of a chain, and how many maps it makes."""
    modules = []
    for item in items:
        match item:
            case inception.Conv():
                modules.append(convolution(item, channels))
                channels = item.filters
            case inception.MaxPool():
                modules.append(nn.MaxPool2d(3, 2))
            case inception.AveragePool():
                modules.append(nn.AvgPool2d(3, 1, 1, count_include_pad=False))
            case inception.Branches():
                chains, counts = zip(*[chain(part, channels) for part in item.chains])
                modules.append(Branches(chains))
                channels = sum(counts)
    return nn.Sequential(*modules), channels


def load(network, arrays):
    """Keras's kernels are rows, columns, in, out; PyTorch's out, in, rows, columns."""
    def copy(parameter, array):
        parameter.data.copy_(torch.from_numpy(array))

    modules = list(network.modules())
    for index, module in enumerate(m for m in modules if isinstance(m, nn.Conv2d)):
        copy(module.weight, arrays[f"kernel{index}"].transpose(3, 2, 0, 1))
    for index, module in enumerate(m for m in modules if isinstance(m, nn.BatchNorm2d)):
        copy(module.bias, arrays[f"beta{index}"])
        copy(module.running_mean, arrays[f"mean{index}"])
        copy(module.running_var, arrays[f"variance{index}"])
    copy(modules[-1].weight, arrays["dense"].T)
    copy(modules[-1].bias, arrays["bias"])


arrays = np.load(options.weights)
maps, channels = chain(inception.MAPS, inception.CHANNELS)
network = nn.Sequential(maps, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, arrays["bias"].size)).eval()
load(network, arrays)
image = torch.from_numpy(arrays["image"].transpose(0, 3, 1, 2).copy())
if options.channels_last:
    network = network.to(memory_format=torch.channels_last)
    image = image.contiguous(memory_format=torch.channels_last)


@torch.inference_mode()
def infer():
    return network(image).softmax(dim=1).numpy()


inception.report(infer, options, difference=inception.check(infer(), arrays))
