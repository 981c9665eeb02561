"""The programs that are measured, and how they are run."""

import contextlib
import hashlib
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PEERS = ROOT / "Benchmarks/peers"
WORK = ROOT / ".build/bench"
PROGRAM = ROOT / ".build/release/cnn-viz"
ENGINE = ROOT / ".build/release/engine-bench"
PYTHON = ROOT / ".build/bench-venv/bin/python"


def prepare_peers():
    """A Python with the peers' libraries, made anew when their list changes."""
    requirements = PEERS / "requirements.txt"
    folder = PYTHON.parents[1]
    stamp = folder / "requirements.sha256"
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text() != digest:
        print("installing the peers' libraries into .build/bench-venv (once)", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "-r", requirements], check=True)
        stamp.write_text(digest)


class Finished:
    """What a program that ran to its end printed, how long it took and how much memory it had at its largest."""

    def __init__(self, name, command):
        print(f"  {name} …", end="", file=sys.stderr, flush=True)
        environment = os.environ | {"XDG_CACHE_HOME": str(WORK / "cache"), "MPLCONFIGDIR": str(WORK / "matplotlib")}
        log = WORK / "stderr.log"
        with log.open("wb") as messages:
            began = time.perf_counter()
            process = subprocess.Popen(
                [str(part) for part in command], stdout=subprocess.PIPE, stderr=messages, env=environment, cwd=ROOT)
            self.output = process.stdout.read().decode()
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            raise SystemExit(f"\n{name} ended with {process.returncode}:\n{log.read_text(errors='replace')[-2000:]}")
        self.megabytes = usage.ru_maxrss / 1024
        print(f" {self.seconds:.2f} s", file=sys.stderr)


def cnn_viz(name, *command):
    """Runs cnn-viz and returns the finished run with the seconds of its stages."""
    file = WORK / "timings.json"
    run = Finished(name, [PROGRAM, *command, "--timings", file, "--quiet"])
    return run, json.loads(file.read_text())


def engine(name, *command):
    """Runs engine-bench and returns the finished run with what it measured."""
    run = Finished(name, [ENGINE, *command])
    return run, json.loads(run.output)


def peer(name, script, *command):
    """Runs a program of `peers` and returns the finished run with the line of JSON that it printed last."""
    run = Finished(name, [PYTHON, PEERS / script, *command])
    return run, json.loads(run.output.splitlines()[-1])


@contextlib.contextmanager
def busy_process():
    """Another process that computes all the time, on whichever core the system gives it."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
    try:
        yield
    finally:
        process.kill()
        process.wait()
