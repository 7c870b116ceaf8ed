#!/usr/bin/env python3
"""Scores claims on our own sentences: attributions_score.py documents|score GOLD [READ] [--show]

A claim is found when its content overlaps a gold content by half or more of their joint words. Only
claims somebody other than the outlet is responsible for count. --show prints what went wrong in the
dev half to standard error, never the held-out half."""
import json
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "attributions"))
from check import span  # noqa: E402

WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def rows(path):
    return [json.loads(line) for line in open(path, encoding="utf-8") if line.strip()]


def documents(path):
    for row in rows(path):
        record = {"id": row["id"], "text": row["text"], "published": "2031-05-10"}
        print(json.dumps(record, ensure_ascii=False))


def words(text, place):
    if not place:
        return frozenset()
    found = WORD.finditer(text)
    return frozenset(m.start() for m in found if m.start() < place[1] and m.end() > place[0])


def overlap(left, right):
    return len(left & right) / len(left | right) if left | right else 0.0


def pairs(row, told):
    """Gold and told claims paired, the best overlap first; ties go to the nearer cue."""
    text = row["text"]
    candidates = []
    for i, gold in enumerate(row["claims"]):
        for j, claim in enumerate(told):
            both = overlap(words(text, span(text, gold, "content")), words(text, claim["content_span"]))
            cue = overlap(words(text, span(text, gold, "cue")), words(text, claim["cue_span"]))
            if both >= 0.5:
                candidates.append((both + 0.2 * cue, i, j))
    taken, used, matched = set(), set(), []
    for _, i, j in sorted(candidates, reverse=True):
        if i not in taken and j not in used:
            taken.add(i)
            used.add(j)
            matched.append((row["claims"][i], told[j]))
    missed = [g for i, g in enumerate(row["claims"]) if i not in taken and not g.get("optional")]
    return matched, missed, [c for j, c in enumerate(told) if j not in used]


def same_condition(gold, claim):
    left = set(WORD.findall((gold["condition"] or "").lower()))
    right = set(WORD.findall((claim["condition"] or "").lower()))
    return bool(left) and overlap(left, right) >= 0.5


def same_source(row, gold, claim):
    """Whether the two name the same words; also when both name none."""
    left = words(row["text"], span(row["text"], gold, "source"))
    right = words(row["text"], claim["source_span"])
    return bool(left & right) if left else not right


def percent(part, whole):
    return f"{100 * part / whole if whole else 0:.1f}"


def show(row, matched, missed, extra):
    for gold in missed:
        print(f"missed\t{row['id']}\t{gold['modality']}\t{gold['source']} | {gold['cue']} | "
              f"{gold['content']}\t{row['text']}", file=sys.stderr)
    for claim in extra:
        print(f"extra\t{row['id']}\t{claim['modality']}\t{claim['source']} | {claim['cue']} | "
              f"{claim['content']}\t{row['text']}", file=sys.stderr)
    for gold, claim in matched:
        for field in ("modality", "polarity"):
            if claim[field] not in [gold[field], *gold.get(field + "_also", [])]:
                print(f"{field}\t{row['id']}\t{gold[field]} -> {claim[field]}\t{row['text']}",
                      file=sys.stderr)
        if not same_source(row, gold, claim):
            print(f"source\t{row['id']}\t{gold['source']} -> {claim['source']}\t{row['text']}",
                  file=sys.stderr)
        if not gold.get("chain_open") and len(claim["chain"]) != len(gold["chain"]):
            print(f"chain\t{row['id']}\t{gold['chain']} -> {claim['chain']}\t{row['text']}",
                  file=sys.stderr)
        if gold["condition"] and not same_condition(gold, claim):
            print(f"condition\t{row['id']}\t{gold['condition']} -> {claim['condition']}\t"
                  f"{row['text']}", file=sys.stderr)


def score(gold_path, read_path, verbose=False):
    told = {}
    for record in rows(read_path):
        told[record["id"]] = [c for c in record["claims"] if c["actor"] != ["outlet"]]
    for part in ("dev", "held"):
        hits, missed, extra, silent, negatives = [], 0, 0, 0, 0
        for row in rows(gold_path):
            if row["half"] != part:
                continue
            matched, lost, more = pairs(row, told.get(row["id"], []))
            if verbose and part == "dev":
                show(row, matched, lost, more)
            if not row["claims"]:
                negatives += 1
                silent += not more
            hits += [(row, g, c) for g, c in matched if not g.get("optional")]
            missed += len(lost)
            extra += len(more)
        prefix = f"own-attributions-{part}"
        found = len(hits)
        conditions = [(g, c) for _, g, c in hits if g["condition"]]
        chains = [(g, c) for _, g, c in hits if not g.get("chain_open")]
        nested = [(g, c) for g, c in chains if len(g["chain"]) > 2]
        evidence = sum(bool(g["evidence"]) for _, g, _ in hits)
        figures = [
            ("content-precision", found, found + extra),
            ("content-recall", found, found + missed),
            ("content-f", 2 * found, 2 * found + extra + missed),
            ("source", sum(same_source(*h) for h in hits), found),
            ("modality", sum(c["modality"] in [g["modality"], *g.get("modality_also", [])]
                             for _, g, c in hits), found),
            ("polarity", sum(g["polarity"] == c["polarity"] for _, g, c in hits), found),
            ("chain-length", sum(len(g["chain"]) == len(c["chain"]) for g, c in chains),
             len(chains)),
            ("nested-chain-length", sum(len(g["chain"]) == len(c["chain"]) for g, c in nested),
             len(nested)),
            ("condition", sum(same_condition(g, c) for g, c in conditions), len(conditions)),
            ("evidence-recall", sum(bool(g["evidence"] and c["evidence"]) for _, g, c in hits),
             evidence),
            ("anonymous", sum(g["anonymous"] == c["anonymous"] for _, g, c in hits), found),
            ("negatives-silent", silent, negatives),
        ]
        for name, right, whole in figures:
            print(f"{prefix}-{name}\t{percent(right, whole)}")


if __name__ == "__main__":
    command, path, *rest = sys.argv[1:]
    documents(path) if command == "documents" else score(path, rest[0], "--show" in rest)
