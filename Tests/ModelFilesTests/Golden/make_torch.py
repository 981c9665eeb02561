#!/usr/bin/env python3
"""Writes torch_*.yml and .safetensors: networks, the state_dict of the programs that cnn-viz generates from them, and what these
programs compute; and torchvision.json: the tensors of torchvision's networks with their shapes.

Needs: pip install torch torchvision safetensors
Usage: make_torch.py CNN_VIZ
"""
import json, os, subprocess, sys

import torch
import torchvision
from safetensors.torch import save_file

from check_torch import TORCHVISION, shaken

NETWORKS = {
    "torch_maps": ([9, 8, 3], [
        "Normalization: {name: measured}", "Conv2D: {name: a-b, filters: 6, kernel_size: [3, 2], groups: 3}",
        "BatchNormalization: {name: a_b}", "PReLU: {name: slopes, shared_axes: [1, 2]}",
        "DepthwiseConv2D: {name: depth, kernel_size: 2, depth_multiplier: 2}", "GroupNormalization: {name: groups, groups: 3}",
        "SeparableConv2D: {name: train, filters: 4, kernel_size: 3, padding: same, depth_multiplier: 2}", "PReLU: {name: cells}",
        "Conv2DTranspose: {name: grow, filters: 3, kernel_size: 3, strides: 2, padding: same}",
        "BatchNormalization: {name: level, scale: false, center: false}", "MaxPooling2D: {pool_size: 2}", "Flatten",
        "Dense: {name: hidden, units: 5, activation: tanh}", "GroupNormalization: {name: whole, groups: 1}",
        "Dense: {name: answer, units: 3, use_bias: false, activation: softmax}"]),
    "torch_signals": ([8, 3], [
        "Conv1D: {name: first, filters: 4, kernel_size: 3, padding: causal}", "BatchNormalization: {name: norm}", "Flatten",
        "Dense: {name: answer, units: 2}"]),
    "torch_volumes": ([3, 4, 3, 2], [
        "Conv3D: {name: first, filters: 3, kernel_size: [2, 1, 2]}", "PReLU: {name: slopes, shared_axes: [1, 2, 3]}", "Flatten",
        "Dense: {name: answer, units: 2}"]),
}
HERE = os.path.dirname(os.path.abspath(__file__))


def write(program, name, shape, layers):
    path = os.path.join(HERE, name)
    with open(path + ".yml", "w") as file:
        file.write(f"name: {name}\ninput: {shape}\nlayers:\n" + "".join(f"  - {layer}\n" for layer in layers))
    code = subprocess.run(
        [program, "networks", path + ".yml", "--code", "pytorch"], check=True, capture_output=True, text=True).stdout
    scope = {}
    exec(code, scope)
    torch.manual_seed(3)
    model = shaken(scope["Network"](), 4)
    for key, value in model.state_dict().items():
        if not value.is_floating_point():
            continue
        if key.endswith("variance"):
            value.uniform_(0.5, 1.5)
        elif "slopes" in key or "alpha" in key or key.endswith("mean"):
            value.uniform_(-0.5, 0.5)
    images = torch.randn(2, shape[-1], *shape[:-1])
    save_file(model.state_dict(), path + ".safetensors")
    save_file({"input": images, "output": model(images).contiguous()}, path + "_values.safetensors")


if __name__ == "__main__":
    with torch.inference_mode():
        for title, network in NETWORKS.items():
            write(sys.argv[1], title, *network)
    tensors = {}
    for name, theirs in TORCHVISION.items():
        extra = {"init_weights": False} if name in ("googlenet", "inception-v3") else {}
        with torch.device("meta"):
            state = getattr(torchvision.models, theirs)(weights=None, **extra).state_dict()
        # Counters and the additional classifiers predict nothing.
        tensors[name] = {key: list(value.shape) for key, value in state.items()
                         if not key.endswith("num_batches_tracked") and not key.startswith(("aux", "AuxLogits"))}
    with open(os.path.join(HERE, "torchvision.json"), "w") as file:
        file.write("{\n" + ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in tensors.items()) + "\n}\n")
