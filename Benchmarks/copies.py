"""What finding copies costs: made reports of 4–6 kB, of ten of which four repeat an earlier one.

All numbers are CPU seconds of one process without the making of the reports, which are made from
their numbers and never stand on disk, but for the run of the whole command."""
import json
import math
import os
import subprocess
import tempfile


def lines(binary, mode, counts):
    done = subprocess.run([binary, "bench-copies", "--mode", mode, *map(str, counts)],
                          capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def exponent(first, last):
    return (math.log(last["seconds"] / first["seconds"])
            / math.log(last["documents"] / first["documents"]))


def row(found):
    count = found["documents"]
    worst = min((share, kind) for kind, share in found["recall"].items())
    return (f"  {count:>9,}{found['seconds'] / count * 1e4:10.3f}{found['memory'] / count / 1e3:10.1f}"
            f"{found['recall']['all']:9.4f}  {worst[0]:.4f} ({worst[1]})")


def whole(binary, count):
    """CPU seconds and peak bytes of `sayso copies --spans` over a file of reports."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "reports.jsonl")
        with open(path, "wb") as file:
            subprocess.run([binary, "bench-copies", "--mode", "write", str(count)], stdout=file,
                           check=True)
        with open(os.devnull, "wb") as void:
            process = subprocess.Popen([binary, "copies", "--spans", path], stdout=void, stderr=void)
            _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def report(binary, million):
    print("copies: made reports, all at once (every run of 12 words)")
    print("    reports  s/10,000  kB each   recall  of the kind found least")
    batch = [lines(binary, "batch", [count])[0] for count in (10_000, 40_000)]
    for found in batch:
        print(row(found))
    print(f"  cost grows with the number to the power of {exponent(*batch):.3f}")
    print("copies: made reports as they come in, 1,000 a time (every run of 36 words)")
    print("    reports  s/10,000  kB each   recall  of the kind found least"
          "   index B each   ms a new one")
    index = lines(binary, "index", [10_000, 100_000, 1_000_000] if million else [10_000, 40_000])
    for found in index:
        print(f"{row(found):<66}{found['index'] / found['documents']:10.0f}"
              f"{found['each'] * 1e3:15.2f}")
    print(f"  cost grows with the number to the power of {exponent(index[0], index[-1]):.3f}")
    seconds, peak = whole(binary, 10_000)
    print(f"sayso copies --spans, 10,000 reports from a file: {seconds:.2f} CPU s, "
          f"{peak / 1e4 / 1e3:.1f} kB each")
