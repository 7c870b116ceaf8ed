#!/usr/bin/env python3
"""Checks sentences.tsv: check.py [FILE] [--records]. Exit 1 if a line is wrong.

Marks must be balanced and not nested, labels known, no sentence twice. Prints the counts of type and
realis, or with --records one JSON object a line: text without marks, labels, and the spans
[start, end) of triggers, actors and recipients in code points."""
import collections
import json
import pathlib
import sys

TYPES = ("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
         "SANCTION MOBILIZE COERCE ASSAULT").split()
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet", "REJECT": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege complain",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
               "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
REALIS = "happened reported planned predicted conditional denied".split()
MARKS = {"<": (">", "trigger"), "[": ("]", "actor"), "{": ("}", "recipient")}


def unmark(marked):
    """The text without marks and its spans by kind; raises ValueError where marks do not match."""
    text, spans, closing = [], {"trigger": [], "actor": [], "recipient": []}, None
    for character in marked:
        if character in MARKS:
            if closing:
                raise ValueError("a mark inside a mark")
            closing, kind = MARKS[character]
            start = len(text)
        elif character in ">]}":
            if character != closing:
                raise ValueError("marks do not match")
            if len(text) == start:
                raise ValueError("an empty mark")
            spans[kind].append([start, len(text)])
            closing = None
        else:
            text.append(character)
    if closing:
        raise ValueError("a mark is not closed")
    return "".join(text), spans


def faults(kind, mode, underlying, also, realis, spans):
    if kind != "none" and kind not in TYPES:
        yield f"unknown type {kind}"
    if mode != "-" and mode not in MODES.get(kind, "").split():
        yield f"{kind} has no mode {mode}"
    if underlying != "-" and (kind != "AGREE" or underlying not in TYPES):
        yield f"{kind} has no underlying {underlying}"
    if also != "-" and (also == kind or also not in TYPES):
        yield f"unknown other type {also}"
    if (realis == "-") != (kind == "none") or realis not in [*REALIS, "-"]:
        yield f"unknown realis {realis}"
    if not spans["trigger"]:
        yield "no trigger is marked"


def read(path):
    """Records and faults of a file."""
    records, wrong, seen = [], [], set()
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 6:
            wrong.append(f"{number}: {len(fields)} columns")
            continue
        *labels, marked = fields
        try:
            text, spans = unmark(marked)
        except ValueError as fault:
            wrong.append(f"{number}: {fault}: {marked}")
            continue
        wrong += [f"{number}: {fault}: {marked}" for fault in faults(*labels, spans)]
        key = " ".join(text.lower().split())
        if key in seen:
            wrong.append(f"{number}: twice: {text}")
        seen.add(key)
        names = ("type", "mode", "underlying", "also", "realis")
        record = {n: None if v == "-" else v for n, v in zip(names, labels)}
        records.append({"id": f"s{number:04d}", "text": text, **record, **spans})
    return records, wrong


def main(arguments):
    given = [a for a in arguments if not a.startswith("--")]
    path = given[0] if given else pathlib.Path(__file__).with_name("sentences.tsv")
    records, wrong = read(path)
    for fault in wrong:
        print(fault, file=sys.stderr)
    if "--records" in arguments:
        for record in records:
            print(json.dumps(record, ensure_ascii=False))
        return 1 if wrong else 0
    counts = collections.Counter((r["type"], r["realis"]) for r in records)
    print("\t".join(["type", *REALIS, "all"]))
    for kind in TYPES:
        row = [counts[kind, realis] for realis in REALIS]
        print("\t".join([kind, *map(str, row), str(sum(row))]))
    print(f"none\t{counts['none', None]}\nsentences\t{len(records)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
