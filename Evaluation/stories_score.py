#!/usr/bin/env python3
"""Scores `sayso read` and `sayso brief --format json` against the invented stories.
usage: stories_score.py BINARY [--split dev|held] [--errors] [STORY_FOLDER ...]
Prints name<TAB>number for each split. --errors lists what is wrong, of dev stories only.
What each number means stands in stories/README.md."""
import collections
import itertools
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "stories"))
import check  # noqa: E402

PRONOUNS = {"he", "she", "it", "they", "we", "i", "his", "her", "its", "their", "one", "who",
            "which", "one of them", "him", "them"}
OPEN = ("unresolved.", "unspec.")
UNSPECIFIED = [["reports"], ["opinion"], ["concern"], ["estimate"], ["reportedly"], ["no"]]
LABELS = {"asserted": "asserted", "reported": "reported", "confirmed": "confirmed",
          "denied": "denied", "no position": "no_position", "unverified": "unverified",
          "conditional": "conditional", "asked": "directive", "expected": "predicted",
          "possible": "possible", "assessed": "assessment"}
PUT_FORWARD = {"asserted", "reported", "confirmed"}
GROUPED = {"denied", "no_position", "confirmed", "unverified", "reported", "asserted"}


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], capture_output=True, text=True).stdout


def overlap(one, other):
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def iou(one, other):
    common = overlap(one, other)
    return common / max(1, one[1] - one[0] + other[1] - other[0] - common)


def words(name):
    name = re.sub(r"^(the|a|an) ", "", name.lower().replace("’", "'").strip(" .,:;\"'"))
    return re.findall(r"[\w'&@-]+", name)


def contains(long, short):
    return any(long[i:i + len(short)] == short for i in range(len(long) - len(short) + 1))


def same_name(one, other):
    """Equal up to case and article, or one is a run of whole words of the other."""
    one, other = words(one), words(other)
    return bool(one and other) and (contains(one, other) or contains(other, one))


class Tally(collections.Counter):
    """Counts under names; `share` gives hits per cases in percent."""

    def hit(self, name, good):
        self[name + " hits"] += bool(good)
        self[name + " cases"] += 1

    def share(self, name):
        cases = self[name + " cases"]
        return 100 * self[name + " hits"] / cases if cases else 100.0

    def f(self, name):
        right, guessed, wanted = (self[f"{name} {part}"] for part in ("right", "pred", "gold"))
        return 200 * right / (guessed + wanted) if guessed + wanted else 100.0


class Row:
    """One printed line of a brief: who, what label, which words, in which item."""

    def __init__(self, section, item, number, parts, head, seen):
        self.section, self.item, self.number, self.head = section, item, number, head
        self.labels = [part.get("label") or part.get("mark") for part in parts]
        kinds = [label for label in self.labels if label in LABELS]
        self.modality = LABELS[kinds[0]] if kinds else None
        self.speakers, self.pronoun, self.quote, via = [], False, None, False
        self.also = sum((part.get("documents", []) for part in parts), [])
        quotes = [part["quote"] for part in parts if "quote" in part]
        for part in parts:
            if part.get("label") == "via":
                via = True
            elif part.get("label") in LABELS or part.get("mark") in LABELS:
                via = False
            elif "name" in part and not via:
                self.speakers.append((part["name"], None))
            elif "name" in part:
                via = False
            elif "quote" in part and not via:
                quote = part["quote"]
                if quote["span"] in seen.get(quote["doc"], []) and len(quotes) > 1:
                    self.speakers.append((quote["text"], quote))
                elif self.quote is None:
                    self.quote = quote
            elif "quote" in part:
                via = False

    def spans(self, texts):
        """(document, span) of the words, and of the same words in the documents of "also"."""
        if self.quote is None:
            return []
        found = [(self.quote["doc"], self.quote["span"])]
        for document in self.also:
            for start in check.places(texts.get(document, ""), self.quote["text"])[:1]:
                found.append((document, [start, start + len(self.quote["text"])]))
        return found


class Story:
    def __init__(self, binary, story):
        self.story, self.gold, self.texts = story, story.gold, story.texts
        files = [str(story.folder / name) for name in sorted(story.texts)]
        lines = run(binary, "read", *files).splitlines()
        self.records = {record["id"]: record for record in map(json.loads, lines)}
        self.brief = self.load_brief(binary, files)
        self.full = self.load_brief(binary, [*files, "--all"])
        self.names = {actor["id"]: [actor["name"], *actor["aliases"]]
                      for actor in self.gold["actors"]}
        self.mentions = collections.defaultdict(set)
        for record in self.records.values():
            for name in record["names"]:
                if name["actor"] and name["text"].lower() not in PRONOUNS:
                    self.mentions[name["actor"]].add(name["text"])
        self.sources = collections.defaultdict(list)
        for record in self.records.values():
            for claim in record["claims"]:
                if claim["source_span"]:
                    self.sources[record["id"]].append(claim["source_span"])
        self.errors = []

    @staticmethod
    def load_brief(binary, arguments):
        """The brief; where the program finds several stories, all their items together."""
        output = run(binary, "brief", "--format", "json", *arguments)
        if output.startswith("{"):
            return json.loads(output) | {"stories": 1}
        joined, number = collections.defaultdict(list), 0
        while True:
            output = run(binary, "brief", "--format", "json", "--story", str(number + 1),
                         *arguments)
            if not output.startswith("{"):
                return {"sections": joined, "stories": number}
            number += 1
            for kind, items in json.loads(output)["sections"].items():
                joined[kind] += items

    # MARK: names

    def is_actor(self, guessed, actors):
        if any(actor.startswith("unspec") for actor in actors):
            return not guessed or any(words(text)[:1] in UNSPECIFIED for text in guessed)
        return any(same_name(text, alias) for actor in actors
                   for alias in self.names.get(actor, []) for text in guessed)

    def guessed_names(self, claim):
        found = set()
        for actor in claim["actor"]:
            found |= self.mentions[actor]
            found.add(actor.split(".")[-1].replace("_", " "))
        if claim["source"] and claim["source"].lower() not in PRONOUNS:
            found.add(claim["source"])
        return found

    # MARK: claims of `read`

    def pair(self):
        """Predicted and gold claims of one document, paired by content, best first."""
        pairs, free = [], []
        for name in self.texts:
            gold = [claim for claim in self.gold["claims"] if claim["doc"] == name]
            read = [claim for claim in self.records.get(name, {"claims": []})["claims"]
                    if claim["actor"] != ["outlet"] or claim["cue"]]
            scored = []
            for (g, one), (r, other) in itertools.product(enumerate(gold), enumerate(read)):
                spans = [one["content"]["span"], *one["repeats"]]
                best = max(iou(span, other["content_span"]) for span in spans)
                if best >= 0.5:
                    same = one["modality"] == other["modality"]
                    scored.append((best + 0.01 * same, -g, -r))
            used = set(), set()
            for _, g, r in sorted(scored, reverse=True):
                if -g in used[0] or -r in used[1]:
                    continue
                used[0].add(-g)
                used[1].add(-r)
                pairs.append((gold[-g], read[-r]))
            free += [(claim, None) for g, claim in enumerate(gold) if g not in used[0]]
            free += [(None, claim) for r, claim in enumerate(read) if r not in used[1]]
        return pairs, free

    @staticmethod
    def is_part(read, pairs):
        """A sentence of a longer quotation that the gold counts as one: no second claim."""
        return any(
            gold["doc"] == read["doc"] and re.search(r"[.!?] ", gold["content"]["text"])
            and overlap(gold["content"]["span"], read["content_span"]) >= 0.9 * (
                read["content_span"][1] - read["content_span"][0])
            for gold, _ in pairs)

    def score_claims(self, tally):
        pairs, free = self.pair()
        tally["claims right"] += len(pairs)
        tally["claims gold"] += len(self.gold["claims"])
        parts = [read for _, read in free if read and self.is_part(read, pairs)]
        free = [(gold, read) for gold, read in free if read not in parts or read is None]
        tally["claims pred"] += len(pairs) + sum(read is not None for _, read in free)
        for gold, read in pairs:
            source, guessed = gold["source"], read["source_span"]
            is_copy = not overlap(gold["content"]["span"], read["content_span"])
            if source is None or guessed is None:
                good = (source is None) == (guessed is None)
            else:
                good = is_copy or overlap(source["span"], guessed) > 0
            tally.hit("source", good)
            is_open = all(actor.startswith(OPEN) for actor in read["actor"])
            is_right = self.is_actor(self.guessed_names(read), gold["actor"])
            tally.hit("actor", is_right)
            tally.hit("wrong-speaker", not is_right and not is_open)
            tally.hit("modality", gold["modality"] == read["modality"])
            tally.hit("polarity", gold["polarity"] == read["polarity"])
            flipped = (gold["modality"] == "denied") != (read["modality"] == "denied")
            tally["flipped"] += flipped and read["modality"] in PUT_FORWARD | {"denied"}
            tally["denials"] += "denied" in (gold["modality"], read["modality"])
            if not is_right:
                kind = "unresolved" if is_open else "WRONG ACTOR"
                self.error(kind, gold, f"{read['actor']} for {gold['actor']}")
            if gold["modality"] != read["modality"]:
                self.error("modality", gold, f"{read['modality']} for {gold['modality']}")
            if gold["polarity"] != read["polarity"]:
                self.error("polarity", gold, f"{read['polarity']} for {gold['polarity']}")
        for gold, read in free:
            if gold:
                self.error("missed claim", gold, gold["modality"])
            else:
                what = f"{read['actor']} {read['cue']!r} {read['modality']}"
                self.errors.append(("extra claim", read["doc"], read["content"], what))

    def error(self, kind, gold, what):
        self.errors.append((kind, gold["doc"], gold["content"]["text"], what))

    # MARK: lines of the brief

    def rows(self, brief):
        for section, items in brief["sections"].items():
            if section not in ("claims", "denied", "disputed", "expected", "commitments"):
                continue
            for number, item in enumerate(items):
                rows = [Row(section, item, (section, number), line["parts"], index == 0,
                            self.sources) for index, line in enumerate(item["lines"])]
                if section == "claims" and len(rows) > 1:
                    rows = rows[1:]
                yield from (row for row in rows if row.quote and (row.modality or row.speakers))

    @staticmethod
    def covers(span, claim):
        """How well printed words tell a gold claim, or None. They may hold the cue ("denied any
        talks") or be one sentence of a longer quotation."""
        best = None
        for content in [claim["content"]["span"], *claim["repeats"]]:
            whole = list(content)
            if claim["cue"] and abs(claim["cue"]["span"][1] - content[0]) < 8:
                whole[0] = claim["cue"]["span"][0]
            common = overlap(content, span)
            enough = common >= 0.5 * (content[1] - content[0])
            if re.search(r"[.!?] ", claim["content"]["text"]):
                enough |= common >= 0.9 * (span[1] - span[0])
            enough |= common >= 0.3 * (content[1] - content[0]) and overlap(
                whole, span) >= 0.95 * (span[1] - span[0])
            if enough and (common >= 0.3 * (span[1] - span[0])
                           or overlap(whole, span) >= 0.8 * (span[1] - span[0])):
                best = max(best or 0, iou(content, span), iou(whole, span))
        return best

    def said(self, row):
        """The gold claim a printed line tells: the one that covers its words best."""
        best = None
        for document, span in row.spans(self.texts)[:1]:
            for claim in self.gold["claims"]:
                likeness = self.covers(span, claim) if claim["doc"] == document else None
                if likeness is not None:
                    score = (likeness + 0.3 * (row.modality == claim["modality"]), claim["id"])
                    best = max(best, (score, claim)) if best else (score, claim)
        return best[1] if best else None

    def speaker(self, row, claim):
        """right, wrong, open (a pronoun or nobody)."""
        named = [(text, quote) for text, quote in row.speakers if text.lower() not in PRONOUNS]
        if not named:
            return "open"
        for text, quote in named:
            source = claim["source"]
            if self.is_actor([text], claim["actor"]):
                continue
            # "the ministry speaks of 17 dead", told by the agency: nested, and nothing hidden
            nested = self.is_actor([row.quote["text"]], claim["actor"])
            if nested and self.is_actor([text], sum(claim["chain"], [])):
                continue
            if quote and source and quote["doc"] == claim["doc"] and overlap(
                    quote["span"], source["span"]):
                continue
            return "wrong"
        return "right"

    def score_brief(self, tally):
        found = set()
        for row in self.rows(self.brief):
            claim = self.said(row)
            if claim is None:
                if row.section == "commitments":
                    continue
                tally.hit("brief-lines", False)
                self.errors.append(("line without gold", row.quote["doc"], row.quote["text"],
                                    f"{row.section} {row.modality} {row.speakers}"))
                continue
            speaker = self.speaker(row, claim)
            flipped = self.is_flipped(row, claim)
            tally.hit("brief-wrong-speaker", speaker == "wrong")
            tally["brief-flipped"] += flipped
            tally.hit("brief-lines", speaker != "wrong" and not flipped)
            if speaker == "wrong":
                self.errors.append(("WRONG SPEAKER IN BRIEF", claim["doc"], row.quote["text"],
                                    f"{[name for name, _ in row.speakers]} for {claim['actor']}"))
            if flipped:
                self.errors.append(("FLIPPED IN BRIEF", claim["doc"], row.quote["text"],
                                    f"{row.modality} for {claim['modality']}"))
            found.add(claim["id"])
        self.score_wanted(tally, found)
        self.score_unwanted(tally)

    @staticmethod
    def is_flipped(row, claim):
        if row.modality is None or row.section == "commitments":
            return False
        denied = claim["modality"] == "denied"
        if denied and row.modality in PUT_FORWARD:
            # "rejected the charge that …": the words themselves say it is a denial
            cue = claim["cue"]
            return cue is None or not overlap(cue["span"], row.quote["span"])
        return not denied and row.modality == "denied" and claim["polarity"] == "+"

    def score_wanted(self, tally, found):
        same = collections.defaultdict(set)
        for group in self.gold["groups"]:
            for member in group["members"]:
                if member["relation"] in ("first", "repeats"):
                    same[member["claim"]] = {other["claim"] for other in group["members"]
                                             if other["relation"] in ("first", "repeats")}
        series = {one["id"]: one for one in self.gold["series"]}
        commitments = {one["id"]: one for one in self.gold["commitments"]}
        for line in self.gold["brief"]:
            if "claim" in line:
                good = ({line["claim"]} | same[line["claim"]]) & found
            elif "series" in line:
                good = self.shows(self.brief, "figures", series[line["series"]]["points"])
            else:
                one = commitments[line["commitment"]]
                good = self.shows(self.brief, "commitments", [
                    {"doc": one["doc"], "text": one["would"]}, *(
                        {"doc": more["doc"], "text": more["text"]} for more in one["also"])])
            tally.hit("brief-wanted", good)
            if not good:
                what = line.get("claim") or line.get("series") or line["commitment"]
                words = line["words"]["text"] if line["words"] else what
                self.errors.append(("not in the default brief", line["doc"], words,
                                    f"{line['section']} {what}"))

    @staticmethod
    def shows(brief, section, points):
        for item in brief["sections"].get(section, []):
            for quote in item["quotes"]:
                for point in points:
                    span = point["text"].get("span")
                    if quote["doc"] == point["doc"] and overlap(quote["span"], span):
                        return True
        return False

    def score_unwanted(self, tally):
        """Lines the gold names as wrong, with the speaker they would be wrong for."""
        for line in self.gold["wrong"]:
            if not line["speaker"] or line["kind"] == "joined":
                continue
            span, printed = line["words"]["span"], False
            for row in self.rows(self.brief):
                document, place = row.spans(self.texts)[0]
                if document != line["doc"] or overlap(span, place) < 0.7 * (span[1] - span[0]):
                    continue
                named = any(self.is_actor([text], [line["speaker"]]) for text, _ in row.speakers)
                asserted = row.modality in PUT_FORWARD
                cue_in = place[0] < span[0] - 12 and row.modality == "denied"
                printed |= named and asserted and not cue_in
            own = [claim for claim in self.gold["claims"]
                   if claim["doc"] == line["doc"] and line["speaker"] in claim["actor"]
                   and claim["modality"] in PUT_FORWARD
                   and overlap(claim["content"]["span"], span)]
            tally.hit("brief-named-wrong", printed and not own)
            if printed and not own:
                self.errors.append(("NAMED WRONG LINE", line["doc"], line["words"]["text"],
                                    f"{line['kind']} {line['speaker']}"))

    # MARK: groups

    def placed(self):
        """Gold claim id -> (number of the printed group, row), from the whole brief."""
        parent = {}

        def root(key):
            while parent.setdefault(key, key) != key:
                key = parent[key]
            return key

        rows = [row for row in self.rows(self.full)
                if row.section in ("claims", "denied", "disputed")]
        owner = {}
        for row in rows:
            for document, span in row.spans(self.texts):
                key = (document, tuple(span))
                if key in owner:
                    parent[root(row.number)] = root(owner[key])
                owner.setdefault(key, row.number)
        best = {}
        for row in rows:
            for document, span in row.spans(self.texts):
                for claim in self.gold["claims"]:
                    likeness = self.covers(span, claim) if claim["doc"] == document else None
                    if likeness is None:
                        continue
                    same = (claim["modality"] == "denied") == (row.modality == "denied")
                    score = likeness + same
                    if claim["id"] not in best or best[claim["id"]][0] < score:
                        best[claim["id"]] = (score, root(row.number), row)
        return {claim: (group, row) for claim, (_, group, row) in best.items()}

    def relation(self, row):
        if row.modality == "denied":
            return "denies"
        if row.modality in ("no_position", "unverified"):
            return "takes_no_position"
        head = row.item["lines"][0]["parts"]
        marks, current = collections.defaultdict(list), None
        for part in head:
            current = part.get("mark", current)
            if "name" in part and current:
                marks[current].append(part["name"])
            elif "quote" in part and current:
                marks[current].append(part["quote"]["text"])
        own = [text for text, _ in row.speakers]
        for mark, relation in (("withdrawn by", "supersedes"), ("confirmed by", "confirms")):
            if any(same_name(one, other) for one in own for other in marks[mark]):
                return relation
        return "qualifies" if row.modality == "possible" else "repeats"

    def score_groups(self, tally):
        placed = self.placed()
        gold_of = {member["claim"]: group["id"] for group in self.gold["groups"]
                   for member in group["members"]}
        claims = [claim["id"] for claim in self.gold["claims"]
                  if claim["id"] in gold_of or claim["modality"] in GROUPED]
        gold = {claim: gold_of.get(claim, "alone " + claim) for claim in claims}
        guess = {claim: placed[claim][0] if claim in placed else "alone " + claim
                 for claim in claims}
        self.bcubed(tally, "bcubed", gold, guess, claims)
        self.bcubed(tally, "bcubed-found", gold, guess,
                    [claim for claim in claims if claim in placed])
        tally["grouped found"] += sum(claim in placed for claim in claims)
        tally["grouped all"] += len(claims)
        for group in self.gold["groups"]:
            ids = [member["claim"] for member in group["members"]]
            for member in group["members"][1:]:
                claim, wanted = member["claim"], member["relation"]
                joined = claim in placed and any(
                    other in placed and placed[other][0] == placed[claim][0]
                    for other in ids if other != claim)
                tally.hit("joined", joined)
                if not joined:
                    self.note(claim, "not joined", f"{group['about']} ({wanted})")
                    continue
                got = self.relation(placed[claim][1])
                tally.hit("relation", got == wanted)
                swapped = {got, wanted} == {"confirms", "denies"}
                tally["swaps"] += swapped
                tally["denials as repeats"] += (got, wanted) == ("repeats", "denies")
                if got != wanted:
                    self.note(claim, "SWAPPED" if swapped else "relation", f"{got} for {wanted}")
        for claim, other in itertools.combinations([c for c in claims if c in placed], 2):
            if guess[claim] == guess[other] and gold[claim] != gold[other]:
                self.note(claim, "joined wrongly", f"with {other}")

    def note(self, claim, kind, what):
        gold = next(one for one in self.gold["claims"] if one["id"] == claim)
        self.error(kind, gold, what)

    @staticmethod
    def bcubed(tally, name, gold, guess, claims):
        for claim in claims:
            mine = {other for other in claims if guess[other] == guess[claim]}
            true = {other for other in claims if gold[other] == gold[claim]}
            tally[name + " p"] += len(mine & true) / len(mine)
            tally[name + " r"] += len(mine & true) / len(true)
            tally[name + " n"] += 1

    # MARK: series

    def figure(self, document, span):
        figures = self.records.get(document, {"figures": []})["figures"]
        def likeness(one):
            """Of "12 of 17 miners" and "17 miners", the one whose ends are nearer."""
            own = [one["start"], one["end"]]
            return overlap(span, own), iou(span, own)

        best = max(figures, key=likeness, default=None)
        return best if best and overlap(span, [best["start"], best["end"]]) else None

    def score_series(self, tally):
        points, gold = [], {}
        for series in self.gold["series"]:
            for point in series["points"]:
                points.append((point["doc"], tuple(point["text"]["span"])))
                gold[points[-1]] = series["id"]
        for series in self.gold["series"]:
            for other in series["not_in"]:
                key = (other["doc"], tuple(other["text"]["span"]))
                if key not in gold:
                    points.append(key)
                    gold[key] = None
        guess = {}
        for key in points:
            figure = self.figure(*key)
            tally.hit("figure-found", figure)
            guess[key] = figure["series"] if figure else None
        for one, other in itertools.combinations(points, 2):
            in_gold = gold[one] is not None and gold[one] == gold[other]
            in_guess = guess[one] is not None and guess[one] == guess[other]
            tally["pairs gold"] += in_gold
            tally["pairs pred"] += in_guess
            tally["pairs right"] += in_gold and in_guess
            if in_gold != in_guess:
                kind = "not in one series" if in_gold else "wrongly in one series"
                texts = [self.texts[doc][span[0]:span[1]] for doc, span in (one, other)]
                self.errors.append((kind, f"{one[0]}/{other[0]}", " ~ ".join(texts),
                                    f"{guess[one]} / {guess[other]}"))
        self.score_neighbours(tally)

    def score_neighbours(self, tally):
        rows = []
        for number, item in enumerate(self.full["sections"].get("figures", [])):
            for line in item["lines"]:
                quotes = [part["quote"] for part in line["parts"] if "quote" in part]
                marks = [part["mark"] for part in line["parts"] if "mark" in part]
                also = sum((part.get("documents", []) for part in line["parts"]), [])
                if quotes:
                    rows.append((number, len(rows), quotes[0], marks, also))

        def place(point):
            span = point["text"]["span"]
            for row in rows:
                if row[2]["doc"] == point["doc"] and overlap(span, row[2]["span"]):
                    return row
            figure = self.figure(point["doc"], span)
            for row in rows:
                if figure and point["doc"] in row[4]:
                    told = self.figure(row[2]["doc"], row[2]["span"])
                    if told and told["series"] == figure["series"]:
                        return row
            return None

        for series in self.gold["series"]:
            for before, after in itertools.pairwise(series["points"]):
                one, other = place(before), place(after)
                joined = one and other and one[0] == other[0]
                tally.hit("neighbours-joined", joined)
                if not joined:
                    continue
                got = self.neighbour(before, after, one, other)
                tally.hit("neighbour", got == after["relation"])
                if got != after["relation"]:
                    self.errors.append(("neighbour relation", after["doc"], after["text"]["text"],
                                        f"{got} for {after['relation']} ({series['id']})"))

    @staticmethod
    def neighbour(before, after, one, other):
        def number(point):
            if point["min"] is not None and point["max"] is not None:
                return (point["min"] + point["max"]) / 2
            return next(point[key] for key in ("value", "min", "max") if point[key] is not None)

        if one[1] == other[1] or number(before) == number(after):
            return "repeats"
        if "overtaken" in other[3] or other[1] < one[1]:
            return "older_value"
        if "in conflict" in other[3]:
            return "conflicts"
        if "other term" in other[3]:
            return "other_term"
        if {"revised", "risen", "fallen"} & set(other[3]):
            return "revises_up" if number(after) > number(before) else "revises_down"
        return "order not told"

    # MARK: dates of publication, and whether the documents are taken as one story

    def score_dates(self, tally):
        """Printed with its year: read right; any document: none or the right day, no other."""
        tally.hit("one-story", self.brief["stories"] == 1)
        if self.brief["stories"] != 1:
            self.errors.append(("several stories", "", "", str(self.brief["stories"])))
        for document in self.gold["documents"]:
            value = self.records[document["doc"]]["published"]["value"]
            right = value == document["published"] and value is not None
            if document["printed"] == "full":
                tally.hit("date-printed", right)
            elif document["printed"] == "day":
                tally.hit("date-inferred", right)
            start, end = document.get("implied", [document["published"]] * 2)
            fits = value is None or (start or value) <= value <= (end or value)
            tally.hit("date-not-wrong", fits)
            if not fits or not right and document["printed"] != "none":
                self.errors.append(("date", document["doc"], str(document["published"]),
                                    f"{value} ({document['printed']})"))

    # MARK: commitments

    def score_commitments(self, tally):
        """Found, with the right party, and with the trigger reported met where the gold has it."""
        for one in self.gold["commitments"]:
            told = [one, *one["also"]]
            spans = [(more["doc"], (more.get("would") or more["text"])["span"]) for more in told]
            item = next((item for item in self.full["sections"].get("commitments", [])
                         for quote in item["quotes"] for document, span in spans
                         if quote["doc"] == document and overlap(quote["span"], span) > 8), None)
            tally.hit("commitment", item)
            if item is None:
                self.errors.append(("commitment missed", one["doc"], one["would"]["text"],
                                    one["who"]))
                continue
            parts = item["lines"][0]["parts"]
            quotes = [part["quote"]["text"] for part in parts if "quote" in part]
            named = [part["name"] for part in parts if "name" in part] or quotes[:1]
            right = self.is_actor(named, [one["who"]])
            tally.hit("commitment-who", right)
            if not right:
                self.errors.append(("commitment of another", one["doc"], one["would"]["text"],
                                    f"{named} for {one['who']}"))
            wanted = any(later["kind"] in ("met", "carried") for later in one["later"])
            marks = [part.get("mark") for line in item["lines"] for part in line["parts"]]
            got = any(mark and "met" in mark for mark in marks)
            tally.hit("commitment-met", got == wanted)
            if got != wanted:
                self.errors.append(("commitment met", one["doc"], one["would"]["text"],
                                    f"printed {got}, gold {wanted}"))

    def score(self, tally):
        self.score_claims(tally)
        self.score_brief(tally)
        self.score_groups(tally)
        self.score_series(tally)
        self.score_commitments(tally)
        self.score_dates(tally)


def report(split, tally):
    """All numbers are shares in percent or F values: higher is better."""
    def show(name, value):
        print(f"own-stories-{split}-{name}\t{value:.2f}")

    def share(name, key):
        show(name, tally.share(key))

    def without(name, key, cases):
        show(name, 100 - 100 * tally[key] / max(1, tally[cases]))

    show("claims-f", tally.f("claims"))
    for name in ("source", "actor", "modality", "polarity"):
        share("claims-" + name, name)
    without("claims-no-wrong-speaker", "wrong-speaker hits", "wrong-speaker cases")
    without("claims-no-denial-flipped", "flipped", "denials")
    for name in ("bcubed", "bcubed-found"):
        p, r = (tally[f"{name} {part}"] / max(1, tally[name + " n"]) for part in "pr")
        show("groups-" + name, 200 * p * r / (p + r) if p + r else 0)
    show("groups-printed", 100 * tally["grouped found"] / max(1, tally["grouped all"]))
    share("groups-joined", "joined")
    share("groups-relation", "relation")
    without("groups-not-swapped", "swaps", "relation cases")
    without("groups-denials-not-repeats", "denials as repeats", "relation cases")
    share("series-figures-found", "figure-found")
    show("series-pair-f1", tally.f("pairs"))
    share("series-neighbours-joined", "neighbours-joined")
    share("series-relation", "neighbour")
    share("commitments-found", "commitment")
    share("commitments-who", "commitment-who")
    share("commitments-met", "commitment-met")
    share("taken-as-one", "one-story")
    share("dates-printed-right", "date-printed")
    share("dates-day-only-right", "date-inferred")
    share("dates-not-wrong", "date-not-wrong")
    share("brief-lines-right", "brief-lines")
    without("brief-no-wrong-speaker", "brief-wrong-speaker hits", "brief-wrong-speaker cases")
    without("brief-not-flipped", "brief-flipped", "brief-wrong-speaker cases")
    share("brief-wanted", "brief-wanted")
    without("brief-named-wrong-absent", "brief-named-wrong hits", "brief-named-wrong cases")


def main():
    arguments = sys.argv[1:]
    with_errors = "--errors" in arguments
    split = arguments[arguments.index("--split") + 1] if "--split" in arguments else None
    plain = [one for one in arguments if not one.startswith("--") and one != split]
    binary, folders = plain[0], plain[1:]
    tallies = {}
    for story in check.load(folders):
        name = story.gold["split"]
        if split and name != split:
            continue
        if story.errors:
            sys.exit("\n".join(story.errors))
        scored = Story(binary, story)
        scored.score(tallies.setdefault(name, Tally()))
        if with_errors and name == "dev":
            for kind, document, text, what in sorted(scored.errors, key=str):
                print(f"{kind}\t{story.gold['story']}/{document}\t{text}\t{what}")
    for name, tally in sorted(tallies.items()):
        report(name, tally)


if __name__ == "__main__":
    main()
