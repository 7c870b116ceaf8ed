#!/usr/bin/env python3
"""reports.py COUNT [--seed N] [--bytes N]: made reports as JSON Lines, for measuring copies and stories.

Words are made of syllables and drawn with Zipf's law, phrases of two to four words recur, and of
every ten reports four are copies of one of the last 200: verbatim, cut, with sentences of their
own, or with every tenth word replaced. Nothing in them is anybody's text. The same arguments give
the same bytes."""
import argparse, json, random, sys

parser = argparse.ArgumentParser()
parser.add_argument("count", type=int)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--bytes", type=int, default=5000, help="mean length of a report")
options = parser.parse_args()
random.seed(options.seed)

SYLLABLES = [a + b for a in "b c d f g h k l m n p r s t v w st tr pl".split() for b in "a e i o u ai ea".split()]
vocabulary, seen = [], set()
while len(vocabulary) < 40_000:
    word = "".join(random.choices(SYLLABLES, k=random.choice((1, 2, 2, 3, 3, 4))))
    if word not in seen:
        seen.add(word)
        vocabulary.append(word)
weights, total = [], 0.0
for rank in range(1, len(vocabulary) + 1):
    total += 1 / (rank + 2.7)
    weights.append(total)
phrases = [" ".join(random.choices(vocabulary, cum_weights=weights, k=random.randint(2, 4))) for _ in range(20_000)]


def sentence():
    words = random.choices(vocabulary, cum_weights=weights, k=random.randint(8, 24))
    if random.random() < 0.6:
        words.insert(random.randrange(len(words)), random.choice(phrases))
    return " ".join(words).capitalize() + "."


def report():
    target, sentences = random.gauss(options.bytes, options.bytes / 6), []
    while target > 0:
        sentences.append(sentence())
        target -= len(sentences[-1]) + 1
    return sentences


def copy(source):
    kind = random.randrange(4)
    if kind == 1:
        return source[: max(3, len(source) * random.randint(3, 8) // 10)]
    if kind == 2:
        place = random.randrange(len(source))
        return source[:place] + [sentence() for _ in range(5)] + source[place:]
    if kind == 3:
        return [" ".join(random.choice(vocabulary) if random.random() < 0.1 else w for w in s.split()) for s in source]
    return source


recent = []
for number in range(options.count):
    sentences = copy(random.choice(recent)) if recent and random.random() < 0.4 else report()
    recent = (recent + [sentences])[-200:]
    day = 1 + number * 27 // options.count
    json.dump({"id": f"r{number:07}", "outlet": f"outlet-{random.randrange(60)}",
               "published": f"2031-05-{day:02}", "text": "\n".join(" ".join(sentences[i:i + 3]) for i in range(0, len(sentences), 3))}, sys.stdout)
    print()
