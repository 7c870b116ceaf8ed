#!/usr/bin/env python3
"""Runs the measures and holds their floors. Standard library only.

  evaluate.py --binary PATH --shared FOLDER [--only NAME …]
  evaluate.py … --update                    raise floors to what was measured, add new ones
  evaluate.py … --update --allow-regression NAME --reason "…"     lower that one as well

A measure is an executable file measures/*.sh; it gets the binary and the shared folder and prints
lines "name<TAB>number", higher is better. floors.tsv keeps, for each name, the floor, a digest of
the material it was measured on, and a note. A measure below its floor fails; so does one whose
material changed (the digest differs: run --update and say why in DECISIONS.md), and a floor that
no measure printed. The material is every path under the shared folder that the script names.
"""
import argparse
import concurrent.futures
import hashlib
import math
import pathlib
import re
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
FLOORS = HERE / "floors.tsv"
# A floor is set this share under what was measured, and rounded down to three decimals. The program
# is deterministic: the slack is for the last digit of a scorer, not for losses.
SLACK = 0.001
LIMIT_SECONDS = 600


def material_of(script, shared):
    """The paths under the shared folder that a script names, cut before a wildcard."""
    named = re.findall(r"""(?:\$2|\$\{?shared\}?|\$SHARED)"?/([\w./-]+)""", script.read_text())
    paths = set()
    for path in named:
        while path and not (shared / path).exists():
            path = path.rpartition("/")[0]
        paths.add(path or "gold")
    return paths or {"gold", "seeds"}


def digest(shared, paths):
    """First 16 hexadecimal digits of the SHA-256 over names and bytes of the files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        root = shared / path
        files = sorted(p for p in root.rglob("*") if p.is_file()) if root.is_dir() else [root]
        for file in files:
            total.update(str(file.relative_to(shared)).encode() + b"\0")
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()[:16]


def read_floors():
    floors = {}
    if FLOORS.exists():
        for line in FLOORS.read_text().splitlines():
            if line and not line.startswith("#"):
                name, floor, material, note = (line.split("\t") + [""] * 3)[:4]
                floors[name] = {"floor": float(floor), "digest": material, "note": note}
    return floors


def write_floors(floors):
    rows = ["# measure\tfloor\tdigest of the material\tnote"]
    for name in sorted(floors):
        f = floors[name]
        rows.append(f"{name}\t{f['floor']:g}\t{f['digest']}\t{f['note']}")
    FLOORS.write_text("\n".join(rows) + "\n")


def run(script, binary, shared):
    """The numbers a measure printed, the digest of its material, and what went wrong."""
    started = time.monotonic()
    try:
        done = subprocess.run(
            [str(script), str(binary), str(shared)], capture_output=True, text=True,
            timeout=LIMIT_SECONDS, cwd=HERE.parent)
    except subprocess.TimeoutExpired:
        return script, {}, "", f"took longer than {LIMIT_SECONDS} s", LIMIT_SECONDS
    numbers = {}
    for line in done.stdout.splitlines():
        fields = line.split("\t")
        if len(fields) >= 2 and not line.startswith("#"):
            try:
                numbers[fields[0]] = float(fields[1])
            except ValueError:
                pass
    fault = ""
    if done.returncode != 0:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        fault = f"exit {done.returncode}: {last[0]}"
    elif not numbers:
        fault = "printed no number"
    seconds = time.monotonic() - started
    return script, numbers, digest(shared, material_of(script, shared)), fault, seconds


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", type=pathlib.Path, required=True)
    options.add_argument("--shared", type=pathlib.Path, required=True)
    options.add_argument("--only", nargs="*", default=[], help="names of measure scripts")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--update", action="store_true")
    options.add_argument("--allow-regression", action="append", default=[], metavar="NAME")
    options.add_argument("--reason", default="")
    options = options.parse_args()
    binary, shared = options.binary.resolve(), options.shared.resolve()
    if not binary.exists():
        sys.exit(f"evaluate: there is no {options.binary}; run `make build` first")
    if not shared.is_dir():
        sys.exit(f"evaluate: there is no folder {options.shared}")
    if options.allow_regression and not options.reason:
        sys.exit("evaluate: --allow-regression needs --reason; it belongs in DECISIONS.md too")

    scripts = [s for s in sorted((HERE / "measures").glob("*.sh"))
               if not options.only or s.stem in options.only]
    floors = read_floors()
    measured, faults = {}, []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for script, numbers, material, fault, seconds in pool.map(
                lambda s: run(s, binary, shared), scripts):
            if fault:
                faults.append(f"{script.name}: {fault}")
            for name, value in numbers.items():
                measured[name] = (value, material)
            print(f"evaluate: {script.name} took {seconds:.1f} s", file=sys.stderr)
    if not options.only:
        faults += [f"{name}: has a floor but no measure printed it"
                   for name in floors if name not in measured]
    faults += compare(measured, floors, options)
    if options.update:
        write_floors(floors)
    for fault in faults:
        print(f"evaluate: {fault}", file=sys.stderr)
    held = sum(name in floors for name in measured)
    print(f"evaluate: {len(measured)} measures, {held} with a floor, {len(faults)} faults")
    sys.exit(1 if faults else 0)


def compare(measured, floors, options):
    """Prints the table; returns what is wrong; with --update changes the floors in place."""
    faults = []
    width = max([len(n) for n in measured] + [7])
    print(f"{'measure':<{width}}  {'measured':>9}  {'floor':>9}")
    for name, (value, material) in sorted(measured.items()):
        known = floors.get(name)
        print(f"{name:<{width}}  {value:9.3f}  " + (f"{known['floor']:9.3f}" if known else
                                                     "        –"))
        target = math.floor(value * (1 - SLACK) * 1000) / 1000
        if options.update:
            lower = known and target < known["floor"]
            if lower and value < known["floor"] and name not in options.allow_regression:
                faults.append(f"{name}: {value:g} is below the floor {known['floor']:g}; lowering "
                              "one needs --allow-regression NAME --reason")
            elif not lower or name in options.allow_regression:
                note = options.reason if lower else (known or {"note": ""})["note"]
                floors[name] = {"floor": target, "digest": material, "note": note}
            else:
                known["digest"] = material
        elif known and value < known["floor"]:
            faults.append(f"{name}: {value:g} is below its floor {known['floor']:g}")
        elif known and known["digest"] != material:
            faults.append(f"{name}: the material changed since the floor was set "
                          f"({known['digest']} → {material}); look, then --update")
    return faults


if __name__ == "__main__":
    main()
