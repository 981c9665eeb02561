#!/usr/bin/env python3
"""Writes squeezenet.json: what Pillow and PyTorch make of three photographs with the weights of SqueezeNet 1.1.

Needs: pip install torch numpy pillow
Usage: make_squeezenet.py > squeezenet.json        (in the checked-out project)
The network is written out with torch.nn.functional; nothing of it comes from the program that it tests.
"""
import hashlib, json, pathlib, struct

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[3]
MODEL = ROOT / "Sources/Pretrained/Resources/squeezenet"
PHOTOS = ROOT / "Sources/Datasets/Resources/photos"
MEANS = np.array([104.006, 116.669, 122.679], np.float32)


def read_weights():
    data = (MODEL / "squeezenet1_1.safetensors").read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        first, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = np.frombuffer(data[first:end], np.float32).reshape(entry["shape"])
    return tensors


WEIGHTS = read_weights()
MAPS = {}


def convolution(x, name, stride=1, padding=0):
    kernel = torch.tensor(WEIGHTS[f"{name}/kernel"]).permute(3, 2, 0, 1)
    y = F.relu(F.conv2d(x, kernel, torch.tensor(WEIGHTS[f"{name}/bias"]), stride, padding))
    MAPS[name] = y
    return y


def fire(x, number):
    x = convolution(x, f"fire{number}_squeeze1x1")
    return torch.cat([
        convolution(x, f"fire{number}_expand1x1"), convolution(x, f"fire{number}_expand3x3", padding=1)], dim=1)


def probabilities(pixels):
    x = torch.tensor(pixels[..., ::-1].astype(np.float32) - MEANS).permute(2, 0, 1)[None]
    x = F.max_pool2d(convolution(x, "conv1", stride=2), 3, 2)
    x = F.max_pool2d(fire(fire(x, 2), 3), 3, 2)
    x = F.max_pool2d(fire(fire(x, 4), 5), 3, 2)
    for number in 6, 7, 8, 9:
        x = fire(x, number)
    scores = convolution(x, "conv10").mean(dim=(2, 3))
    return F.softmax(scores, dim=1)[0].numpy()


def framed(name):
    photo = Image.open(PHOTOS / f"{name}.png").convert("RGB")
    side = min(photo.size)
    left, top = (photo.width - side) // 2, (photo.height - side) // 2
    return np.asarray(photo.crop((left, top, left + side, top + side)).resize((224, 224), Image.BILINEAR))


if __name__ == "__main__":
    golden = {}
    for name in "chelsea", "coffee", "camera":
        pixels = framed(name)
        result = probabilities(pixels)
        golden[name] = {
            "md5": hashlib.md5(pixels.tobytes()).hexdigest(), "sum": int(pixels.astype(np.int64).sum()),
            "probabilities": [float(f"{p:.8g}") for p in result],
            "layers": {layer: [float(y.mean()), float(y.max())] for layer, y in MAPS.items()}}
    print(json.dumps(golden, separators=(",", ":")))
