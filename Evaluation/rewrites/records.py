#!/usr/bin/env python3
"""records.py [--half dev|held] [--check]      the rewrites as JSON Lines
   records.py --corpus PREFIX --half dev|held  the same as PREFIX.docs, .gold and .pairs.jsonl

Reads the marked texts beside it (README.md tells the marks) and computes what they imply: texts
without marks, gold passages as character offsets on both sides, copy or not, the half.
--check prints what is wrong with the texts and counts them."""
import argparse, collections, datetime, hashlib, json, pathlib, re, sys

HERE = pathlib.Path(__file__).parent
OUTLETS = ["Ashford Mirror", "Morning Pilot", "Union Gazette", "The Plain Speaker"]
# A gap between two marks that holds no words joins them into one passage.
GAP = re.compile(r"[\s.,;:–—-]*\Z")
COPY = 0.5      # share of the shorter text, as for `sayso copies`
LISTED = 0.35   # a pair below this is not a pair at all: naming it is an error


def half_of(group):
    """Half of the groups, by a hash: all texts about one event stand in one half."""
    return "dev" if hashlib.sha256(group.encode()).digest()[0] % 2 == 0 else "held"


def blocks(path):
    """(group, date, head, lines) of every text of a file."""
    group = date = head = None
    lines = []
    for line in path.read_text().splitlines() + ["-- end"]:
        if line.startswith("#"):
            continue
        if line.startswith(("== ", "-- ")):
            if head:
                yield group, date, head, lines
            head, lines = None, []
            if line.startswith("== "):
                group, date = (line[3:].split() + [None])[:2]
            else:
                head = line[3:].strip()
        else:
            lines.append(line)


def source(lines):
    """Text of a source and the place of each numbered unit."""
    text, units = "", {}
    for line in lines:
        if not line.strip():
            text = text.rstrip(" ") + "\n\n" if text.strip() else ""
            continue
        number, words = line.split(" ", 1)
        units[int(number)] = (len(text), len(text) + len(words))
        text += words + " "
    return text.strip(), units


def marked(lines):
    """Text of a rewrite and its marks: (start, end, letter, units)."""
    text, marks = "", []
    for part in re.split(r"(⟦[a-z]*[0-9,-]+ |⟧)", "\n\n".join(x for x in lines if x.strip())):
        opening = re.fullmatch(r"⟦([a-z]*)([0-9,-]+) ", part)
        if opening:
            marks.append([len(text), None, opening[1], numbers(opening[2])])
        elif part == "⟧":
            marks[-1][1] = len(text)
        else:
            text += part
    return text, marks


def numbers(label):
    units = []
    for piece in label.split(","):
        ends = [int(x) for x in piece.split("-")]
        units += range(ends[0], ends[-1] + 1)
    return units


def runs(units):
    """Ascending neighbours put together."""
    result = []
    for unit in sorted(units):
        if result and unit <= result[-1][1] + 1:
            result[-1][1] = unit
        else:
            result.append([unit, unit])
    return result


def passages(text, marks, sources):
    """Marks that follow each other in the rewrite and go forward without a gap in the same source
    are one passage."""
    result = []
    for start, end, letters, units in marks:
        letter = "b" if "b" in letters else "a"
        kind = "quotation" if "q" in letters else "boilerplate" if "c" in letters else "rewritten"
        last = result[-1] if result else None
        if (last and last["source"] == letter and last["kind"] == kind
                and GAP.match(text[last["end"]:start]) and min(units) == max(last["units"]) + 1):
            last["end"], last["units"] = end, last["units"] + units
        else:
            result.append(dict(start=start, end=end, source=letter, kind=kind, units=list(units)))
    for passage in result:
        places = sources[passage["source"]]["units"]
        spans = [[places[a][0], places[b][1]] for a, b in runs(passage.pop("units"))]
        passage["source_spans"] = spans
        passage["source_start"], passage["source_end"] = spans[0][0], spans[-1][1]
    return result


def share(text, found, origin):
    """Share of the shorter of two texts that stands in the other."""
    if len(text) <= len(origin):
        return sum(p["end"] - p["start"] for p in found) / len(text)
    covered = set()
    for passage in found:
        for start, end in passage["source_spans"]:
            covered.update(range(start, end))
    return len(covered) / len(origin)


def records():
    groups, added = {}, []
    for path in sorted(HERE.glob("*.txt")):
        for group, date, head, lines in blocks(path):
            if group.startswith("+"):
                added.append((group[1:], head, lines))
            else:
                groups.setdefault(group, (path.stem, date, []))[2].append((head, lines))
    for group, head, lines in added:
        groups[group][2].append((head, lines))
    for group, (topic, date, texts) in groups.items():
        yield from group_records(topic, group, date, texts)


def group_records(topic, group, date, texts):
    sources = {}
    for head, lines in texts:
        if head.startswith("source"):
            name = head[len("source "):]
            letter = "b" if name.startswith("B ") else "a"
            text, units = source(lines)
            sources[letter] = dict(
                id=f"{group}-source{'' if letter == 'a' else '-b'}", text=text, units=units,
                outlet=name[2:] if letter == "b" else name, published=date)
    number = 0
    for head, lines in texts:
        if head.startswith("source"):
            continue
        number += 1
        words, _, outlet = head.partition("@")
        degree, kind = words.split()
        text, marks = marked(lines)
        found = passages(text, marks, sources)
        identity = f"{group}-{number}"
        later = hashlib.sha256(identity.encode()).digest()[0] % 2 + (kind == "follow-up")
        day = datetime.date.fromisoformat(date) + datetime.timedelta(days=later)
        used = {p["source"] for p in found} or {"a"}
        yield dict(
            id=identity, topic=topic, group=group, half=half_of(group), degree=degree,
            kind=kind.split(","), outlet=outlet.strip() or OUTLETS[later], published=str(day),
            text=text, passages=found, sources=[
                dict(
                    id=value["id"], outlet=value["outlet"], published=value["published"],
                    text=value["text"], share=round(
                        share(text, [p for p in found if p["source"] == letter], value["text"]), 3),
                    used=letter in used)
                for letter, value in sorted(sources.items())],
            copy=degree != "negative")


def corpus(half):
    """(documents, gold spans, pairs) in the shapes the copy scorer reads."""
    documents, gold, pairs = {}, [], []
    members = collections.defaultdict(list)
    for record in records():
        if record["half"] != half:
            continue
        for origin in record["sources"]:
            documents[origin["id"]] = {
                key: origin[key] for key in ("id", "published", "outlet", "text")}
            found = [p for p in record["passages"] if name(record, p) == origin["id"]]
            if found and record["copy"] and origin["share"] >= LISTED:
                label = "copy" if origin["share"] >= COPY else "partial"
                pairs.append(pair(origin["id"], record["id"], origin["share"], label, record["degree"]))
            for passage in found:
                gold.append(dict(
                    doc=record["id"], start=passage["start"], end=passage["end"], src=origin["id"],
                    src_start=passage["source_start"], src_end=passage["source_end"],
                    kind=record["degree"] if record["copy"] else passage["kind"]))
        documents[record["id"]] = {key: record[key] for key in ("id", "published", "outlet", "text")}
        members[record["group"]].append(record)
    for records_ in members.values():
        rewrites = [r for r in records_ if r["copy"]]
        for index, one in enumerate(rewrites):
            for other in rewrites[:index]:
                # Two rewrites of one text may be near each other or not: not judged.
                pairs.append(pair(other["id"], one["id"], 0, "partial", "sibling"))
    return list(documents.values()), gold, pairs


def pair(one, other, overlap, label, kind):
    a, b = sorted([one, other])
    return dict(a=a, b=b, overlap=overlap, label=label, kinds=sorted(["source", kind]))


def name(record, passage):
    index = 1 if passage["source"] == "b" else 0
    return record["sources"][index]["id"]


def check():
    counts, problems, seen = collections.Counter(), 0, set()
    for record in records():
        words = len(record["text"].split())
        counts[record["half"], record["degree"]] += 1
        shares = [s["share"] for s in record["sources"] if s["used"]]
        told = []
        if record["id"] in seen:
            told.append("id twice")
        seen.add(record["id"])
        if not 78 <= words <= 250:
            told.append(f"{words} words")
        if "⟦" in record["text"] or "⟧" in record["text"]:
            told.append("mark left")
        if any(p["end"] is None for p in record["passages"]):
            told.append("mark not closed")
        if record["copy"] and "two-sources" not in record["kind"] and max(shares) < COPY:
            told.append(f"shares {shares}")
        if not record["copy"] and max(shares) > LISTED:
            told.append(f"negative with shares {shares}")
        if told:
            problems += 1
            print(record["id"], record["degree"], *told)
    for (half, degree), count in sorted(counts.items()):
        print(half, degree, count)
    return problems


def write(path, rows):
    with open(path, "w") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--half", choices=["dev", "held"])
    parser.add_argument("--corpus")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if options.check:
        sys.exit(check() > 0)
    if options.corpus:
        for suffix, rows in zip(("docs", "gold", "pairs"), corpus(options.half)):
            write(f"{options.corpus}.{suffix}.jsonl", rows)
    else:
        for record in records():
            if options.half in (None, record["half"]):
                print(json.dumps(record, ensure_ascii=False, sort_keys=True))
