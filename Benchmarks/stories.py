"""What following stories costs: made reports of 4–6 kB that tell made events, 100 at a time.

CPU seconds of one process without the making of reports and the finding of copies."""
import json
import math
import subprocess


def report(binary, million):
    counts = [10_000, 100_000, 1_000_000] if million else [10_000, 40_000]
    done = subprocess.run([binary, "bench-stories", *map(str, counts)],
                          capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    print("stories: made reports as they come in, 100 a time")
    print("    reports  s/10,000  kB each   stories    events   purity   slowest batch, ms")
    for one in found:
        count = one["documents"]
        print(f"  {count:>9,}{one['seconds'] / count * 1e4:10.3f}{one['memory'] / count / 1e3:9.1f}"
              f"{one['stories']:>10,}{one['events']:>10,}{one['purity']:9.4f}"
              f"{one['slowest'] * 1e3:10.1f}")
    first, last = found[0], found[-1]
    power = (math.log(last["seconds"] / first["seconds"])
             / math.log(last["documents"] / first["documents"]))
    print(f"  cost grows with the number to the power of {power:.3f}")
