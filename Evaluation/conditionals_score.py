"""Scores conditional commitments: conditionals_score.py documents|score GOLD [READ]

The sentences are our own, about invented events. A commitment counts as found when the reading has
one with a condition, other than a prediction, whose condition shares half its words with the gold's.
The third that is held out was never looked at while the rules were written.
"""
import json
import sys


def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def documents(path):
    for row in rows(path):
        print(json.dumps({"id": row["id"], "text": row["text"], "published": "2031-05-10"}, ensure_ascii=False))


def alike(left, right):
    a, b = set(left.lower().split()), set(right.lower().split())
    return bool(a and b) and len(a & b) / len(a | b) >= 0.5


def score(path, read, show=False):
    told = {record["id"]: record["commitments"] for record in rows(read)}
    for held_out in (False, True):
        found = total = named = right = said = 0
        for row in rows(path):
            if row["held_out"] != held_out:
                continue
            items = [c for c in told.get(row["id"], []) if c["condition"] and c["type"] != "prediction"]
            said += len(items)
            hits = [c for c in items if row["kind"] == "commitment" and alike(c["condition"], row["condition"])]
            right += len(hits)
            if row["kind"] == "commitment":
                total += 1
                found += bool(hits)
                named += any(row["who"] in (w["name"] or "") for c in hits for w in c["who"])
            if show and not held_out and (bool(hits) != (row["kind"] == "commitment") or len(items) > len(hits)):
                print("?", row["id"], row["kind"], row["text"], [(c["type"], c["condition"]) for c in told.get(row["id"], [])], file=sys.stderr)
            elif show and not held_out and hits and not any(row["who"] in (w["name"] or "") for c in hits for w in c["who"]):
                print("who", row["id"], row["text"], [c["who"] for c in hits], file=sys.stderr)
        part = "held-out" if held_out else "known"
        print(f"conditionals-{part}-recall\t{100 * found / total:.1f}")
        print(f"conditionals-{part}-precision\t{100 * right / said if said else 0:.1f}")
        print(f"conditionals-{part}-who\t{100 * named / found if found else 0:.1f}")


if __name__ == "__main__":
    command, path, *rest = sys.argv[1:]
    documents(path) if command == "documents" else score(path, rest[0], "--show" in rest)
