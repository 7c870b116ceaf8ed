#!/usr/bin/env python3
"""Checks the gold of the invented stories: every quoted string stands in its document, every id
exists, every record is complete. `load` gives scorers the gold with code-point offsets added.
usage: check.py [STORY_FOLDER ...]   (default: all beside this file); exit status 1 on an error."""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
MODALITIES = {"denied", "no_position", "confirmed", "conditional", "directive", "unverified",
              "predicted", "possible", "reported", "assessment", "asserted"}
RELATIONS = {"first", "repeats", "confirms", "denies", "qualifies", "supersedes",
             "takes_no_position"}
NEIGHBOURS = {"first", "repeats", "revises_up", "revises_down", "conflicts", "older_value",
              "other_term"}
BOUNDS = {"exact", "approx", "lower", "upper", "range"}
STATUSES = {"reported", "unverified", "confirmed", "denied", "no_position", "superseded"}
SECTIONS = {"claims", "denied", "commitments", "figures", "corrections"}
LISTS = ("documents", "actors", "claims", "groups", "series", "commitments", "brief", "wrong")


def places(text, words):
    """Starts of all occurrences, overlapping ones too, in code points."""
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


class Gold:
    """One story: its texts, its gold with `span` added to every quotation, and what is wrong."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.errors = []
        self.gold = json.loads((self.folder / "gold.json").read_text(encoding="utf-8"))
        self.texts = {path.name: path.read_text(encoding="utf-8")
                      for path in sorted(self.folder.glob("[0-9][0-9].txt"))}
        self.check()

    def fail(self, where, what):
        self.errors.append(f"{self.folder.name}: {where}: {what}")

    def locate(self, document, quotation, where):
        """Adds `span` to {"text", "occurrence"}: the occurrence-th one, 1 where not given."""
        if quotation is None:
            return
        if set(quotation) - {"text", "occurrence", "span"} or not quotation.get("text"):
            return self.fail(where, f"malformed quotation {quotation}")
        found = places(self.texts.get(document, ""), quotation["text"])
        number = quotation.get("occurrence", 1)
        if not 1 <= number <= len(found):
            return self.fail(where, f"{quotation['text']!r} is not in {document}")
        start = found[number - 1]
        quotation["span"] = [start, start + len(quotation["text"])]

    def known(self, value, allowed, where):
        if value not in allowed:
            self.fail(where, f"unknown {value!r}")

    def check(self):
        gold = self.gold
        for name in LISTS:
            if not isinstance(gold.get(name), list):
                return self.fail(name, "missing")
        self.known(gold.get("split"), {"dev", "held"}, "split")
        self.actors = {actor["id"] for actor in gold["actors"]} | {"outlet"}
        if sorted(self.texts) != [document["doc"] for document in gold["documents"]]:
            self.fail("documents", "not the files of the folder")
        self.check_documents()
        self.check_claims()
        self.check_groups()
        self.check_series()
        self.check_commitments()
        self.check_brief()

    def check_documents(self):
        for document in self.gold["documents"]:
            where = document["doc"]
            if document["published"] is None and "implied" not in document:
                self.fail(where, "neither a date nor an interval")
            self.known(document["printed"], {"full", "day", "none"}, where)
            for copied in document["copies"]:
                self.known(copied, self.texts, where)

    def check_claims(self):
        self.claims = {}
        for claim in self.gold["claims"]:
            where = "claim " + claim["id"]
            if claim["id"] in self.claims:
                self.fail(where, "twice")
            self.claims[claim["id"]] = claim
            for key in ("source", "cue", "content", "condition"):
                self.locate(claim["doc"], claim[key], where)
            for evidence in claim["evidence"]:
                self.locate(claim["doc"], evidence["text"], where)
            for actor in claim["actor"] + sum(claim["chain"], []):
                self.known(actor, self.actors, where)
            if claim["chain"][0] != ["outlet"] or claim["actor"] not in claim["chain"]:
                self.fail(where, "chain")
            self.known(claim["modality"], MODALITIES, where)
            self.known(claim["polarity"], {"+", "-"}, where)
            if (claim["modality"] == "conditional") != (claim["condition"] is not None):
                self.fail(where, "a conditional has a condition, nothing else has")
            text, content = self.texts[claim["doc"]], claim["content"]
            claim["repeats"] = [[start, start + len(content["text"])]
                                for start in places(text, content["text"])
                                if len(content["text"]) > 12 and [start] != content["span"][:1]]

    def check_groups(self):
        seen = set()
        for group in self.gold["groups"]:
            where = "group " + group["id"]
            relations = [member["relation"] for member in group["members"]]
            if relations[:1] != ["first"] or relations.count("first") != 1:
                self.fail(where, "one first member, in front")
            for member in group["members"]:
                self.known(member["relation"], RELATIONS, where)
                self.known(member["claim"], self.claims, where)
                if member["claim"] in seen:
                    self.fail(where, f"{member['claim']} is in two groups")
                seen.add(member["claim"])
            for step in group["status"]:
                self.known(step["status"], STATUSES, where)
                self.known(step["claim"], self.claims, where)
            for actor in group["origins"]:
                self.known(actor, self.actors, where)

    def check_series(self):
        for series in self.gold["series"]:
            where = "series " + series["id"]
            for number, point in enumerate(series["points"]):
                self.locate(point["doc"], point["text"], where)
                self.known(point["relation"], NEIGHBOURS, where)
                self.known(point["bound"], BOUNDS, where)
                if (number == 0) != (point["relation"] == "first"):
                    self.fail(where, "first relation")
                if all(point[key] is None for key in ("value", "min", "max")):
                    self.fail(where, "no value")
                self.known(point["attributed_to"], self.actors | {None}, where)
            for other in series["not_in"]:
                self.locate(other["doc"], other["text"], where)

    def check_commitments(self):
        for commitment in self.gold["commitments"]:
            where = "commitment " + commitment["id"]
            self.known(commitment["who"], self.actors, where)
            self.locate(commitment["doc"], commitment["would"], where)
            self.locate(commitment["doc"], commitment["condition"], where)
            for later in commitment["also"] + commitment["later"]:
                self.locate(later["doc"], later["text"], where)

    def check_brief(self):
        series = {one["id"] for one in self.gold["series"]}
        commitments = {one["id"] for one in self.gold["commitments"]}
        for line in self.gold["brief"]:
            where = "brief " + line["section"]
            self.known(line["section"], SECTIONS, where)
            if "series" in line:
                self.known(line["series"], series, where)
                continue
            if "commitment" in line:
                self.known(line["commitment"], commitments, where)
            else:
                self.known(line["claim"], self.claims, where)
            self.locate(line["doc"], line["words"], where)
        for line in self.gold["wrong"]:
            self.known(line["speaker"], self.actors | {None}, "wrong")
            self.locate(line["doc"], line["words"], "wrong")


def load(folders=None):
    """All stories, or those named, in the order of their names."""
    folders = folders or sorted(path.parent for path in HERE.glob("*/gold.json"))
    return [Gold(folder) for folder in folders]


def main():
    stories = load(sys.argv[1:])
    for error in [error for story in stories for error in story.errors]:
        print(error)
    for split in ("dev", "held"):
        chosen = [story.gold for story in stories if story.gold["split"] == split]
        counts = ", ".join(f"{sum(len(gold[name]) for gold in chosen)} {name}"
                           for name in ("documents", "claims", "groups", "series", "commitments",
                                        "brief", "wrong"))
        print(f"{split}: {len(chosen)} stories, {counts}")
    sys.exit(any(story.errors for story in stories))


if __name__ == "__main__":
    main()
