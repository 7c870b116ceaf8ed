"""Turns the output of score_pages.py into lines of measure, tab, number."""
import re
import sys

KEPT = {"F1", "P", "R", "shingleF1", "tokF1"}
for line in sys.stdin:
    bench = re.search(r"\b(trafilatura|wcxb-dev|mozilla|htmldate)(:\w+)?", line)
    if not bench:
        continue
    name = "pages." + bench.group(0).replace(":", ".")
    if ":meta" in bench.group(0):
        for field in re.finditer(r"(\w+) acc=([\d.]+)", line):
            print(f"{name}.{field.group(1)}\t{field.group(2)}")
    else:
        for key, value in re.findall(r"(\w+)=([\d.]+)", line):
            if key in KEPT:
                print(f"{name}.{key}\t{value}")
