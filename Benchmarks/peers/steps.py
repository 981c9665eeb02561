"""What the measurements of single training steps have in common."""

import argparse
import os


def arguments(description):
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--network", choices=["lecture", "lecture-deep"], required=True)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--steps", type=int, default=60, help="how many steps are measured (default: %(default)s)")
    parser.add_argument("--budget", type=float, default=20, help="seconds after which fewer steps must do")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--channels-last", action="store_true", help="PyTorch's other memory format")
    return parser.parse_args()


def affordable(seconds_per_step, options):
    """The steps asked for, or as many as the budget allows, but at least five."""
    return max(5, min(options.steps, int(options.budget / seconds_per_step)))
