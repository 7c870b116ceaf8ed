#!/usr/bin/env python3
"""Checks sentences.jsonl: check.py [FILE]. Prints counts; exit 1 if a record is wrong.

Every content, cue, source, condition and piece of evidence must stand in its text (content, cue
and source at the occurrence named), labels must be known, ids and texts unique, and the half must
follow from the id."""
import collections
import hashlib
import json
import pathlib
import sys

MODALITIES = set("denied no_position confirmed conditional directive unverified predicted possible "
                 "reported assessment asserted".split())
ACTS = set("say claim reveal announce confirm deny no_comment warn concern criticise label assess "
           "believe doubt estimate argue stress acknowledge request commit consider".split())
FORMS = {"direct", "mixed", "indirect", "headline"}


def half(identifier):
    """A third is held out, by the digest of the id."""
    digest = hashlib.sha256(identifier.encode()).hexdigest()
    return "held" if int(digest[:8], 16) % 3 == 0 else "dev"


def position(text, words, occurrence):
    """Start of the n-th occurrence, -1 if there are fewer."""
    start = -1
    for _ in range(occurrence or 1):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start


def span(text, claim, field):
    words = claim[field]
    if not words:
        return None
    start = position(text, words, claim.get(field + "_at"))
    return [start, start + len(words)] if start >= 0 else None


def faults(record):
    text = record["text"]
    if record["half"] != half(record["id"]):
        yield "half does not follow from the id"
    for claim in record["claims"]:
        for field in ("content", "cue", "source"):
            if claim[field] and not span(text, claim, field):
                yield f"{field} not in the text: {claim[field]}"
        if not claim["content"]:
            yield "a claim without content"
        if claim["condition"] and claim["condition"] not in text:
            yield f"condition not in the text: {claim['condition']}"
        for item in claim["evidence"]:
            if item["text"] not in text:
                yield f"evidence not in the text: {item['text']}"
        for label, known in ((claim["modality"], MODALITIES), (claim["act"], ACTS),
                             (claim["form"], FORMS), (claim["polarity"], {"+", "-"})):
            if label not in known:
                yield f"unknown label {label}"
        if claim["modality"] == "conditional" and not claim["condition"]:
            yield "conditional without a condition"
        if claim["chain"][0] != "outlet" or len(claim["chain"]) < 2:
            yield "chain does not lead from the outlet to a speaker"


def main(path):
    records = [json.loads(line) for line in open(path, encoding="utf-8")]
    wrong = 0
    for field in ("id", "text"):
        for value, n in collections.Counter(r[field] for r in records).items():
            if n > 1:
                print(f"twice: {value}", file=sys.stderr)
                wrong += 1
    for record in records:
        for fault in faults(record):
            print(f"{record['id']}: {fault}", file=sys.stderr)
            wrong += 1
    claims = [c for r in records for c in r["claims"]]
    print(f"texts\t{len(records)}\nclaims\t{len(claims)}")
    print(f"texts without a claim\t{sum(not r['claims'] for r in records)}")
    for title, values in (("half", [r["half"] for r in records]),
                          ("kind", [r["kind"] for r in records]),
                          ("modality", [c["modality"] for c in claims]),
                          ("chain length", [str(len(c["chain"])) for c in claims])):
        for value, n in collections.Counter(values).most_common():
            print(f"{title} {value}\t{n}")
    return 1 if wrong else 0


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(main(given[0] if given else pathlib.Path(__file__).with_name("sentences.jsonl")))
