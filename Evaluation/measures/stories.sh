#!/usr/bin/env bash
# stories.sh BINARY SHARED: which documents tell one story, over all four sets and each apart.
set -eu
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
zstd -qdc "$2/corpora/stories/stories-dev.jsonl.zst" > "$tmp/stories.jsonl"
"$1" cluster "$tmp/stories.jsonl" > "$tmp/clusters.jsonl"
for set in all basil ecbplus fnc gvc; do
  python3 -c '
import json, sys
for line in open(sys.argv[1]):
    if sys.argv[2] in ("all", json.loads(line)["set"]): print(line, end="")' \
    "$tmp/stories.jsonl" "$set" > "$tmp/gold.jsonl"
  python3 "$2/scorers/score_stories.py" "$tmp/gold.jsonl" "$tmp/clusters.jsonl" | python3 -c '
import json, sys
print("stories-%s-bcubed\t%.4f" % (sys.argv[1], json.load(sys.stdin)["bcubed"][2]))' "$set"
done
