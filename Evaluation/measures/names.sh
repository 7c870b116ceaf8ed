#!/usr/bin/env bash
# names.sh BINARY SHARED: persons, bodies and places against UNER-EWT and GUM, exact matches;
# unseen: recall of names that the training part never has.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
ner="$2/corpora/ner"
for pair in ewt:uner-ewt-dev:uner-ewt-train gum:gum-dev-by:gum-train-by; do
  IFS=: read -r name dev train <<< "$pair"
  "$1" parse --iob2 "$ner/$dev.iob2" > "$tmp/$dev.iob2"
  python3 "$2/scorers/span_f1.py" "$ner/$dev.iob2" "$tmp/$dev.iob2" \
    --seen "$ner/$train.iob2" --json | python3 -c '
import json, sys
scores, name = json.load(sys.stdin), sys.argv[1]
print("names-%s-f1\t%.4f" % (name, scores["micro"]["F1"]))
for kind in ("PER", "ORG", "LOC"):
    print("names-%s-%s-f1\t%.4f" % (name, kind.lower(), scores[kind]["F1"]))
print("names-%s-unseen-recall\t%.4f" % (name, scores["unseen_recall"]["R"]))' "$name"
done
