#!/usr/bin/env python3
"""Prints what a word costs: words per CPU second for each stage, start-up, and the time and memory
of a brief of five documents. Standard library only.

usage: bench.py --binary PATH [--shared FOLDER] [--rounds N] [--million] [FILE …]

Without files the text is Examples/, and the news of the attribution corpus beside the project where
that is there; then a made web archive is read, and copies are found among made reports (with
--million among a million, which takes ten minutes). CPU seconds of one process; the first round, which loads tables, does not count.
A shared machine moves these numbers by a tenth or so: compare runs made one after the other.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import time

import archives
import copies
import stories

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The language core: what the design gives one budget.
CORE = ("sentences", "names")


def stages(binary, files, rounds):
    done = subprocess.run([binary, "bench", "--rounds", str(rounds), *files],
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def row(name, words, seconds):
    rate = f"{words / seconds:14,.0f}" if seconds > 1e-6 else f"{'–':>14}"
    print(f"  {name:<22}{seconds * 1e3:11.2f}{rate}")


def table(title, measured):
    words = measured[0]["words"]
    print(f"{title}: {words:,} words")
    print(f"  {'stage':<22}{'CPU ms':>11}{'words/CPU s':>14}")
    for stage in measured:
        row(stage["stage"], words, stage["seconds"])
    row("= sentences, names", words, sum(s["seconds"] for s in measured if s["stage"] in CORE))
    row("= text to claims …", words, sum(s["seconds"] for s in measured
                                         if s["stage"] not in ("documents", "stories and brief")))
    row("= all", words, sum(s["seconds"] for s in measured))


def whole(binary, arguments, runs):
    """Median seconds on the clock and peak memory in MB of a whole process."""
    seconds, peak = [], 0
    for _ in range(runs):
        started = time.perf_counter()
        with open(os.devnull, "wb") as void:
            process = subprocess.Popen([binary, *arguments], stdout=void, stderr=void)
            _, _, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - started)
        peak = max(peak, usage.ru_maxrss)
    return statistics.median(seconds), min(seconds), peak / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", required=True)
    options.add_argument("--shared", type=pathlib.Path, default=ROOT / "../shared")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--million", action="store_true")
    options.add_argument("files", nargs="*")
    options = options.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    examples = sorted(str(p) for p in ROOT.glob("Examples/*/*"))
    if options.files:
        table("the files given", stages(binary, options.files, options.rounds))
    else:
        table("Examples", stages(binary, examples, options.rounds * 5))
        news = sorted(map(str, (options.shared / "corpora/polnear/dev/text").glob("*")))
        if news:
            print()
            table("news (84 articles)", stages(binary, news, options.rounds))
    five = [p for p in examples if "/border/" in p and p.endswith(".html")][:5]
    print()
    for name, arguments in (("sayso --help", ["--help"]), ("brief of five documents",
                                                            ["brief", *five])):
        median, best, peak = whole(binary, arguments, 15)
        print(f"{name:<24} median {median * 1e3:7.1f} ms, best {best * 1e3:7.1f} ms, "
              f"memory {peak:6.1f} MB")
    if not options.files:
        print()
        archives.report(binary)
        print()
        copies.report(binary, options.million)
        print()
        stories.report(binary, options.million)


if __name__ == "__main__":
    main()
