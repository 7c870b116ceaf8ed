#!/usr/bin/env bash
# rewrites.sh BINARY SHARED: hand-written rewrites found as copies, and their passages, for the half
# that may be tuned on and for the half that may not.
set -eu
here=$(dirname "$0")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for half in dev held; do
  python3 "$here/../rewrites/records.py" --corpus "$tmp/$half" --half "$half"
  "$1" copies "$tmp/$half.docs.jsonl" > "$tmp/pairs.jsonl"
  "$1" copies --spans "$tmp/$half.docs.jsonl" > "$tmp/spans.jsonl"
  for mode in pairs spans; do
    python3 "$2/scorers/score_copies.py" "$mode" "$tmp/$half" "$tmp/$mode.jsonl"
  done | HALF=$half python3 -c '
import json, os, sys
for scores in map(json.loads, sys.stdin):
    for name in ("f1", "precision"):
        print("rewrites-%s-%s-%s\t%.4f" % (os.environ["HALF"], scores["task"], name, scores[name]))'
done
