#!/usr/bin/env python3
"""Holds what cnn-viz predicts with the weights of PyTorch's networks against PyTorch.

Needs: pip install torch torchvision safetensors numpy
Usage: check_torch.py CNN_VIZ [NETWORK ...]
Each of torchvision's networks that has a name here gets seeded random weights, normalizations random statistics too; its
state_dict goes through safetensors to `cnn-viz predict --network NAME`. Then the programs that cnn-viz generates for some small
networks do the same.
"""
import os, subprocess, sys, tempfile

import numpy as np
import torch
import torchvision
from safetensors.torch import save_file

TORCHVISION = {
    "alexnet": "alexnet", "vgg16": "vgg16", "vgg19": "vgg19", "squeezenet": "squeezenet1_1", "resnet18": "resnet18",
    "resnet50": "resnet50", "resnet152": "resnet152", "densenet121": "densenet121", "googlenet": "googlenet",
    "mobilenet-v2": "mobilenet_v2", "inception-v3": "inception_v3", "efficientnet-b0": "efficientnet_b0"}
PROGRAMS = ["lecture", "residual", "inception", "two-views", "signals", "volumes", "lenet-5"]


def shaken(model, seed):
    """The module with random statistics and factors, evaluating."""
    torch.manual_seed(seed)
    for module in model.modules():
        if isinstance(module, torch.nn.modules.batchnorm._BatchNorm):
            module.running_mean.normal_(0, 0.1)
            module.running_var.uniform_(0.5, 1.5)
            if module.affine:
                torch.nn.init.uniform_(module.weight, 0.5, 1.5)
                torch.nn.init.normal_(module.bias, 0, 0.1)
    return model.eval()


def compare(program, name, model, images, expected, directory):
    weights, outputs = os.path.join(directory, "weights.safetensors"), os.path.join(directory, "y.npy")
    save_file({key: value.contiguous() for key, value in model.state_dict().items()}, weights)
    arguments = [program, "predict", "--network", name, "--model", weights, "--output", outputs]
    for place, image in enumerate(images):
        path = os.path.join(directory, f"x{place}.npy")
        np.save(path, image.numpy())
        arguments += ["--input", path]
    subprocess.run(arguments, check=True, capture_output=True, text=True)
    found = np.load(outputs)
    difference = float(np.abs(found - expected).max())
    print(f"{name}: {difference:.2e} of {float(np.abs(expected).max()):.2e}", flush=True)
    assert difference < 1e-4, f"{name} differs"


def torchvision_network(program, name, directory):
    torch.manual_seed(7)
    extra = {"init_weights": True} if name in ("googlenet", "inception-v3") else {}
    model = shaken(getattr(torchvision.models, TORCHVISION[name])(weights=None, **extra), 8)
    size = 299 if name == "inception-v3" else 224
    images = torch.rand(2, 3, size, size, generator=torch.Generator().manual_seed(9))
    with torch.no_grad():
        expected = torch.softmax(model(images), 1).numpy()
    compare(program, name, model, [images], expected, directory)


def generated_program(program, name, directory):
    code = subprocess.run([program, "networks", name, "--code", "pytorch"], check=True, capture_output=True, text=True)
    scope = {}
    lines = code.stdout.split("def accuracy")[0].split("\nto_tensor = ")[0].split("\n")
    exec("\n".join(line for line in lines if "torchvision" not in line), scope)
    torch.manual_seed(7)
    model = shaken(scope["Network"](), 8)
    yaml = subprocess.run([program, "networks", name], check=True, capture_output=True, text=True).stdout
    images = [torch.rand(2, *shape) for shape in input_shapes(yaml)]
    with torch.no_grad():
        result = model(*images)
    expected = (result[0] if isinstance(result, tuple) else result).numpy()
    compare(program, name, model, images, expected, directory)


def input_shapes(text):
    """The shapes of a network file's inputs, channels first."""
    line = next(line for line in text.splitlines() if line.startswith("input:"))
    shapes = [[int(number) for number in part.split("]")[0].split(",")] for part in line.split("[")[1:]]
    return [[shape[-1]] + shape[:-1] for shape in shapes]


if __name__ == "__main__":
    executable, wanted = sys.argv[1], sys.argv[2:] or list(TORCHVISION) + PROGRAMS
    with torch.inference_mode(), tempfile.TemporaryDirectory() as folder:
        for network in wanted:
            if network in TORCHVISION:
                torchvision_network(executable, network, folder)
            else:
                generated_program(executable, network, folder)
