#!/usr/bin/env bash
# copies.sh BINARY SHARED: copied documents, passages and origins, on the made wire copies.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
zstd -qdc "$2/corpora/stories/wire-dev.tar.zst" | tar -x -C "$tmp"
"$1" copies "$tmp/wire0.docs.jsonl" > "$tmp/pairs.jsonl" 2> "$tmp/faults"
"$1" copies --spans "$tmp/wire0.docs.jsonl" > "$tmp/spans.jsonl" 2> "$tmp/faults"
for mode in pairs spans; do
  python3 "$2/scorers/score_copies.py" "$mode" "$tmp/wire0" "$tmp/$mode.jsonl"
done | python3 -c '
import json, sys
pairs, spans = map(json.loads, sys.stdin)
hits, all = map(int, spans["span_recall"]["repeat"].split("/"))
for name, value in [
    ("copies-pairs-f1", pairs["f1"]), ("copies-pairs-precision", pairs["precision"]),
    ("copies-origins-bcubed", pairs["origins_bcubed"][2]),
    ("copies-spans-f1", spans["f1"]), ("copies-spans-granularity-inverse", 1 / spans["granularity"]),
    ("copies-spans-plagdet", spans["plagdet"]), ("copies-repeats-recall", hits / all),
]:
    print(f"{name}\t{value:.4f}")'
