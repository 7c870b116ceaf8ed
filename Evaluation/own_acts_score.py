"""Scores acts in sentences of our own: own_acts_score.py documents|score SENTENCES [READ] [--show]

Each sentence has one marked act. An event is about it when its trigger overlaps the marked words;
what a sentence tells besides is not counted. A fifth is held out by the digest of its text.
type: an event about the act has its type, or the other type that can be defended. Wrong: an event
about the act of another type, or any event about a word that names no act. actor, recipient: of
the right ones, those with a side that overlaps a marked one. realis: of the right ones.
"""
import collections
import hashlib
import importlib.util
import json
import pathlib
import sys


def sentences(path):
    check = pathlib.Path(path).with_name("check.py")
    spec = importlib.util.spec_from_file_location("check", check)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    records, wrong = module.read(path)
    if wrong:
        sys.exit("\n".join(wrong))
    for number, record in enumerate(records):
        digest = hashlib.sha256(record["text"].encode()).digest()
        yield f"a{number:04}", "held" if digest[0] % 5 == 0 else "dev", record


def documents(path):
    for name, _, record in sentences(path):
        print(json.dumps({"id": name, "text": record["text"], "published": "2031-05-10"},
                         ensure_ascii=False))


def overlaps(span, others):
    return any(span[0] < end and start < span[1] for start, end in others)


def about(record, events):
    """The events about the marked act, those of a right type first."""
    found = [e for e in events if overlaps(e["trigger_span"], record["trigger"])]
    return sorted(found, key=lambda e: e["plover"] not in (record["type"], record["also"]))


def judge(record, events, tally):
    found = about(record, events)
    if record["type"] == "none":
        tally["none"] += 1
        tally["silent"] += not found
        tally["wrong"] += bool(found)
        return "none" if found else None
    tally["acts"] += 1
    if not found:
        return "missed"
    event = found[0]
    if event["plover"] not in (record["type"], record["also"]):
        tally["wrong"] += 1
        return "type"
    tally["right"] += 1
    tally["realis"] += event["realis"] == record["realis"]
    for role, member in (("actors", "actor"), ("recipients", "recipient")):
        if record[member]:
            tally[role] += 1
            tally[role + " right"] += any(overlaps(p["span"], record[member]) for p in event[member])
    return None if event["realis"] == record["realis"] else "realis"


def score(path, read, show):
    told = {}
    for line in open(read, encoding="utf-8"):
        record = json.loads(line)
        told[record["id"]] = record["events"]
    tallies = {"dev": collections.Counter(), "held": collections.Counter()}
    for name, part, record in sentences(path):
        fault = judge(record, told.get(name, []), tallies[part])
        if show and part == "dev" and fault == show:
            print(record["type"], record["realis"], record["text"], record["trigger"],
                  [(e["plover"], e["realis"], e["trigger"], e["rule"])
                   for e in told.get(name, [])], sep="\t", file=sys.stderr)
    for part, tally in tallies.items():
        found = tally["right"] + tally["wrong"]
        precision, recall = tally["right"] / max(1, found), tally["right"] / max(1, tally["acts"])
        shares = {
            "type-precision": precision, "type-recall": recall,
            "type-f": 2 * precision * recall / max(1e-9, precision + recall),
            "none-silent": tally["silent"] / max(1, tally["none"]),
            "realis": tally["realis"] / max(1, tally["right"]),
            "actor": tally["actors right"] / max(1, tally["actors"]),
            "recipient": tally["recipients right"] / max(1, tally["recipients"]),
        }
        for name, share in shares.items():
            print(f"own-acts-{part}-{name}\t{100 * share:.1f}")


if __name__ == "__main__":
    command, path, *rest = sys.argv[1:]
    if command == "documents":
        documents(path)
    else:
        score(path, rest[0], rest[2] if len(rest) > 2 else None)
