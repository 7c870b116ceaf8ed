"""Ties and first times against the gold beside this file: score.py BINARY [--show]"""
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def items(binary, command, path):
    told = subprocess.run([binary, command, str(path), "--format", "json"], capture_output=True,
                          text=True).stdout
    sections = json.loads(told)["sections"] if told.startswith("{") else {}
    return [item["facts"] for item in sections.get(command, [])]


def name(words):
    words = words.replace("The ", "").replace("the ", "")
    return words.removesuffix("'s")


def ties(binary, path):
    """Directed; what has no direction stands in the order of the names."""
    result = set()
    for fact in items(binary, "network", path):
        if "kind" in fact:
            sides = [name(fact["from"]), name(fact["to"])]
            if fact["kind"] in ("pact", "talks", "visit") and fact["mutual"] == "yes":
                sides.sort()
            result.add((*sides, fact["kind"]))
    return result


def firsts(binary, path):
    """First places are not in the gold."""
    result = set()
    for fact in items(binary, "course", path):
        for first in fact.get("first", "").split(","):
            if first in ("actor", "dyad", "type"):
                result.add((fact["day"], name(fact["from"]), first))
    return result


def main(binary, show):
    counts = {"ties": [0, 0, 0], "firsts": [0, 0, 0]}
    for path in sorted(HERE.glob("*.jsonl")):
        gold = json.loads(path.with_suffix(".gold.json").read_text())
        for member, told in (("ties", ties(binary, path)), ("firsts", firsts(binary, path))):
            wanted = {tuple(row) for row in gold[member]}
            count = counts[member]
            count[0] += len(wanted & told)
            count[1] += len(told)
            count[2] += len(wanted)
            if show:
                print(path.stem, member, "missed", sorted(wanted - told), "extra",
                      sorted(told - wanted), sep="\n  ", file=sys.stderr)
    for member, (right, told, wanted) in counts.items():
        print(f"network-{member}-precision\t{100 * right / max(1, told):.1f}")
        print(f"network-{member}-recall\t{100 * right / max(1, wanted):.1f}")
        print(f"network-{member}-f1\t{200 * right / max(1, told + wanted):.1f}")


if __name__ == "__main__":
    main(sys.argv[1], "--show" in sys.argv)
