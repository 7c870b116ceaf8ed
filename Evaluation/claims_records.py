#!/usr/bin/env python3
"""Claims of `sayso read` output as one JSON object a line, for the scorers.
usage: claims_records.py [--linked] < READ.jsonl
--linked: attributed claims only, those that share a cue joined into one record (content a list of
spans), as corpora annotate that mark one attribution a cue."""
import collections
import json
import sys

linked = "--linked" in sys.argv[1:]
for line in sys.stdin:
    record = json.loads(line)
    joined = collections.OrderedDict()
    for claim in record["claims"]:
        claim["doc"] = record["id"]
        if not linked:
            print(json.dumps(claim, ensure_ascii=False))
            continue
        if claim["actor"] == ["outlet"] and not claim.get("cue_span"):
            continue
        key = tuple(claim["cue_span"] or claim["content_span"])
        if key not in joined:
            joined[key] = dict(claim, content_span=[])
        joined[key]["content_span"].append(claim["content_span"])
    for claim in joined.values():
        print(json.dumps(claim, ensure_ascii=False))
