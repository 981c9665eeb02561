#!/usr/bin/env python3
"""Writes photograph.json: what Pillow and PyTorch say of chelsea.png on its way through SqueezeNet 1.1.

Needs: pip install torch numpy pillow
Usage: make_photograph.py > photograph.json        (in the checked-out project)
"""
import json

import numpy as np
import torch

import make_squeezenet as network

pixels = network.framed("chelsea")
result = network.probabilities(pixels)
label = int(result.argmax())
class_map = network.MAPS["conv10"][0, label].numpy()
row, column = np.unravel_index(class_map.argmax(), class_map.shape)
channels = torch.cat([network.MAPS["fire9_expand1x1"], network.MAPS["fire9_expand3x3"]], dim=1)[0].numpy()
products = channels[:, row, column] * network.WEIGHTS["conv10/kernel"][0, 0, :, label]
strongest = np.argsort(-products, kind="stable")[:8]


def by_mean(maps):
    means = maps[0].mean(dim=(1, 2)).numpy()
    order = np.argsort(-means, kind="stable")[:12]
    return {"channels": order.tolist(), "means": [float(means[i]) for i in order]}


byte = pixels[112, 112].astype(np.float32)
print(json.dumps({
    "bytes": pixels[112, 112].tolist(), "pixel": [float(v) for v in byte[::-1] - network.MEANS],
    "label": label, "mean": float(class_map.mean()), "place": [int(row), int(column)],
    "map": [[float(f"{v:.6g}") for v in line] for line in class_map],
    "channels": strongest.tolist(), "products": [float(products[i]) for i in strongest],
    "bias": float(network.WEIGHTS["conv10/bias"][label]),
    "layers": {name: by_mean(network.MAPS[name]) for name in ("conv1", "fire5_squeeze1x1", "fire9_expand3x3")},
}, separators=(",", ":")))
