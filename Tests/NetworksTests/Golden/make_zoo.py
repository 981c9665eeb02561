#!/usr/bin/env python3
"""Writes zoo.json: what torchvision's networks (and pytorchcv's ZFNet) compute with seeded weights.

Needs: pip install torch torchvision pytorchcv numpy
Usage: make_zoo.py > zoo.json
Weights follow from their places (seeded.py), in Keras's layout, in the order in which modules are declared; the running
means and variances stand behind the scale and the offset. Images are smaller than 224x224 so that the tests stay quick; the
networks that end in dense layers get a first one of the fitting size, with no adaptive pooling before it.
"""
import json, sys

import numpy as np
import torch
import torchvision.models as models
from pytorchcv.models.zfnet import zfnet
from torch import nn

from seeded import image, parameter, summary


def dense_at(part, layer, features):
    """Replaces a dense layer by one for fewer features."""
    def change(net):
        holder = net.get_submodule(part)
        old = holder[layer] if isinstance(layer, int) else getattr(holder, layer)
        new = nn.Linear(features, old.out_features)
        if isinstance(layer, int):
            holder[layer] = new
        else:
            setattr(holder, layer, new)
        if hasattr(net, "avgpool"):
            net.avgpool = nn.Identity()
    return change


def stages(counts):
    return [(f"layer{i + 1}_{n - 1}_out", f"layer{i + 1}.{n - 1}") for i, n in enumerate(counts)]


def layers(*pairs):
    return list(pairs)


# Name, builder, size of the image, change for that size, features of the first dense layer as rows, columns and channels,
# stages (name here, module there), scales that are kept small.
NETWORKS = [
    ("alexnet", models.alexnet, 127, dense_at("classifier", 1, 2304), (3, 3, 256), layers(
        ("conv1", "features.1"), ("pool1", "features.2"), ("conv2", "features.4"), ("conv3", "features.7"),
        ("conv5", "features.11"), ("pool5", "features.12"), ("fc6", "classifier.2"), ("fc7", "classifier.5")), ()),
    ("zfnet", zfnet, 128, dense_at("output.fc1", "fc", 2304), (3, 3, 256), layers(
        ("norm1", "features.stage1.unit1"), ("pool1", "features.stage1.pool1"), ("norm2", "features.stage2.unit1"),
        ("pool2", "features.stage2.pool2"), ("conv5", "features.stage3.unit3"), ("pool5", "features.stage3.pool3"),
        ("fc7", "output.fc2")), ()),
    ("vgg16", models.vgg16, 64, dense_at("classifier", 0, 2048), (2, 2, 512), layers(
        ("block1_pool", "features.4"), ("block2_pool", "features.9"), ("block3_pool", "features.16"),
        ("block4_pool", "features.23"), ("block5_pool", "features.30"), ("fc2", "classifier.4")), ()),
    ("vgg19", models.vgg19, 64, dense_at("classifier", 0, 2048), (2, 2, 512), layers(
        ("block1_pool", "features.4"), ("block2_pool", "features.9"), ("block3_pool", "features.18"),
        ("block4_pool", "features.27"), ("block5_pool", "features.36"), ("fc2", "classifier.4")), ()),
    ("googlenet", lambda: models.googlenet(aux_logits=False, transform_input=False, init_weights=False), 128, None, None,
        layers(("pool1", "maxpool1"), ("pool2", "maxpool2")) + [
            (f"inception{m}", f"inception{m}") for m in ("3a", "3b", "4a", "4c", "4e", "5a", "5b")
        ] + layers(("pool4", "maxpool4")), ()),
    ("resnet18", models.resnet18, 128, None, None, layers(("maxpool", "maxpool")) + stages([2, 2, 2, 2]), ("bn2",)),
    ("resnet50", models.resnet50, 128, None, None, layers(("maxpool", "maxpool")) + stages([3, 4, 6, 3]), ("bn3",)),
    ("resnet152", models.resnet152, 128, None, None, layers(("maxpool", "maxpool")) + stages([3, 8, 36, 3]),
        ("bn3",)),
    ("densenet121", models.densenet121, 128, None, None, layers(
        ("pool0", "features.pool0"), ("denseblock1_6_concat", "features.denseblock1"),
        ("transition1_pool", "features.transition1"), ("denseblock2_12_concat", "features.denseblock2"),
        ("denseblock3_24_concat", "features.denseblock3"), ("denseblock4_16_concat", "features.denseblock4"),
        ("norm5", "features.norm5")), ()),
    ("squeezenet", models.squeezenet1_1, 127, None, None, layers(
        ("conv1", "features.1"), ("pool1", "features.2"), ("fire2_concat", "features.3"), ("fire3_concat", "features.4"),
        ("pool3", "features.5"), ("fire5_concat", "features.7"), ("fire7_concat", "features.10"),
        ("fire9_concat", "features.12"), ("conv10", "classifier.2")), ()),
    ("mobilenet-v2", models.mobilenet_v2, 128, None, None, layers(
        ("conv_first_relu6", "features.0"), ("block1_project_bn", "features.1"), ("block3_add", "features.3"),
        ("block6_add", "features.6"), ("block10_add", "features.10"), ("block13_add", "features.13"),
        ("block16_add", "features.16"), ("block17_project_bn", "features.17"), ("conv_last_relu6", "features.18")), ()),
    ("efficientnet-b0", models.efficientnet_b0, 128, None, None, layers(
        ("conv_first_silu", "features.0"), ("block1_project_bn", "features.1"), ("block3_add", "features.2"),
        ("block5_add", "features.3"), ("block8_add", "features.4"), ("block11_add", "features.5"),
        ("block15_add", "features.6"), ("block16_project_bn", "features.7"), ("conv_last_silu", "features.8")), ()),
]


def keras_shape(module, name, tensor):
    """Role and shape of a tensor in Keras's layout, and how it becomes PyTorch's."""
    shape = tuple(tensor.shape)
    if isinstance(module, nn.Conv2d) and name == "weight":
        if module.groups > 1:
            return "depthwise", (shape[2], shape[3], shape[0], 1), lambda a: a.transpose(2, 3, 0, 1)
        return "kernel", (shape[2], shape[3], shape[1], shape[0]), lambda a: a.transpose(3, 2, 0, 1)
    if isinstance(module, nn.Linear) and name == "weight":
        return "kernel", (shape[1], shape[0]), lambda a: a.T
    roles = {"weight": "gamma", "bias": "bias", "running_mean": "moving_mean", "running_var": "moving_variance"}
    role = "beta" if isinstance(module, nn.BatchNorm2d) and name == "bias" else roles[name]
    return role, shape, lambda a: a


def fill(net, flattened, quiet):
    """Gives every tensor its values; returns the shapes, and the places of the scales that are kept small."""
    shapes, small = [], []
    with torch.no_grad():
        for path, module in net.named_modules():
            own = list(module.named_parameters(recurse=False)) + [
                (n, b) for n, b in module.named_buffers(recurse=False) if n != "num_batches_tracked"]
            for name, tensor in own:
                role, shape, turned = keras_shape(module, name, tensor)
                is_small = role == "gamma" and path.split(".")[-1] in quiet
                values = turned(parameter(len(shapes), role, shape, is_small))
                if role == "kernel" and len(shape) == 2 and flattened:
                    rows, columns, channels = flattened
                    # Here a vector runs through the channels of each cell, in PyTorch through the cells of each map.
                    values = values.reshape(-1, rows, columns, channels).transpose(0, 3, 1, 2).reshape(values.shape)
                    flattened = None
                if is_small:
                    small.append(len(shapes))
                shapes.append(list(shape))
                tensor.copy_(torch.from_numpy(np.ascontiguousarray(values)))
    return shapes, small


def golden(name, build, size, change, flattened, pairs, quiet):
    net = build()
    if change:
        change(net)
    net.eval()
    shapes, small = fill(net, flattened, quiet)
    outputs = {}
    for own, path in pairs:
        # Copies, because modules that work in place come next.
        net.get_submodule(path).register_forward_hook(
            lambda _, __, output, own=own: outputs.update({own: output.detach().clone()}))
    x = torch.from_numpy(image(len(shapes), (3, size, size)))
    with torch.no_grad():
        logits = net(x[None])[0].numpy()
    print(name, [(s, float(outputs[s].abs().max())) for s, _ in pairs], float(np.abs(logits).max()), file=sys.stderr)
    return {
        "name": name, "size": size, "channels": 3, "parameters": shapes, "quiet": small,
        "stages": [summary(own, outputs[own][0].numpy()) for own, _ in pairs], "logits": summary("logits", logits),
    }


if __name__ == "__main__":
    torch.manual_seed(0)
    torch.backends.mkldnn.enabled = False
    records = [golden(*network) for network in NETWORKS]
    print("[\n" + ",\n".join(json.dumps(record, separators=(",", ":")) for record in records) + "\n]")
