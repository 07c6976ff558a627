# SPDX-License-Identifier: MIT
"""Whole processes timed in turn: A B A B ..., so that a slow moment of the machine meets both."""
import os
import shutil
import statistics
import subprocess
import sys
import time

def fail(message):
    sys.exit(f"bench: {message}")


class Command:
    """A command line; what it prints goes nowhere. env: added to the environment. ok: statuses of success (grep's 1: found nothing)."""

    def __init__(self, name, argv, env=None, ok=(0, 1)):
        self.name, self.argv, self.env, self.ok = name, argv, {**os.environ, **(env or {})}, ok

    def installed(self):
        return shutil.which(self.argv[0]) is not None

    def run(self):
        """(wall, processor) seconds."""
        null = [(os.POSIX_SPAWN_OPEN, fd, os.devnull, os.O_WRONLY, 0) for fd in (1, 2)]
        begin = time.perf_counter()
        pid = os.posix_spawnp(self.argv[0], self.argv, self.env, file_actions=null)
        _, status, usage = os.wait4(pid, 0)
        wall = time.perf_counter() - begin
        self.check(os.waitstatus_to_exitcode(status))
        return wall, usage.ru_utime + usage.ru_stime

    def check(self, status):
        if status not in self.ok:
            fail(f"{' '.join(self.argv)[:400]}: status {status}")

    def peak(self):
        """Peak memory in MB, of one run (that warms the caches, too)."""
        # a small program in between: a child's peak begins with its parent's
        done = subprocess.run(["time", "-q", "-f", "%M", *self.argv], env=self.env, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, text=True, check=False)
        self.check(done.returncode)
        return int(done.stderr.split()[-1]) / 1024


class Series:
    """Times of one command."""

    def __init__(self, command):
        self.command, self.peak, self.wall, self.cpu = command, 0.0, [], []

    def times(self, kind):
        return self.wall if kind == "wall" else self.cpu


def take_turns(commands, runs):
    series = [Series(c) for c in commands if c.installed()]
    for s in series:
        s.peak = s.command.peak()
    for _ in range(runs):
        for s in series:
            wall, cpu = s.command.run()
            s.wall.append(wall)
            s.cpu.append(cpu)
    return series


def spread(values):
    """Median, least, most."""
    return statistics.median(values), min(values), max(values)


def ratios(above, below):
    return spread([a / b for a, b in zip(above, below)])
