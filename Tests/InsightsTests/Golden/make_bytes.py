"""Writes bytes.json: what NumPy makes of decimals that are cast to bytes, as in np.array(x * 255., dtype=np.uint8).

Run on a machine with an x86 processor; on others a cast of what does not fit may give something else.

    python make_bytes.py
"""

import json
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
random = np.random.default_rng(1)
values = np.concatenate(
    [
        np.array([0, 1, 0.999, 256 / 255, 1.0039, 1.5, 2.01, 2.5, 10.72, 100, 1000, -0.001, -0.5, -1, -1.5]),
        random.uniform(-3, 12, 64),
    ]
).astype(np.float32)
folder = pathlib.Path(__file__).parent
result = {"values": [float(v) for v in values], "bytes": np.array(values * 255.0, dtype=np.uint8).tolist()}
(folder / "bytes.json").write_text(json.dumps(result) + "\n")
