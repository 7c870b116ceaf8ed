#!/usr/bin/env python3
"""Whether mentions that Sayso takes for one actor are one entity in GUM.

usage: coreference.py documents GUM.conllu            JSON Lines for `sayso read -`
       coreference.py score GUM.conllu READ.jsonl     link precision and recall

A link joins a mention with the one before it of the same actor (pronoun and definite noun: rule says
which). Sayso's mention stands for the smallest gold mention that covers it and ends or begins with it,
or else the smallest that covers it. Gold mentions are whole phrases, so exact spans would compare
nothing. Recall: gold links between personal pronouns and names that Sayso made as well."""
import collections
import json
import re
import sys


def documents(path):
    """[(text, tokens [(start, end)], gold {(first, last): entity}, tags)]"""
    found, current = [], None
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            current = {"text": "", "tokens": [], "gold": {}, "open": {}, "tags": []}
            found.append(current)
        elif line.startswith("# newpar") and current and current["text"]:
            current["text"] = current["text"].rstrip() + "\n\n"
        cells = line.rstrip("\n").split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            read(cells, current)
    return found


def read(cells, document):
    start = len(document["text"])
    document["text"] += cells[1]
    document["tokens"].append((start, len(document["text"])))
    document["tags"].append(cells[4])
    if "SpaceAfter=No" not in cells[9]:
        document["text"] += " "
    number = len(document["tokens"]) - 1
    entity = re.search(r"Entity=([^|]*)", cells[9])
    for mark in re.finditer(r"\((\d+)[^()]*(\))?|(\d+)\)", entity.group(1) if entity else ""):
        name = mark.group(1) or mark.group(3)
        if mark.group(1) and mark.group(2):
            document["gold"][(number, number)] = name
        elif mark.group(1):
            document["open"].setdefault(name, []).append(number)
        elif document["open"].get(name):
            document["gold"][(document["open"][name].pop(), number)] = name


def entity(first, last, gold):
    covering = [s for s in gold if s[0] <= first and last <= s[1]]
    if not covering:
        return None
    edged = [s for s in covering if s[1] == last or s[0] == first]
    return gold[min(edged or covering, key=lambda s: s[1] - s[0])]


def score(path, read_path):
    records = {}
    for line in open(read_path, encoding="utf-8"):
        record = json.loads(line)
        records[record["id"]] = record["names"]
    right = collections.Counter()
    made = collections.Counter()
    found = total = 0
    for number, document in enumerate(documents(path)):
        at = {start: index for index, (start, _) in enumerate(document["tokens"])}
        to = {end: index for index, (_, end) in enumerate(document["tokens"])}
        last, ours = {}, {}
        for name in records[f"{number:03}"]:
            if name["actor"] is None or name["start"] not in at or name["end"] not in to:
                continue
            who = entity(at[name["start"]], to[name["end"]], document["gold"])
            kind = name["rule"] if name["kind"] == "reference" else "name"
            if name["actor"] in last:
                made[kind] += 1
                right[kind] += who is not None and who == last[name["actor"]]
            last[name["actor"]] = who
            ours[at[name["start"]]] = who
        named = {e for (a, b), e in document["gold"].items()
                 if any(t in ("NNP", "NNPS") for t in document["tags"][a:b + 1])}
        for (a, b), who in document["gold"].items():
            if a == b and document["tags"][a] in ("PRP",) and who in named:
                total += 1
                found += ours.get(a) == who
    for kind in sorted(made):
        print(f"coreference-gum-{kind.replace(' ', '-')}-links-right\t"
              f"{100 * right[kind] / made[kind]:.1f}\t({right[kind]} of {made[kind]})")
    print(f"coreference-gum-pronouns-found\t{100 * found / max(1, total):.1f}\t({found} of {total})")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "documents":
        for number, document in enumerate(documents(sys.argv[2])):
            print(json.dumps({"id": f"{number:03}", "text": document["text"]}))
    elif len(sys.argv) == 4 and sys.argv[1] == "score":
        score(sys.argv[2], sys.argv[3])
    else:
        sys.exit(__doc__)
